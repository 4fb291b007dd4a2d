using Shirube.Data.Indicators;
using Shirube.Domain.Indicators;

namespace Shirube.Features.Indicators;

/// <summary>An indicator as it is defined today.</summary>
public sealed class IndicatorHead
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Empty where none was given.</summary>
    public string TitleEn { get; init; } = "";

    /// <summary>Empty where the source prints none.</summary>
    public string Unit { get; init; } = "";
    public string Measure { get; init; } = "";
    public string? Direction { get; init; }
    public string? Aggregation { get; init; }
    public bool IsPublic { get; init; }

    /// <summary>goal, initiative, progress, edition, document.</summary>
    public string OfKind { get; init; } = "";
    public string OfCode { get; init; } = "";
    public string? OfText { get; init; }
    public string? Edition { get; init; }
    public string? EditionSlug { get; init; }

    /// <summary>The document it was read from, with the words; null where a person defined it.</summary>
    public string? Sha256 { get; init; }
    public string? Document { get; init; }
    public string Language { get; init; } = "ja";
    public int? FirstLine { get; init; }
    public int? LastLine { get; init; }
    public string Statement { get; init; } = "";
    public float? Confidence { get; init; }

    private const string Of = """
        i.of_kind as OfKind, i.of_code as OfCode, i.title, i.title_en as TitleEn, i.unit, i.measure, i.direction,
        i.aggregation, e.name as Edition, e.slug as EditionSlug, d.sha256, d.title as Document,
        coalesce(d.language, 'ja') as Language, i.first_line as FirstLine, i.last_line as LastLine, i.statement,
        i.confidence,
        case i.of_kind
            when 'goal' then (select g.text from goal g where g.code = i.of_code order by g.id desc limit 1)
            when 'initiative' then (select n.text from initiative n where n.code = i.of_code order by n.id desc limit 1)
            when 'progress' then (select p.text from progress p where p.code = i.of_code order by p.id desc limit 1)
            end as OfText
        """;

    private const string Joins = """
        left join edition e on e.id = i.edition_id
        left join source_document d on d.id = i.document_id
        """;

    /// <summary>What anybody may see.</summary>
    internal const string Public = $"""
        select i.id, i.code, true as IsPublic, {Of}
        from public_indicator i {Joins}
        """;

    /// <summary>Drafts, too: asked as the person who has signed in, who may not read documents.</summary>
    internal const string Work = $"""
        select i.id, i.code, i.is_public as IsPublic, i.of_kind as OfKind, i.of_code as OfCode, i.title,
            i.title_en as TitleEn, i.unit, i.measure, i.direction, i.aggregation, e.name as Edition, e.slug as EditionSlug,
            i.first_line as FirstLine, i.last_line as LastLine, i.statement, i.confidence,
            case i.of_kind
                when 'goal' then (select g.text from goal g where g.code = i.of_code order by g.id desc limit 1)
                when 'initiative' then (select n.text from initiative n where n.code = i.of_code order by n.id desc limit 1)
                end as OfText
        from (
            select x.id, x.code, x.edition_id, x.of_kind, x.of_code, d.*
            from indicator x
            join lateral (
                select title, title_en, unit, measure, direction, aggregation, is_public, first_line, last_line, statement,
                    confidence
                from indicator_definition d where d.indicator_id = x.id order by d.number desc limit 1) d on true) i
        left join edition e on e.id = i.edition_id
        """;
}

/// <summary>A line of an indicator's history, with where it comes from.</summary>
public sealed class FactLine : StoredFact
{
    private Fact? fact;

    public long IndicatorId { get; init; }

    /// <summary>Whether it is the newest of its slot.</summary>
    public bool Stands { get; init; }
    public string? Sha256 { get; init; }
    public string? Document { get; init; }
    public int? FirstLine { get; init; }

    /// <summary>Who said it; on public pages null: it was the secretariat.</summary>
    public string? By { get; init; }

    /// <summary>Of an answer that was approved.</summary>
    public long? DutyId { get; init; }
    public string? Round { get; init; }
    public bool IsPublic { get; init; } = true;

    /// <summary>False for the figure of an answer that was returned before its release.</summary>
    public bool Holds { get; init; } = true;
    public DateTime At { get; init; }

    public Fact Fact => fact ??= ToFact();

    private const string PublicColumns = $"""
        f.indicator_id as IndicatorId, {Columns}, f.stands, d.sha256, d.title as Document, f.first_line as FirstLine,
        f.duty_id as DutyId, r.name as Round, f.at
        """;

    private const string PublicJoins = """
        left join source_document d on d.id = f.document_id
        left join duty u on u.id = f.duty_id
        left join round r on r.id = u.round_id
        """;

    /// <summary>What anybody may see, of the indicators <c>@ids</c>, in order of time with the newest line of a slot first.</summary>
    internal const string Public = $"""
        select {PublicColumns} from public_fact f {PublicJoins}
        where f.indicator_id = any(@ids) order by f.indicator_id, {Order}
        """;

    /// <summary>The same of the rows <c>h</c> of <see cref="IndicatorHead"/>, each behind its head; from <c>IndicatorId</c> on
    /// nothing where there is no line.</summary>
    internal const string PublicOfHeads = $"""
        select h.*, {PublicColumns}
        from h
        left join public_fact f on f.indicator_id = h.id and f.indicator_id = any(array(select h.id from h))
        {PublicJoins}
        order by h.id, {Order}
        """;

    /// <summary>Also what is not released yet, as far as row-level security shows it.</summary>
    internal const string Work = $"""
        select f.indicator_id as IndicatorId, {Columns},
            coalesce(f.number = max(f.number) filter (where figure_holds(f.duty_id, f.version)) over (partition by {Slot}),
                false) as stands, figure_holds(f.duty_id, f.version) as Holds,
            f.first_line as FirstLine, f.person_name as By, f.duty_id as DutyId, r.name as Round, f.at,
            figure_is_public(f.duty_id, f.version) as IsPublic
        from indicator_fact f
        left join duty u on u.id = f.duty_id
        left join round r on r.id = u.round_id
        where f.indicator_id = any(@ids) order by f.indicator_id, {Order}
        """;

    internal const string Order = """
        f.ends_on nulls last, f.starts_on,
            array_position(array['baseline', 'break', 'target', 'actual'], f.kind), f.number desc
        """;
}

/// <summary>An indicator with all that may be seen of its history.</summary>
public sealed record IndicatorView(IndicatorHead Head, IReadOnlyList<FactLine> Lines)
{
    /// <summary>What holds today; withdrawn lines are history alone.</summary>
    public IEnumerable<FactLine> Standing =>
        Lines.Where(l => l.Stands && l.Fact.State != FactState.Withdrawn);

    /// <summary>The slots in their order, each with its lines, the newest first.</summary>
    public IEnumerable<IGrouping<(FactKind, Period?), FactLine>> Slots =>
        Lines.GroupBy(l => l.Fact.Slot);

    public FactLine? Last(FactKind kind) => Standing.LastOrDefault(l => l.Fact.Kind == kind);

    internal static IReadOnlyList<IndicatorView> Of(
        IEnumerable<IndicatorHead> heads,
        IEnumerable<FactLine> lines
    )
    {
        var byId = lines.ToLookup(l => l.IndicatorId);
        return [.. heads.Select(h => new IndicatorView(h, [.. byId[h.Id]]))];
    }
}
