using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain;
using Shirube.Domain.Dates;
using Shirube.Domain.Indicators;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>An indicator that a document prints, with what it says of it.</summary>
/// <param name="OfKind">What it measures: goal, initiative, progress, edition, document.</param>
internal sealed record IndicatorDraft(
    string Code,
    string OfKind,
    string OfCode,
    string Title,
    string Unit,
    Measure Measure,
    string Statement,
    int FirstLine,
    int LastLine,
    double Confidence,
    IReadOnlyList<Fact> Facts
)
{
    public IEnumerable<(FactKind, Period?)> Slots => Facts.Select(f => f.Slot);
}

/// <summary>Finds the indicators of a proposal: entries that are one, and the figures that goals, initiatives and reports
/// print in their sentences.</summary>
internal sealed partial class IndicatorDrafts
{
    private readonly Draft draft;
    private readonly string edition;
    private readonly string? slug;
    private readonly DateOnly? asOf;
    private readonly Dictionary<string, (string Kind, string Code)> things = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, Entry> entries;
    private readonly Dictionary<string, IndicatorDraft> found = new(StringComparer.Ordinal);

    private IndicatorDrafts(Draft draft, string edition, string? slug)
    {
        (this.draft, this.edition, this.slug) = (draft, edition, slug);
        asOf = DayOf(draft.Facts.AsOf);
        entries = draft.Proposal.Entries.ToDictionary(e => e.Id);
        // A goal that stands in for a missing one shares the entry of its initiative: the initiative is what it says.
        foreach (var goal in draft.Tree.Goals)
            things[goal.Entry.Id] = ("goal", goal.Code);
        foreach (var initiative in draft.Tree.Initiatives)
            things[initiative.Entry.Id] = ("initiative", initiative.Code);
        foreach (var report in draft.Progress.Reports)
            things[report.Entry.Id] = ("progress", report.Code);
    }

    /// <param name="edition">What the codes are made from, as those of goals are.</param>
    /// <param name="slug">The edition's; null where the document is of none.</param>
    public static IReadOnlyList<IndicatorDraft> Of(Draft draft, string edition, string? slug)
    {
        var all = new IndicatorDrafts(draft, edition, slug);
        foreach (var entry in draft.Proposal.Entries)
            if (entry.RepeatOf is null)
                all.Read(entry);
        return [.. all.found.Values];
    }

    private void Read(Entry entry)
    {
        if (entry.Kind == EntryKind.Indicator)
            ReadIndicator(entry);
        else if (
            entry.Kind
            is EntryKind.OverarchingGoal
                or EntryKind.SpecificGoal
                or EntryKind.Initiative
        )
            ReadSentence(entry, entry.Text, isPromise: true);
        else if (entry.Kind == EntryKind.Progress)
        {
            ReadSentence(entry, entry.Text, isPromise: false);
            foreach (var detail in Details(entry))
                ReadSentence(entry, detail, isPromise: false);
        }
    }

    private static IEnumerable<string> Details(Entry entry) =>
        entry.Fields.GetValueOrDefault("details") as IEnumerable<string> ?? [];

    private void ReadSentence(Entry entry, string text, bool isPromise)
    {
        if (!things.TryGetValue(entry.Id, out var thing))
            return;
        foreach (var figure in PrintedFigures.In(text, isPromise, asOf))
        {
            var kind = figure.IsTarget ? FactKind.Target : FactKind.Actual;
            Add(
                entry,
                thing,
                figure.Title,
                figure.Unit,
                text,
                Math.Min(figure.Confidence, entry.Confidence),
                figure.Before is { } before
                    ?
                    [
                        Said(FactKind.Baseline, figure.BeforePeriod, before),
                        Said(kind, figure.Period, figure.Value),
                    ]
                    : [Said(kind, figure.Period, figure.Value)]
            );
        }
    }

