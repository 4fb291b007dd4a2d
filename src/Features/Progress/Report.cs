namespace Shirube.Features.Progress;

/// <summary>A progress entry with everything that is known of it.</summary>
public sealed class Report
{
    public long Id { get; init; }
    public string Code { get; init; } = "";

    /// <summary>progress, overview, direction, highlight, footnote.</summary>
    public string Kind { get; init; } = "";
    public string? Area { get; init; }
    public string Text { get; init; } = "";
    public string Quote { get; init; } = "";
    public float Confidence { get; init; }
    public bool AreaInferred { get; init; }
    public bool ColumnInferred { get; init; }
    public string? Edition { get; init; }
    public string? EditionSlug { get; init; }
    public string Sha256 { get; init; } = "";
    public string Document { get; init; } = "";
    public string Language { get; init; } = "ja";
    public string? AsOf { get; init; }
    public bool IsReplaced { get; init; }

    /// <summary>Code of the entry of which this is another printing.</summary>
    public string? FirstPrinting { get; init; }

    /// <summary>Every place where it is printed, its own first: page (0 without pages), first and last line.</summary>
    public int[] Pages { get; init; } = [];
    public int[] FirstLines { get; init; } = [];
    public int[] LastLines { get; init; } = [];

    public long[] GoalIds { get; init; } = [];
    public string[] GoalCodes { get; init; } = [];
    public string[] GoalTexts { get; init; } = [];

    /// <summary>For each goal heading, block or repeat: why the entry counts as being on it.</summary>
    public string[] Bases { get; init; } = [];

    public string[] Printed { get; init; } = [];
    public string?[] Slugs { get; init; } = [];
    public string?[] Names { get; init; } = [];
    public string?[] NamesEn { get; init; } = [];

    /// <summary>Ends with a where clause that goes on with <c>and</c>.</summary>
    internal const string Select = """
        select p.id, p.code, p.kind, p.area, p.text, n.quote, n.confidence,
            coalesce((n.fields ->> 'areaInferred')::boolean, false) as areainferred,
            coalesce((n.fields ->> 'columnInferred')::boolean, false) as columninferred,
            e.name as edition, e.slug as editionslug, d.sha256, d.title as document, d.language, d.as_of as asof,
            later.id is not null as isreplaced, o.code as firstprinting, at.*, gs.*, who.*
        from progress p
        join source_document d on d.id = p.document_id
        join entry n on n.document_id = p.document_id and n.key = p.entry_key
        left join edition e on e.id = p.edition_id
        left join progress o on o.id = p.repeat_of_id
        left join lateral (select l.id from source_document l where l.replaces_id = d.id limit 1) later on true
        cross join lateral (
            select array_agg(coalesce(x.page, 0) order by r.id <> p.id, r.position) as pages,
                array_agg(x.first_line order by r.id <> p.id, r.position) as firstlines,
                array_agg(x.last_line order by r.id <> p.id, r.position) as lastlines
            from progress r join entry x on x.document_id = r.document_id and x.key = r.entry_key
            where r.id = p.id or r.repeat_of_id = coalesce(p.repeat_of_id, p.id) or r.id = p.repeat_of_id
        ) at
        cross join lateral (
            select coalesce(array_agg(g.id order by g.position), '{}') as goalids,
                coalesce(array_agg(g.code order by g.position), '{}') as goalcodes,
                coalesce(array_agg(g.text order by g.position), '{}') as goaltexts,
                coalesce(array_agg(pg.basis order by g.position), '{}') as bases
            from progress_goal pg join goal g on g.id = pg.goal_id
            where pg.progress_id = p.id
        ) gs
        cross join lateral (
            select coalesce(array_agg(r.printed order by r.position), '{}') as printed,
                coalesce(array_agg(b.slug order by r.position), '{}') as slugs,
                coalesce(array_agg(b.name order by r.position), '{}') as names,
                coalesce(array_agg(b.name_en order by r.position), '{}') as namesen
            from progress_organisation r left join organisation b on b.id = r.organisation_id
            where r.progress_id = p.id
        ) who
        where not (later.id is not null and @current)
        """;
}
