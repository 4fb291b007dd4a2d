using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>An edition as a tree or as a table, filtered.</summary>
public sealed class GetEdition(NpgsqlDataSource database)
{
    /// <summary>Above this many initiatives the tree shows only those of the open branch.</summary>
    public const int WholeTree = 1000;

    public const int PageSize = 50;

    /// <summary>Names in the address of the orders a table can have, and what they sort by.</summary>
    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["printed"] = "i.position",
        ["text"] = "i.text collate \"C\"",
        ["organisation"] =
            "(select min(o.rank) from responsibility r join organisation o on o.id = r.organisation_id "
            + "where r.initiative_id = i.id and r.role <> 'joint')",
    };

    /// <param name="open">Code of the branch whose initiatives are asked for in a large edition.</param>
    public Task<EditionView?> Tree(
        string slug,
        EditionFilter filter,
        string open,
        CancellationToken cancellation
    ) =>
        Read(
            slug,
            filter,
            async (head, roots, rows) =>
            {
                var all = roots.SelectMany(root => root.WithAllBelow()).ToList();
                var shown = Scope(all, filter);
                var count = shown.Sum(branch => branch.Own);
                if (count > WholeTree)
                    shown = [.. OpenBranch(all, open).Intersect(shown)];
                var found = await rows(
                    count <= WholeTree && filter.Section.Length == 0 ? null : shown,
                    "i.position",
                    int.MaxValue,
                    0
                );
                var byId = all.Where(b => b.IsGoal).ToDictionary(b => b.Id);
                foreach (var row in found)
                    byId[row.GoalId].Initiatives.Add(row);
                return new(head, roots, [], count, [], count > WholeTree, open);
            },
            cancellation
        );

    /// <param name="sort">A column, with - before it for descending.</param>
    /// <param name="page">1-based.</param>
    public Task<EditionView?> Table(
        string slug,
        EditionFilter filter,
        string sort,
        int page,
        CancellationToken cancellation
    ) =>
        Read(
            slug,
            filter,
            async (head, roots, rows) =>
            {
                var all = roots.SelectMany(root => root.WithAllBelow()).ToList();
                var shown = Scope(all, filter);
                var by = Orders.GetValueOrDefault(sort.TrimStart('-'), "i.position");
                var order =
                    $"{by} {(sort.StartsWith('-') ? "desc" : "asc")} nulls last, i.position";
                var found = await rows(
                    filter.Section.Length == 0 ? null : shown,
                    order,
                    PageSize,
                    (page - 1) * PageSize
                );
                return new(head, roots, found, shown.Sum(b => b.Own), [], false, "");
            },
            cancellation
        );

    /// <summary>Every branch, or those below the section that the filter names.</summary>
    private static List<EditionBranch> Scope(List<EditionBranch> all, EditionFilter filter) =>
        filter.Section.Length == 0
            ? all
            :
            [
                .. all.Where(b => !b.IsGoal && b.Code == filter.Section)
                    .SelectMany(b => b.WithAllBelow()),
            ];

    // A branch may itself hold very many; then only what hangs on it directly is opened.
    private static IEnumerable<EditionBranch> OpenBranch(List<EditionBranch> all, string open) =>
        all.Find(b => b.Code == open) is not { } branch ? []
        : branch.Count > WholeTree ? [branch]
        : branch.WithAllBelow();

    /// <param name="of">Null: of every branch.</param>
    private delegate Task<IReadOnlyList<EditionInitiative>> Rows(
        IEnumerable<EditionBranch>? of,
        string order,
        int limit,
        int offset
    );

    private async Task<EditionView?> Read(
        string slug,
        EditionFilter filter,
        Func<EditionHead, IReadOnlyList<EditionBranch>, Rows, Task<EditionView>> make,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var head = await connection.QuerySingleOrDefaultAsync<EditionHead>(
            new(Head, new { slug }, cancellationToken: cancellation)
        );
        if (head == null)
            return null;
        var asked = new
        {
            document = head.DocumentId,
            text = filter.Norm,
            organisation = filter.Organisation,
            role = filter.RoleName,
        };
        var branches = await connection.QueryAsync<EditionBranch>(
            new(Branches(filter), asked, cancellationToken: cancellation)
        );
        var roots = EditionBranch.Grow([.. branches]);
        var view = await make(head, roots, Rows);
        var organisations = await connection.QueryAsync<EditionOrganisation>(
            new(Organisations, asked, cancellationToken: cancellation)
        );
        return view with { Organisations = [.. organisations] };

        async Task<IReadOnlyList<EditionInitiative>> Rows(
            IEnumerable<EditionBranch>? of,
            string order,
            int limit,
            int offset
        )
        {
            var parameters = new DynamicParameters(asked);
            parameters.Add(
                "goals",
                of?.Where(b => b.IsGoal && b.Own > 0).Select(b => b.Id).ToArray()
            );
            parameters.Add("limit", limit);
            parameters.Add("offset", offset);
            return
            [
                .. await connection.QueryAsync<EditionInitiative>(
                    new(
                        $"{Initiatives(filter, of != null, order)} order by {order}",
                        parameters,
                        cancellationToken: cancellation
                    )
                ),
            ];
        }
    }

    private const string Head = """
        select e.id, e.slug, e.name, e.as_of as asof, s.name as strategy, s.name_en as strategyen,
            coalesce(d.id, 0) as documentid, d.sha256, d.title as document,
            (select count(*)::int from initiative i where i.document_id = d.id) as initiatives
        from edition e join strategy s on s.id = e.strategy_id
        left join source_document d on d.id = e.current_document_id
        where e.slug = @slug
        """;

    private static string Branches(EditionFilter filter) =>
        $"""
            select id, code, false as isgoal, level, marker, text, null::bigint as sectionid, parent_id as parentid,
                false as isrepeat, null as crossreference, 0 as own, position
            from section where document_id = @document
            union all
            select g.id, g.code, true, g.level, g.marker, g.text, g.section_id, g.parent_id,
                g.repeat_of_id is not null, g.cross_reference, coalesce(c.own, 0), g.position
            from goal g
            left join (select i.goal_id, count(*)::int as own from initiative i where {filter.Where} group by i.goal_id) c
                on c.goal_id = g.id
            where g.document_id = @document
            order by isgoal desc, position
            """;

    private static string Initiatives(EditionFilter filter, bool ofSomeGoals, string order) =>
        EditionInitiative.Select(
            $"""
            select i.* from initiative i
            where {filter.Where}{(ofSomeGoals ? " and i.goal_id = any(@goals)" : "")}
            order by {order} limit @limit offset @offset
            """
        );

    private const string Organisations = """
        select o.slug, o.name, o.name_en as nameen, n.initiatives
        from (
            select organisation_id, count(*)::int as initiatives
            from (
                select distinct r.organisation_id, r.initiative_id
                from initiative i join responsibility r on r.initiative_id = i.id
                where i.document_id = @document
            ) named
            group by organisation_id
        ) n
        join organisation o on o.id = n.organisation_id
        order by o.rank, o.name
        """;
}

public sealed record EditionView(
    EditionHead Head,
    IReadOnlyList<EditionBranch> Roots,
    IReadOnlyList<EditionInitiative> Rows,
    int Count,
    IReadOnlyList<EditionOrganisation> Organisations,
    bool ByBranch,
    string Open
);

/// <param name="Sha256">Of the document the tree is read from; null, with its title, while none was imported.</param>
/// <param name="Initiatives">Without any filter.</param>
public sealed record EditionHead(
    long Id,
    string Slug,
    string Name,
    string? AsOf,
    string Strategy,
    string? StrategyEn,
    long DocumentId,
    string? Sha256,
    string? Document,
    int Initiatives
);

public sealed record EditionOrganisation(string Slug, string Name, string? NameEn, int Initiatives);
