using System.Globalization;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

internal sealed record ReportDraft(
    Entry Entry,
    string Code,
    string Kind,
    string? Area,
    string? RepeatOf,
    int Position
);

internal sealed record FigureDraft(
    Entry Entry,
    int Position,
    string Area,
    bool IsTotal,
    int Initiatives,
    int OnPlan,
    int Incomplete,
    int RatePercent
);

/// <summary>What the register makes of slides: progress and the rows of scoreboards.</summary>
internal sealed record ProgressDraft(
    IReadOnlyList<ReportDraft> Reports,
    IReadOnlyList<FigureDraft> Figures
)
{
    public static ProgressDraft Empty { get; } = new([], []);

    public static ProgressDraft Of(IReadOnlyList<Entry> entries, string edition)
    {
        var ancestry = new Ancestry(entries);
        var codes = new Codes(edition, ancestry);
        var reports = new List<ReportDraft>();
        var figures = new List<FigureDraft>();
        foreach (var entry in entries)
            if (KindOf(entry) is { } kind)
                reports.Add(
                    new(
                        entry,
                        codes.Of('p', kind, entry),
                        kind,
                        AreaOf(entry, ancestry),
                        entry.RepeatOf,
                        reports.Count
                    )
                );
            else if (entry.Kind == EntryKind.ScoreboardRow)
                figures.Add(FigureOf(entry, figures.Count));
        var keys = reports.Select(r => r.Entry.Id).ToHashSet();
        return new(
            [.. reports.Select(r => Knows(r.RepeatOf) ? r : r with { RepeatOf = null })],
            figures
        );

        bool Knows(string? key) => key is not null && keys.Contains(key);
    }

    private static string? KindOf(Entry entry) =>
        entry.Kind
            is EntryKind.Progress
                or EntryKind.Overview
                or EntryKind.Direction
                or EntryKind.Highlight
                or EntryKind.Footnote
            ? entry.Kind.Name()
            : null;

    private static string? AreaOf(Entry entry, Ancestry ancestry) =>
        entry.Fields.GetValueOrDefault("area") as string
        ?? ancestry.Nearest(entry, TreeDraft.IsSection)?.Text;

    private static FigureDraft FigureOf(Entry entry, int position)
    {
        var area = entry.Fields.GetValueOrDefault("area") as string ?? entry.Text;
        return new(
            entry,
            position,
            area,
            entry.Fields.GetValueOrDefault("total") is true
                || area.Trim().ToUpperInvariant() is "TOTAL" or "合計" or "計" or "全体",
            Number("initiatives"),
            Number("onPlan"),
            Number("incomplete"),
            Number("ratePercent")
        );

        int Number(string field) =>
            entry.Fields.TryGetValue(field, out var value)
                ? Convert.ToInt32(value, CultureInfo.InvariantCulture)
                : 0;
    }
}
