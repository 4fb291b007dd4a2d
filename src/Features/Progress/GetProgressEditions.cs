using Dapper;
using Npgsql;

namespace Shirube.Features.Progress;

/// <summary>The editions on which progress was reported, newest first.</summary>
public sealed class GetProgressEditions(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<ProgressEdition>> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<ProgressEdition>(
                new(Sql, cancellationToken: cancellation)
            ),
        ];
    }

    // Documents without an edition stand in a row of their own.
    private const string Sql = """
        select e.slug, e.name, s.name as strategy, s.name_en as strategyen,
            (count(*) filter (where p.kind = 'progress'))::int as progress,
            (count(*) filter (where p.kind = 'overview'))::int as overviews,
            (count(*) filter (where p.kind = 'direction'))::int as directions,
            (select count(*)::int from goal g where g.document_id = e.current_document_id and g.repeat_of_id is null
                and not exists (select from goal b where b.parent_id = g.id)) as goals,
            (select count(distinct pg.goal_id)::int from progress_goal pg join goal g on g.id = pg.goal_id
                where g.document_id = e.current_document_id and g.repeat_of_id is null
                    and not exists (select from goal b where b.parent_id = g.id)) as reported,
            array_agg(distinct d.title) as documents
        from progress p
        join source_document d on d.id = p.document_id
        left join edition e on e.id = p.edition_id
        left join strategy s on s.id = e.strategy_id
        where p.repeat_of_id is null and not exists (select from source_document later where later.replaces_id = d.id)
        group by e.id, s.id
        order by e.year desc nulls last, e.as_of desc nulls last, e.slug
        """;
}

public sealed class ProgressEdition
{
    /// <summary>Null, with the names, for progress whose document belongs to no edition.</summary>
    public string? Slug { get; init; }
    public string? Name { get; init; }
    public string? Strategy { get; init; }
    public string? StrategyEn { get; init; }

    /// <summary>Entries of each kind, those printed again not counted.</summary>
    public int Progress { get; init; }
    public int Overviews { get; init; }
    public int Directions { get; init; }

    /// <summary>Goals of the edition that carry initiatives themselves, and how many of them were reported on.</summary>
    public int Goals { get; init; }
    public int Reported { get; init; }
    public string[] Documents { get; init; } = [];
}
