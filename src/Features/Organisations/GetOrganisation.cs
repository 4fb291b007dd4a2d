using Dapper;
using Npgsql;

namespace Shirube.Features.Organisations;

/// <summary>An organisation: what it is called, what it does in the current editions, with whom, what it reported.</summary>
public sealed class GetOrganisation(NpgsqlDataSource database)
{
    public const int PageSize = 100;
    private const int MostReports = 50;

    /// <param name="role">sole, lead, joint, unmarked; empty for all.</param>
    /// <param name="page">From 1, of its initiatives.</param>
    public async Task<OrganisationView?> Run(
        string slug,
        string role,
        int page,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var head = (await All<OrganisationHead>(Head, new { slug })).SingleOrDefault();
        if (head == null)
            return null;
        var asked = new
        {
            id = head.Id,
            role,
            limit = PageSize,
            offset = (page - 1) * PageSize,
            most = MostReports,
        };
        return new(
            head,
            await All<CalledName>(Names, asked),
            await All<Part>(Parts, asked),
            await All<Partner>(Partners, asked),
            await All<Reported>(Reports, asked)
        );

        async Task<IReadOnlyList<T>> All<T>(string sql, object parameters) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    private const string Head = """
        select o.id, o.slug, o.name, o.name_en as nameen, o.corporate_number as corporatenumber,
            p.slug as parentslug, p.name as parent, p.name_en as parenten, c.*
        from organisation o
        left join organisation p on p.id = o.parent_id
        cross join lateral (
            select (count(*) filter (where r.role = 'lead'))::int as lead, (count(*) filter (where r.role = 'sole'))::int as sole,
                (count(*) filter (where r.role = 'joint'))::int as joint,
                (count(*) filter (where r.role = 'unmarked'))::int as unmarked
            from responsibility r join initiative i on i.id = r.initiative_id
            join edition e on e.current_document_id = i.document_id
            where r.organisation_id = o.id
        ) c
        where o.slug = @slug
        """;

    private const string Names = """
        select 'name' as kind, name as text, valid_from::text as validfrom, valid_to::text as validto, null as basis,
            null as document, null as sha256, null as slug
        from organisation_name where organisation_id = @id
        union all
        select 'alias', a.printed, null, null, a.basis, d.title, d.sha256, null
        from alias a join source_document d on d.id = a.document_id
        where a.organisation_id = @id
            and not exists (select from source_document later where later.replaces_id = d.id)
        union all
        select 'child', name, null, null, null, name_en, null, slug from organisation where parent_id = @id
        order by kind, sha256, validfrom nulls first, text
        """;

    private const string Parts = """
        select i.code, i.text, r.role, g.code as goalcode, g.text as goal, e.name as edition
        from responsibility r join initiative i on i.id = r.initiative_id
        join edition e on e.current_document_id = i.document_id
        join goal g on g.id = i.goal_id
        where r.organisation_id = @id and (@role = '' or r.role = @role)
        order by array_position(array['lead', 'sole', 'joint', 'unmarked'], r.role), e.slug desc, i.position
        limit @limit offset @offset
        """;

    private const string Partners = """
        select o.slug, o.name, o.name_en as nameen, count(distinct r.initiative_id)::int as initiatives
        from responsibility r join initiative i on i.id = r.initiative_id
        join edition e on e.current_document_id = i.document_id
        join responsibility y on y.initiative_id = r.initiative_id
        join organisation o on o.id = y.organisation_id and o.id <> r.organisation_id
        where r.organisation_id = @id
        group by o.id order by initiatives desc, o.rank, o.slug
        """;

    private const string Reports = """
        select p.code, p.kind, p.text, d.title as document, (count(*) over ())::int as total
        from progress p join source_document d on d.id = p.document_id
        where p.repeat_of_id is null
            and exists (select from progress_organisation o where o.progress_id = p.id and o.organisation_id = @id)
            and not exists (select from source_document later where later.replaces_id = d.id)
        order by d.as_of desc nulls last, d.id, p.position limit @most
        """;
}

/// <param name="Parts">One page of its initiatives.</param>
/// <param name="Partners">The most frequent first.</param>
/// <param name="Reports">The first of them; each knows how many there are.</param>
public sealed record OrganisationView(
    OrganisationHead Head,
    IReadOnlyList<CalledName> Names,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<Partner> Partners,
    IReadOnlyList<Reported> Reports
);

/// <param name="CorporateNumber">13 digits.</param>
public sealed record OrganisationHead(
    long Id,
    string Slug,
    string Name,
    string? NameEn,
    string? CorporateNumber,
    string? ParentSlug,
    string? Parent,
    string? ParentEn,
    int Lead,
    int Sole,
    int Joint,
    int Unmarked
)
{
    public int CountOf(string role) =>
        role switch
        {
            "lead" => Lead,
            "sole" => Sole,
            "joint" => Joint,
            "unmarked" => Unmarked,
            _ => Lead + Sole + Joint + Unmarked,
        };
}

/// <param name="Kind">name, alias (what a document calls it), child (a body below it).</param>
/// <param name="Basis">Of an alias: table, name, register, near.</param>
/// <param name="Document">Title of the alias's document; of a child its English name.</param>
public sealed record CalledName(
    string Kind,
    string Text,
    string? ValidFrom,
    string? ValidTo,
    string? Basis,
    string? Document,
    string? Sha256,
    string? Slug
);

/// <summary>Its part in one initiative.</summary>
public sealed record Part(
    string Code,
    string Text,
    string Role,
    string GoalCode,
    string Goal,
    string Edition
);

/// <summary>Another organisation, and how many initiatives name both.</summary>
public sealed record Partner(string Slug, string Name, string? NameEn, int Initiatives);

/// <param name="Total">Of all that it reported.</param>
public sealed record Reported(string Code, string Kind, string Text, string Document, int Total);
