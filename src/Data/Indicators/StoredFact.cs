using Shirube.Domain.Indicators;

namespace Shirube.Data.Indicators;

/// <summary>A row of an indicator's history.</summary>
public class StoredFact
{
    /// <summary>Of a row <c>f</c> of indicator_fact or public_fact.</summary>
    public const string Columns = """
        f.kind, f.state, f.starts_on::timestamp as StartsOn, f.ends_on::timestamp as EndsOn, f.period as PeriodCode, f.number,
        f.value, f.qualifier, f.printed, f.due_on::timestamp as DueOn, f.set_by as SetBy, f.reason
        """;

    /// <summary>What lines of one slot share; the newest of each comes first.</summary>
    public const string Slot = """
        f.indicator_id, f.kind, case when f.kind <> 'baseline' then f.starts_on end,
        case when f.kind <> 'baseline' then f.ends_on end
        """;

    public string Kind { get; init; } = "";
    public string State { get; init; } = "";
    public DateTime? StartsOn { get; init; }
    public DateTime? EndsOn { get; init; }
    public string? PeriodCode { get; init; }
    public int Number { get; init; }
    public decimal? Value { get; init; }
    public string? Qualifier { get; init; }
    public string? Printed { get; init; }
    public DateTime? DueOn { get; init; }
    public string SetBy { get; init; } = "";
    public string Reason { get; init; } = "";

    public Fact ToFact() =>
        new(
            FactWords.ParseKind(Kind)!.Value,
            FactWords.ParseState(State)!.Value,
            StartsOn is { } start && EndsOn is { } end
                ? new(DateOnly.FromDateTime(start), DateOnly.FromDateTime(end), PeriodCode ?? "")
                : null,
            Number,
            Value is { } value ? new(value, Qualifiers.Parse(Qualifier), Printed ?? "") : null,
            DueOn is { } due ? DateOnly.FromDateTime(due) : null,
            SetBy,
            Reason
        );
}
