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
            where s.name = @Strategy and e.year is not distinct from @Year
            """,
            new { name.Strategy, name.Year }
        );

    // Two names may come to the same readable slug; the later one then carries its public id behind.
    private static Task<ShelvedEdition> MakeAsync(NpgsqlConnection connection, EditionName name) =>
        connection.QuerySingleAsync<ShelvedEdition>(
            """
            with made as (
                insert into strategy (slug, name)
                select case when exists (select from strategy where slug = @StrategySlug)
                    then @StrategySlug || '-' || @StrategyId else @StrategySlug end, @Strategy
                where not exists (select from strategy where name = @Strategy)
                returning id)
            insert into edition (strategy_id, slug, name, year)
            select coalesce((select id from made), (select id from strategy where name = @Strategy)),
                case when exists (select from edition where slug = @EditionSlug)
                    then @EditionSlug || '-' || @EditionId else @EditionSlug end, @Name, @Year
            returning id, slug
            """,
            new
            {
                name.Strategy,
                name.Name,
                name.Year,
                StrategySlug = StrategySlug.Of(name.Strategy),
                StrategyId = PublicId.Of('s', name.Strategy),
                EditionSlug = StrategySlug.Of(name.Name),
                EditionId = PublicId.Of('e', name.Name),
            }
        );
}