    /// <summary>An entry with its figures as fields: of a table of a plan, or below a target of a paper about research.</summary>
    private void ReadIndicator(Entry entry)
    {
        var unit = entry.Fields.GetValueOrDefault("unit") as string ?? "";
        var above = entry.Parent is { } p ? entries.GetValueOrDefault(p) : null;
        var facts = new List<Fact>();
        if (above is { Kind: EntryKind.Target })
        {
            if (Value(entry, "from", unit) is { } from)
                facts.Add(Said(FactKind.Baseline, null, from));
            if (Value(entry, "value", unit) is { } value)
                facts.Add(
                    Said(
                        FactKind.Target,
                        PlannedDates.In(above.Text, asOf) is [var only] ? Period.Of(only) : null,
                        entry.Fields.GetValueOrDefault("printed") is string printed
                            ? value with
                            {
                                Printed = printed,
                            }
                            : value
                    )
                );
        }
        foreach (
            var (field, kind) in new[]
            {
                ("baseline", FactKind.Baseline),
                ("target", FactKind.Target),
            }
        )
            if (Value(entry, field, unit) is { } value)
                facts.Add(Said(kind, DateBehind(entry.Place.Quote, value), value));
            else if (
                entry.Fields.GetValueOrDefault(field) is string { Length: > 0 and <= 200 } said
            )
                facts.Add(new(kind, FactState.Missing, null, 1, null, null, "", said));
        if (facts.Count > 0)
            Add(
                entry,
                Nearest(entry),
                entry.Text,
                unit,
                above is { Kind: EntryKind.Target } ? above.Text : entry.Text,
                Math.Min(entry.Confidence, facts.All(f => f.Period is null) ? 0.6 : 0.85),
                facts
            );
    }

    private static Quantity? Value(Entry entry, string field, string unit) =>
        entry.Fields.GetValueOrDefault(field) switch
        {
            decimal number => new(number, Qualifier.Exact, Invariant(number)),
            long number => new(number, Qualifier.Exact, Invariant(number)),
            string words => Quantity.Read(words, unit),
            _ => null,
        };

    private static string Invariant(IFormattable number) =>
        number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The date in brackets behind that very figure; no other is taken for its own.</summary>
    private Period? DateBehind(string quote, Quantity value)
    {
        var number = value.Printed.Trim('約', ' ');
        foreach (Match match in Bracketed().Matches(Normal.Nfkc(quote)))
            if (
                match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal) == number
                && PlannedDates.In(match.Groups["in"].Value, asOf) is [var only]
            )
                return Period.Of(only);
        return null;
    }

    private (string, string) Nearest(Entry entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (
            var id = entry.Parent;
            id is not null && seen.Add(id) && entries.TryGetValue(id, out var above);
            id = above.Parent
        )
            if (things.TryGetValue(id, out var thing))
                return thing;
        return slug is null ? ("document", draft.Facts.Sha256[..12]) : ("edition", slug);
    }

    private void Add(
        Entry entry,
        (string Kind, string Code) of,
        string title,
        string unit,
        string statement,
        double confidence,
        IReadOnlyList<Fact> facts
    )
    {
        // What reports say of the same thing is one series, whichever report says it.
        string[] parts =
        [
            edition,
            "indicator",
            of.Kind,
            of.Kind == "progress" ? "" : of.Code,
            Normal.ForSearch(title),
            Normal.ForSearch(unit),
        ];
        for (var ordinal = 0; ; ordinal++)
        {
            var code = PublicId.Of('k', [.. parts, Invariant(ordinal)]);
            if (found.TryGetValue(code, out var there))
            {
                if (facts.All(f => there.Facts.Any(t => t.Slot == f.Slot && t.Says(f))))
                    return;
                if (facts.Any(f => there.Slots.Contains(f.Slot)))
                    continue;
                found[code] = there with { Facts = [.. there.Facts, .. facts] };
                return;
            }
            found[code] = new(
                code,
                of.Kind,
                of.Code,
                title,
                unit,
                MeasureOf(unit, facts),
                statement,
                entry.Place.FirstLine,
                entry.Place.LastLine,
                confidence,
                facts
            );
            return;
        }
    }

    private static Fact Said(FactKind kind, Period? period, Quantity quantity) =>
        new(kind, FactState.Value, period, 1, quantity, null, "", "");

    private static Measure MeasureOf(string unit, IReadOnlyList<Fact> facts) =>
        unit is "%" or "％" ? Measure.Percent
        : unit == "倍" || facts.Any(f => f.Quantity?.Printed.Contains('/') == true) ? Measure.Ratio
        : Measure.Number;

    private static DateOnly? DayOf(string? asOf) =>
        DateOnly.TryParseExact(
            string.Join('-', (asOf ?? "").Split('-').Concat(["01", "01"]).Take(3)),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    [GeneratedRegex(
        @"(?<number>[0-9][0-9,]{0,18}(?:\.[0-9]{1,6})?)[^0-9()→⇒➡\t\n]{0,8}[(](?<in>[^()]{2,20})[)]"
    )]
    private static partial Regex Bracketed();
}
