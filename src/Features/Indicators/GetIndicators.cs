using Dapper;
using Npgsql;

namespace Shirube.Features.Indicators;

/// <summary>Indicators that anybody may see, in the order of their editions; three statements.</summary>
public sealed class GetIndicators(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <param name="edition">Slug; empty for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<IndicatorList> Run(string edition, int page, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var editions = (
            await connection.QueryAsync<(string Slug, string Name, int Count)>(
                new(
                    """
                    select coalesce(e.slug, ''), coalesce(e.name, ''), count(*)::int
                    from public_indicator i left join edition e on e.id = i.edition_id
                    group by 1, 2, e.as_of order by e.as_of desc nulls last, 2
                    """,
                    cancellationToken: cancellation
                )
            )
        ).AsList();
        var heads = (
            await connection.QueryAsync<IndicatorHead>(
                new(
                    $"""
                    {IndicatorHead.Public} where @edition = '' or e.slug = @edition
                    order by e.as_of desc nulls last, e.name, d.id, i.first_line, i.id
                    limit {PageSize} offset @skip
                    """,
                    new { edition, skip = (page - 1L) * PageSize },
                    cancellationToken: cancellation
                )
            )
        ).AsList();
        var lines = await connection.QueryAsync<FactLine>(
            new(
                FactLine.Public,
                new { ids = heads.Select(h => h.Id).ToArray() },
                cancellationToken: cancellation
            )
        );
        return new(
            IndicatorView.Of(heads, lines),
            editions,
            editions.Where(e => edition.Length == 0 || e.Slug == edition).Sum(e => e.Count)
        );
    }

    /// <summary>Those of a goal or an initiative, and of what was reported on it; one statement.</summary>
    public async Task<IReadOnlyList<IndicatorView>> OfThing(
        string code,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (
            await connection.QueryAsync<
                IndicatorHead,
                FactLine?,
                (IndicatorHead Head, FactLine? Line)
            >(
                new(
                    $"""
                    with h as (
                        {IndicatorHead.Public}
                        where i.of_code = @code or i.of_kind = 'progress' and i.of_code in (
                            select p.code from goal g join progress_goal l on l.goal_id = g.id
                            join progress p on p.id = l.progress_id where g.code = @code)
                        order by i.id limit {PageSize})
                    {FactLine.PublicOfHeads}
                    """,
                    new { code },
                    cancellationToken: cancellation
                ),
                (head, line) => (head, line),
                splitOn: "IndicatorId"
            )
        ).AsList();
        return IndicatorView.Of(
            rows.Select(r => r.Head).DistinctBy(h => h.Id),
            rows.Select(r => r.Line).OfType<FactLine>()
        );
    }
}

/// <param name="Editions">All that have any, with how many; without a slug: documents of no edition.</param>
/// <param name="Total">On all pages.</param>
public sealed record IndicatorList(
    IReadOnlyList<IndicatorView> Rows,
    IReadOnlyList<(string Slug, string Name, int Count)> Editions,
    int Total
);
