using Dapper;
using Npgsql;

namespace Shirube.Features.Organisations;

/// <summary>Every organisation with its part in the current editions, who works with whom, and names that nobody could
/// place.</summary>
public sealed class GetOrganisations(NpgsqlDataSource database)
{
    /// <summary>Unresolved names of one page.</summary>
    public const int PageSize = 200;

    /// <param name="page">1-based, of the unresolved names.</param>
    public async Task<OrganisationsView> Run(int page, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return new(
            await All<OrganisationRow>(Rows),
            await All<Pair>(Pairs),
            await All<UnresolvedName>(
                Unresolved,
                new { limit = PageSize, offset = (page - 1L) * PageSize }
            )
        );

        async Task<IReadOnlyList<T>> All<T>(string sql, object? parameters = null) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    private const string Rows = """
        with roles as (
            select r.organisation_id, count(*) filter (where r.role = 'sole') as sole,
                count(*) filter (where r.role = 'lead') as lead, count(*) filter (where r.role = 'joint') as joint,
                count(*) filter (where r.role = 'unmarked') as unmarked
            from edition e join initiative i on i.document_id = e.current_document_id
            join responsibility r on r.initiative_id = i.id
            group by r.organisation_id
        ), reports as (
            select o.organisation_id, count(distinct o.progress_id) as reports
            from progress p join progress_organisation o on o.progress_id = p.id
            where p.repeat_of_id is null
                and not exists (select from source_document later where later.replaces_id = p.document_id)
            group by o.organisation_id
        )
        select o.slug, o.name, o.name_en as nameen, p.name as parent, p.name_en as parenten,
            coalesce(r.lead, 0)::int as lead, coalesce(r.sole, 0)::int as sole, coalesce(r.joint, 0)::int as joint,
            coalesce(r.unmarked, 0)::int as unmarked, coalesce(t.reports, 0)::int as reports
        from organisation o
        left join organisation p on p.id = o.parent_id
        left join roles r on r.organisation_id = o.id
        left join reports t on t.organisation_id = o.id
        order by o.rank, o.slug
        """;

    private const string Pairs = """
        with named as (
            select distinct r.initiative_id, r.organisation_id
            from edition e join initiative i on i.document_id = e.current_document_id
            join responsibility r on r.initiative_id = i.id
            where r.organisation_id is not null
        ), pair as (
            select x.organisation_id as one, y.organisation_id as other, count(*)::int as initiatives
            from named x join named y on y.initiative_id = x.initiative_id and y.organisation_id <> x.organisation_id
            group by x.organisation_id, y.organisation_id
        )
        select a.slug as one, b.slug as other, p.initiatives
        from pair p join organisation a on a.id = p.one join organisation b on b.id = p.other
        """;

    private const string Unresolved = """
        select n.printed, d.sha256, d.title as document, count(*)::int as mentions, min(n.line) as line,
            (count(*) over ())::int as total
        from (
            select r.printed, i.document_id, x.first_line as line
            from responsibility r join initiative i on i.id = r.initiative_id
            join entry x on x.document_id = i.document_id and x.key = i.entry_key
            where r.organisation_id is null
            union all
            select o.printed, p.document_id, x.first_line
            from progress_organisation o join progress p on p.id = o.progress_id
            join entry x on x.document_id = p.document_id and x.key = p.entry_key
            where o.organisation_id is null
        ) n
        join source_document d on d.id = n.document_id
        where not exists (select from source_document later where later.replaces_id = d.id)
        group by n.printed, d.sha256, d.title
        order by mentions desc, n.printed, d.sha256 limit @limit offset @offset
        """;
}

/// <param name="Rows">In the official order.</param>
/// <param name="Pairs">Both ways round.</param>
/// <param name="Unresolved">Those of the page asked for.</param>
public sealed record OrganisationsView(
    IReadOnlyList<OrganisationRow> Rows,
    IReadOnlyList<Pair> Pairs,
    IReadOnlyList<UnresolvedName> Unresolved
);

/// <summary>An organisation, and its mentions in initiatives by role.</summary>
/// <param name="Reports">Progress entries that name it as reporting.</param>
public sealed record OrganisationRow(
    string Slug,
    string Name,
    string? NameEn,
    string? Parent,
    string? ParentEn,
    int Lead,
    int Sole,
    int Joint,
    int Unmarked,
    int Reports
)
{
    public int Initiatives => Lead + Sole + Joint + Unmarked;
}

/// <summary>How many initiatives name both organisations.</summary>
public sealed record Pair(string One, string Other, int Initiatives);

/// <summary>A name in a document of which it is not known whom it means.</summary>
/// <param name="Line">Of the first mention.</param>
/// <param name="Total">Such names on all pages.</param>
public sealed record UnresolvedName(
    string Printed,
    string Sha256,
    string Document,
    int Mentions,
    int Line,
    int Total
);
