using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>An initiative as labels with their values, one below the other: 取組名：…, 担当課：…, or a table of two columns.
/// Read as a table of one row.</summary>
/// <param name="First">0-based.</param>
/// <param name="Last">0-based, of the last line.</param>
internal sealed partial record PlanCard(
    int First,
    int Last,
    TableHead Head,
    ImmutableArray<string> Cells
)
{
    private const int MostLines = 60;

    /// <summary>A label says plainly that its value is the title; 内容 alone may be what is said of the heading above.</summary>
    public bool HasTitle => Head.Title >= 0 && Head.Columns[Head.Title].Confidence > 0.9;

    /// <summary>The head of a card whose title is the heading above it: its own words describe.</summary>
    public TableHead HeadBelowTitle =>
        new([
            .. Head.Columns.Select(c =>
                c.Role == ColumnRole.Title ? c with { Role = ColumnRole.Description } : c
            ),
        ]);

    /// <summary>The row that the card is; <paramref name="title"/> stands for a card without one.</summary>
    public RegisterRow Row(int? first = null, string? title = null, double confidence = 0.97) =>
        new(
            (first ?? First) + 1,
            Last + 1,
            Spacing.Repair(title ?? Cells[Head.Title]),
            "",
            [],
            confidence,
            false
        )
        {
            Parts = [Cells],
        };

    public static bool IsLabel(string line) =>
        LabelOf(line) is { } label && ColumnWords.Of(label) != null;

    /// <summary>What stands before the colon or in the bracket of a short label; null for any other line.</summary>
    public static string? LabelOf(string line) => Split(line)?.Label;

    /// <summary>The card whose first label stands at an index; null where fewer labels than <paramref name="fewest"/> stand
    /// together, or none names who is responsible.</summary>
    public static PlanCard? At(
        RegisterLines lines,
        int first,
        ReadingProfile? profile,
        int fewest = 2
    )
    {
        var pairs = new List<(string Label, string Value)>();
        var last = first - 1;
        for (var i = first; i < lines.Count && i < first + MostLines; i++)
        {
            if (lines[i].IsBlank)
            {
                // Formats with paragraphs put a blank line between all of them.
                if (lines[i].Block == 0 && lines.Document.Kind == FileKind.Text)
                    break;
                continue;
            }
            if (
                !lines[i].IsRow
                && Split(lines[i].Text) is var (label, value)
                && IsRole(label, profile)
            )
            {
                if (pairs.Exists(p => p.Label == label))
                    break;
                pairs.Add((label, value));
            }
            else if (
                pairs.Count > 0
                && last == i - 1
                && !lines[i].IsRow
                && PlanHeading.Of(lines[i], profile) == null
                && !IsNext(i)
            )
                pairs[^1] = (pairs[^1].Label, LineJoin.Join([pairs[^1].Value, lines[i].Text]));
            else
                break;
            last = i;
        }
        return Of(first, last, pairs, profile, fewest);

        // The title of the next card, and not the rest of a value.
        bool IsNext(int i) =>
            Indent(lines[i].Text) < Indent(lines[first].Text)
            || PlanTitle.IsNumbered(lines[i].Text)
            || i + 1 < lines.Count
                && Split(lines[i + 1].Text) is var (next, _)
                && pairs.Exists(p => p.Label == next);
    }

    /// <summary>With sentences that stand above the labels.</summary>
    public PlanCard WithDescription(string text) =>
        text.Length == 0
            ? this
            : this with
            {
                Head = new(Head.Columns.Add(new("", ColumnRole.Description, 0.97, []))),
                Cells = Cells.Add(text),
            };

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    /// <summary>The cards of a table whose rows are a label and a value each, perhaps twice side by side.</summary>
    public static List<PlanCard> OfRows(
        RegisterLines lines,
        int first,
        int end,
        ReadingProfile? profile
    )
    {
        var cards = new List<PlanCard>();
        var pairs = new List<(string Label, string Value)>();
        var from = first;
        var last = first;
        for (var i = first; i < end; i++)
        {
            if (lines[i].IsBlank || lines.Kind(i) == RegisterLineKind.Rule)
                continue;
            var cells = Distinct(TableRow.Cells(lines[i]));
            if (cells.Length == 0 || cells.Length % 2 != 0)
                return [];
            for (var c = 0; c < cells.Length; c += 2)
            {
                var label = cells[c].Replace(" ", "", StringComparison.Ordinal);
                if (pairs.Exists(p => p.Label == label))
                    Flush(i);
                pairs.Add((label, cells[c + 1]));
            }
            last = i;
        }
        Flush(end);
        return cards;

        void Flush(int next)
        {
            if (Of(from, last, pairs, profile, 2) is { HasTitle: true } card)
                cards.Add(card);
            pairs.Clear();
            from = next;
        }
    }

    private static ImmutableArray<string> Distinct(ImmutableArray<string> cells)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var cell in cells)
            if (kept.Count == 0 || cell.Length > 0 && cell != kept[^1])
                kept.Add(cell);
        return kept.ToImmutable();
    }

    private static PlanCard? Of(
        int first,
        int last,
        List<(string Label, string Value)> pairs,
        ReadingProfile? profile,
        int fewest
    )
    {
        if (pairs.Count(p => IsRole(p.Label, profile)) < fewest)
            return null;
        var head = new TableHead(ColumnChoice.Of([.. pairs.Select(p => p.Label)], null, profile));
        return head.NamesOrganisations
            ? new(first, last, head, [.. pairs.Select(p => p.Value)])
            : null;
    }

    private static bool IsRole(string label, ReadingProfile? profile) =>
        profile?.Column(label) != null || ColumnWords.Of(label) is { Role: not ColumnRole.Other };

    private static (string Label, string Value)? Split(string line)
    {
        var match = line.Length > 2000 ? Match.Empty : LabelAndValue().Match(line);
        return match.Success
            ? (
                match.Groups["label"].Value.Replace("　", "", StringComparison.Ordinal).Trim(),
                match.Groups["value"].Value.Trim()
            )
            : null;
    }

    [GeneratedRegex(
        @"^\s*[・•■◆□◇○●▪＊*\-]*\s*(?:[【\[［〔](?<label>[^】\]］〕:：]{1,20})[】\]］〕]\s*[:：]?|\**(?<label>[^:：\s。、（(][^:：。、（(]{0,23}(?:[（(][^）)]{1,12}[）)])?)\**\s*[:：]\**)\s*(?<value>.*)$"
    )]
    private static partial Regex LabelAndValue();
}
