using Dapper;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Strategies;

namespace Shirube.Features.Importing;

internal sealed record ShelvedEdition(long Id, string Slug);

/// <summary>The strategy and edition that a document belongs to, made where the register has none yet.</summary>
internal static class EditionShelf
{
    public static async Task<ShelvedEdition> FindOrMakeAsync(
        NpgsqlConnection connection,
        EditionName name
    )
    {
        return await FindAsync(connection, name) ?? await MakeAsync(connection, name);
    }

    public static Task<ShelvedEdition?> FindAsync(NpgsqlConnection connection, EditionName name) =>
        connection.QueryFirstOrDefaultAsync<ShelvedEdition>(
            """
            select e.id, e.slug from edition e join strategy s on s.id = e.strategy_id
            where (s.name = @Strategy or s.name_en = @Strategy) and e.name = @Name
            """,
            new { name.Strategy, name.Name }
        );

    // Two names may come to the same readable slug; the later one then carries its language, or its public id, behind.
    private static async Task<ShelvedEdition> MakeAsync(
        NpgsqlConnection connection,
        EditionName name
    )
    {
        var slug = StrategySlug.Of(name.Name);
        return await connection.QuerySingleAsync<ShelvedEdition>(
            """
            insert into edition (strategy_id, slug, name, year)
            select @StrategyId, (select s from unnest(@Slugs) with ordinality as u (s, n)
                where not exists (select from edition where slug = s) order by n limit 1), @Name, @Year
            returning id, slug
            """,
            new
            {
                StrategyId = await StrategyAsync(connection, name.Strategy),
                name.Name,
                name.Year,
                Slugs = (string[])
                    [
                        slug,
                        $"{slug}-{StrategySlug.LanguageOf(name.Name)}",
                        $"{slug}-{PublicId.Of('e', name.Name)}",
                    ],
            }
        );
    }

    /// <summary>The strategy of that name, or the one that it is the name of in the other language: AI戦略 and AI
    /// Strategy. Its Japanese name stands first.</summary>
    private static Task<long> StrategyAsync(NpgsqlConnection connection, string name) =>
        connection.QuerySingleAsync<long>(
            """
            with found as (
                select id, name from strategy
                where name = @name or name_en = @name or @translates and slug = @slug and name_en is null
                    and name ~ '^[ -~]+$' <> @isEnglish
                order by name = @name desc, name_en = @name desc nulls last limit 1
            ), named as (
                update strategy s set name = case when @isEnglish then s.name else @name end,
                    name_en = case when @isEnglish then @name else s.name end
                from found where s.id = found.id and s.name_en is null and found.name <> @name
            ), made as (
                insert into strategy (slug, name)
                select case when exists (select from strategy where slug = @slug)
                    then @slug || '-' || @id else @slug end, @name
                where not exists (select from found)
                returning id)
            select id from found union all select id from made
            """,
            new
            {
                name,
                slug = StrategySlug.Of(name),
                id = PublicId.Of('s', name),
                isEnglish = StrategySlug.LanguageOf(name) == "en",
                translates = StrategySlug.HasOwnWord(name),
            }
        );
}
