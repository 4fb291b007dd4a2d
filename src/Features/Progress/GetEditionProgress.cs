using Dapper;
using Npgsql;

namespace Shirube.Features.Progress;

/// <summary>What was reported on an edition, goal by goal.</summary>
public sealed class GetEditionProgress(NpgsqlDataSource database)
{
    /// <summary>Of a goal's initiatives the page shows so many; the goal's own page has all.</summary>
    public const int MostInitiatives = 12;

    /// <summary>Entries of one page.</summary>
    public const int PageSize = 1000;

    /// <param name="page">1-based.</param>
    public async Task<EditionProgress?> Run(string slug, int page, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var goals = await All<ReportedGoal>(Goals, new { slug });
        var edition = (
            await All<(long Id, string Name, int Entries)>(Edition, new { slug })
        ).SingleOrDefault();
        if (edition.Name == null)
            return null;
        var reports = await All<Report>(
            $"{Report.Select} and p.edition_id = @id and p.repeat_of_id is null order by d.as_of, d.id, p.position limit @limit offset @offset",
            new
            {
                id = edition.Id,
                current = true,
                limit = PageSize,
                offset = (page - 1L) * PageSize,
            }
        );
        var initiatives = await All<GoalInitiative>(
            Initiatives,
            new
            {
                goals = reports.SelectMany(r => r.GoalIds).Distinct().ToArray(),
                most = MostInitiatives,
            }
        );
        return new(
            slug,
            edition.Name,
            edition.Entries,
            goals,
            reports,
            initiatives.ToLookup(i => i.GoalId)
        );

        async Task<IReadOnlyList<T>> All<T>(string sql, object parameters) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    private const string Edition = """
        select e.id, e.name, (
            select count(*)::int from progress p where p.edition_id = e.id and p.repeat_of_id is null
                and not exists (select from source_document later where later.replaces_id = p.document_id))
        from edition e where e.slug = @slug
        """;

    private const string Goals = """
        select g.id, g.code, g.text, g.level, coalesce(part.text, '') as part,
            (select count(*)::int from initiative i where i.goal_id = g.id) as initiatives,
            exists (select from progress_goal pg join progress p on p.id = pg.progress_id
                where pg.goal_id = g.id and p.edition_id = e.id and p.repeat_of_id is null
                    and not exists (select from source_document later where later.replaces_id = p.document_id)) as isreported
        from edition e join goal g on g.document_id = e.current_document_id
        left join section part on part.id = g.section_id
        where e.slug = @slug and g.repeat_of_id is null and (
            not exists (select from goal b where b.parent_id = g.id)
            or exists (select from progress_goal pg where pg.goal_id = g.id))
        order by g.position
        """;

    private const string Initiatives = """
        select goal_id as goalid, code, text from (
            select goal_id, code, text, position, row_number() over (partition by goal_id order by position) as n
            from initiative where goal_id = any(@goals)) i
        where n <= @most order by position
        """;
}

/// <param name="Entries">Of all pages, those printed again not counted.</param>
/// <param name="Goals">In the document's order: those that carry initiatives, and those reported on.</param>
/// <param name="Reports">Of the page asked for.</param>
/// <param name="Initiatives">By the goal's id.</param>
public sealed record EditionProgress(
    string Slug,
    string Name,
    int Entries,
    IReadOnlyList<ReportedGoal> Goals,
    IReadOnlyList<Report> Reports,
    ILookup<long, GoalInitiative> Initiatives
)
{
    /// <summary>Entries of the page on this goal and no other.</summary>
    public IEnumerable<Report> On(long goal) =>
        Reports.Where(r => r.GoalIds is [var only] && only == goal);

    /// <summary>Entries of the page on several goals, or on none that is known.</summary>
    public IEnumerable<Report> Loose => Reports.Where(r => r.GoalIds.Length != 1);

    /// <summary>Goals that no entry of any page names, not even with others.</summary>
    public IEnumerable<ReportedGoal> WithoutReport => Goals.Where(g => !g.IsReported);
}

/// <param name="Part">Words of the section it stands in.</param>
public sealed record ReportedGoal(
    long Id,
    string Code,
    string Text,
    string Level,
    string Part,
    int Initiatives,
    bool IsReported
);

public sealed record GoalInitiative(long GoalId, string Code, string Text);
