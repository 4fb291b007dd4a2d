using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain.Organisations;

namespace Shirube.Data.Organisations;

/// <summary>The known organisations stand in every register; a build that knows more or better brings it up.</summary>
internal static class DirectorySeed
{
    private const string Known = """
        with known as (
            select * from unnest($1, $2, $3, $4, $5) as k (slug, name, name_en, number, rank))
        """;

    private const string Same = """
        (o.name, o.name_en, o.corporate_number, o.rank)
            is not distinct from (k.name, k.name_en, k.number, k.rank)
        """;

    public static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            $"{Known} select count(*) from known k join organisation o using (slug) where {Same}"
        );
        return (long)(await command.ExecuteScalarAsync(ct))! == KnownOrganisations.All.Length;
    }

    public static async Task WriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Command(
            connection,
            $"""
            {Known}, mended as (
                update organisation o
                set name = k.name, name_en = k.name_en, corporate_number = k.number, rank = k.rank
                from known k where k.slug = o.slug and not ({Same}))
            insert into organisation (slug, name, name_en, corporate_number, rank)
            select slug, name, name_en, number, rank from known k
            where not exists (select from organisation o where o.slug = k.slug)
            order by rank
            """
        );
        await command.ExecuteNonQueryAsync(ct);
        await using var names = new NpgsqlCommand(
            """
            insert into organisation_name (organisation_id, name)
            select o.id, n.name from unnest($1, $2) as n (slug, name) join organisation o using (slug)
            on conflict do nothing
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = Names.Select(n => n.Slug).ToArray() },
                new() { Value = Names.Select(n => n.Name).ToArray() },
            },
        };
        await names.ExecuteNonQueryAsync(ct);
        await using var clock = new NpgsqlCommand("select now()", connection);
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            (DateTime)(await clock.ExecuteScalarAsync(ct))!,
            "shirube",
            "Organisations.UpdateDirectory",
            "organisations",
            $$"""{"known":{{KnownOrganisations.All.Length}}}""",
            ct: ct
        );
        await transaction.CommitAsync(ct);
    }

    private static IEnumerable<(string Slug, string Name)> Names =>
        KnownOrganisations.All.SelectMany(o =>
            o.ShortNames.Prepend(o.Name).Select(n => (o.Slug, n))
        );

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var all = KnownOrganisations.All;
        return new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = all.Select(o => o.Slug).ToArray() },
                new() { Value = all.Select(o => o.Name).ToArray() },
                new() { Value = all.Select(o => o.NameEn).ToArray() },
                new() { Value = all.Select(o => o.CorporateNumber).ToArray() },
                new() { Value = all.Select(o => o.Rank).ToArray() },
            },
        };
    }
}
