namespace Shirube.Features.Register;

/// <summary>A step of the way from the edition down to a thing, as it stands in its document.</summary>
/// <param name="Kind">section, goal.</param>
public sealed record PathStep(string Kind, string Code, string? Marker, string Text);

/// <summary>A progress entry on a goal.</summary>
/// <param name="Kind">progress, overview, direction, highlight, footnote.</param>
/// <param name="Basis">heading, block, repeat: why it counts as being on this goal.</param>
public sealed class GoalProgress
{
    public string Code { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Text { get; init; } = "";
    public string Basis { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public string Document { get; init; } = "";
    public int Line { get; init; }
    public string[] Printed { get; init; } = [];
    public string?[] Slugs { get; init; } = [];
    public string?[] Names { get; init; } = [];
    public string?[] NamesEn { get; init; } = [];

    internal const string Select = """
        select p.code, p.kind, p.text, pg.basis, d.sha256, d.title as document, n.first_line as line, w.*
        from progress_goal pg
        join progress p on p.id = pg.progress_id
        join source_document d on d.id = p.document_id
        join entry n on n.document_id = p.document_id and n.key = p.entry_key
        cross join lateral (
            select coalesce(array_agg(r.printed order by r.position), '{}') as printed,
                coalesce(array_agg(o.slug order by r.position), '{}') as slugs,
                coalesce(array_agg(o.name order by r.position), '{}') as names,
                coalesce(array_agg(o.name_en order by r.position), '{}') as namesen
            from progress_organisation r left join organisation o on o.id = r.organisation_id
            where r.progress_id = p.id
        ) w
        where pg.goal_id = @goal and p.repeat_of_id is null
            and not exists (select from source_document later where later.replaces_id = d.id)
        order by d.as_of nulls last, p.position
        """;
}

/// <summary>Another goal or initiative nearby: the one before, the one after, the same text elsewhere.</summary>
/// <param name="Why">previous, next, same, original, repeat, child.</param>
public sealed record Neighbour(
    string Why,
    string Code,
    string Text,
    string? Context,
    string? ContextCode
);

/// <summary>What its document leaves open about an entry.</summary>
public sealed record EntryQuestion(string Kind, string TextJa, string TextEn)
{
    /// <summary>The questions about an entry or about any of its lines, as rows of <see cref="Neighbour"/>.</summary>
    internal const string Neighbours = """
        (select 'question', kind, text_ja, text_en, null from question
            where document_id = @document and (entry_key = @key
                or exists (select from unnest(lines) line where line between @first and @last)) order by position)
        """;

    internal static IReadOnlyList<EntryQuestion> Among(IEnumerable<Neighbour> around) =>
        [
            .. around
                .Where(n => n.Why == "question")
                .Select(n => new EntryQuestion(n.Code, n.Text, n.Context ?? "")),
        ];
}

/// <summary>Where a thing stands and what document that is.</summary>
public sealed class Standing
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string Text { get; init; } = "";
    public string? Marker { get; init; }
    public string Level { get; init; } = "";
    public long GoalId { get; init; }
    public long DocumentId { get; init; }
    public string EntryKey { get; init; } = "";
    public int Position { get; init; }
    public string? CrossReference { get; init; }
    public string Norm { get; init; } = "";

    /// <summary>Of an initiative: the entry that it prints again.</summary>
    public string? RepeatOfKey { get; init; }

    /// <summary>Of an initiative: the deadline as a code (FY2025, 2025-09), and all dates that it names.</summary>
    public string? By { get; init; }
    public string[] Deadlines { get; init; } = [];

    /// <summary>Of an initiative: the points below it; further cells of its row, as <c>head: cell</c>.</summary>
    public string[] Details { get; init; } = [];
    public string[] Columns { get; init; } = [];

    /// <summary>Of an initiative: the heading between its goal and it.</summary>
    public string? Group { get; init; }
    public string Edition { get; init; } = "";
    public string EditionSlug { get; init; } = "";
    public string Strategy { get; init; } = "";
    public string? StrategyEn { get; init; }
    public string? AsOf { get; init; }
    public string Sha256 { get; init; } = "";
    public string Document { get; init; } = "";
    public string Language { get; init; } = "ja";
    public int? Page { get; init; }
    public int FirstLine { get; init; }
    public int LastLine { get; init; }
    public string Quote { get; init; } = "";
    public float Confidence { get; init; }

    /// <summary>Whether something is measured of it: pages ask for that apart.</summary>
    public bool HasIndicators { get; init; }

    /// <summary>Whether an answer about it was released: pages ask for that apart.</summary>
    public bool HasReleased { get; init; }

    /// <summary>Whether the edition's current reading holds it; otherwise an older one does.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The document that the edition is read from today, where that is another.</summary>
    public string? CurrentSha256 { get; init; }
    public string? CurrentDocument { get; init; }

    internal const string Shared = """
        e.name as edition, e.slug as editionslug, s.name as strategy, s.name_en as strategyen,
        coalesce(d.as_of, e.as_of) as asof, d.sha256, d.title as document, d.language,
        n.page, n.first_line as firstline, n.last_line as lastline, n.quote, n.confidence,
        d.id = e.current_document_id as iscurrent, c.sha256 as currentsha256, c.title as currentdocument
        """;

    internal const string Joins = """
        join edition e on e.id = t.edition_id
        join strategy s on s.id = e.strategy_id
        join source_document d on d.id = t.document_id
        join entry n on n.document_id = t.document_id and n.key = t.entry_key
        left join source_document c on c.id = e.current_document_id
        where t.code = @code
        order by d.id = e.current_document_id desc, d.imported_at desc
        limit 1
        """;

    /// <summary>The goal <c>@goal</c> and everything above it, from the top.</summary>
    internal const string Path = """
        with recursive goals as (
            select id, code, marker, text, section_id, parent_id, 0 as depth from goal where id = @goal
            union all
            select g.id, g.code, g.marker, g.text, g.section_id, g.parent_id, depth + 1
            from goals join goal g on g.id = goals.parent_id
        ), sections as (
            select s.id, s.code, s.marker, s.text, s.parent_id, 1000 as depth
            from section s where s.id = (select section_id from goals order by depth desc limit 1)
            union all
            select s.id, s.code, s.marker, s.text, s.parent_id, depth + 1
            from sections join section s on s.id = sections.parent_id
        )
        select 'section' as kind, code, marker, text, depth from sections
        union all select 'goal', code, marker, text, depth from goals
        order by depth desc
        """;
}
