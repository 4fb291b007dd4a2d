using System.Buffers;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

internal enum SlideUnitKind
{
    Text,
    Bullet,
    Footnote,
    Label,
    Row,
    PageNumber,
}

/// <summary>Lines of a slide that belong together: a wrapped heading, a bullet, a paragraph.</summary>
/// <param name="Text">Joined and cleaned, without the mark in front; of a row, the line as it is.</param>
internal sealed record SlideUnit(SlideUnitKind Kind, string Text, int First, int Last, string Mark)
{
    private string? key;

    public string Key => key ??= MatchKey.Of(Text);
}

/// <summary>Lines → units. A unit ends at a blank line, a mark, a label, or where its words are whole.</summary>
internal static class ProgressSlidesUnits
{
    private static readonly HashSet<string> Progress =
    [
        "主な進捗",
        "主な進捗状況",
        "進捗",
        "進捗状況",
        "主な取組",
        "主な取組状況",
        "取組状況",
        "取組の状況",
        "主な取組の進捗",
        "取組の進捗",
        "主な実績",
        "主な成果",
        "mainprogress",
        "progress",
    ];
    private static readonly HashSet<string> Overview =
    [
        "概況",
        "総括",
        "概要",
        "全体概況",
        "進捗の概況",
        "全体評価",
        "評価",
        "総評",
        "現状",
        "overview",
    ];

    private static readonly HashSet<string> Direction =
    [
        "今後の予定",
        "今後の取組",
        "今後の方向性",
        "今後の課題",
        "今後の対応",
        "今後の方針",
        "取組の方向性",
    ];

    /// <summary>The last letters of all labels, in any width.</summary>
    private static readonly SearchValues<char> LastLetters = SearchValues.Create(
        "捗況組績果括要価評状定性題応針sSｓＳwWｗＷ"
    );

    public static bool IsDirectionLabel(string words) =>
        MayBeLabel(words) && Direction.Contains(Bare(words));

    public static bool IsProgressLabel(string words) =>
        MayBeLabel(words) && Progress.Contains(Bare(words));

    public static bool IsOverviewLabel(string words) =>
        MayBeLabel(words) && Overview.Contains(Bare(words));

    public static bool IsLabel(string words) =>
        MayBeLabel(words)
        && Bare(words) is var bare
        && (Progress.Contains(bare) || Overview.Contains(bare) || Direction.Contains(bare));

    /// <summary>Whether a label may stand among the words of a line.</summary>
    public static bool MayHoldLabel(ReadOnlySpan<char> line) => line.ContainsAny(LastLetters);

    private static bool MayBeLabel(string words) => words.Length < 30 && MayHoldLabel(words);

    private static string Bare(string words) =>
        Normal
            .ForSearch(words.Replace("**", "", StringComparison.Ordinal))
            .Trim('【', '】', '<', '>', '■', '○', '●', '◆', '#', ':', '[', ']', '(', ')');

    public static List<SlideUnit> Of(SourceDocument document, Reporters reporters)
    {
        var units = new List<SlideUnit>();
        var open = new List<SourceLine>();
        var kind = SlideUnitKind.Text;
        var mark = "";
        foreach (var line in document.Lines)
        {
            if (line.IsBlank)
                Flush();
            else if (SlideLines.IsRow(line.Text))
                Alone(SlideUnitKind.Row, line, line.Text);
            else if (SlideLines.IsPageNumber(line.Text))
                Alone(SlideUnitKind.PageNumber, line, line.Text);
            else if (IsLabels(line.Text))
                Alone(SlideUnitKind.Label, line, line.Text);
            else if (SlideLines.Mark(line.Text) is { Length: > 0 } found)
                Start(
                    SlideLines.IsNote(found) ? SlideUnitKind.Footnote : SlideUnitKind.Bullet,
                    found,
                    line
                );
            else if (open.Count > 0 && !(kind == SlideUnitKind.Bullet && reporters.IsWhole(Tail())))
                open.Add(line);
            else
                Start(SlideUnitKind.Text, "", line);
        }
        Flush();
        return Mended(units, reporters);

        string Tail() => PrintedWords.Clean(open[^1].Text);

        void Start(SlideUnitKind next, string found, SourceLine line)
        {
            Flush();
            (kind, mark) = (next, found);
            open.Add(line);
        }

        void Alone(SlideUnitKind next, SourceLine line, string text)
        {
            Flush();
            units.Add(new(next, text, line.Number, line.Number, ""));
        }

        void Flush()
        {
            if (open.Count > 0)
            {
                var words = PrintedWords.Clean(
                    SlideLines.Without(mark, PrintedWords.Join(open.Select(l => l.Text)))
                );
                if (kind == SlideUnitKind.Text)
                    words = words.TrimStart('#', '■', '◆', '□', '◇', ' ');
                units.Add(new(kind, words, open[0].Number, open[^1].Number, mark));
            }
            open.Clear();
            (kind, mark) = (SlideUnitKind.Text, "");
        }
    }

    private static bool IsLabels(string line) =>
        line.Length < 60
        && MayHoldLabel(line)
        && (
            IsLabel(line)
            || line.Split(' ', '\u3000') is { Length: > 1 } words
                && Array.TrueForAll(words, w => w.Length == 0 || IsLabel(w))
        );

    /// <summary>A bullet that a blank line broke: its organisations alone, or the rest of open parentheses.</summary>
    private static List<SlideUnit> Mended(List<SlideUnit> units, Reporters reporters)
    {
        var mended = new List<SlideUnit>(units.Count);
        foreach (var unit in units)
            if (
                unit.Kind == SlideUnitKind.Text
                && mended is [.., { Kind: SlideUnitKind.Bullet } bullet]
                && !reporters.IsWhole(bullet.Text)
                && (
                    reporters.End(unit.Text) is { Statement: "", Mentions.Length: > 0 }
                    || Opens(bullet.Text) && reporters.IsWhole(bullet.Text + unit.Text)
                )
            )
                mended[^1] = bullet with { Text = bullet.Text + unit.Text, Last = unit.Last };
            else
                mended.Add(unit);
        return mended;
    }

    private static bool Opens(string text) =>
        text.LastIndexOfAny(['（', '(']) > text.LastIndexOfAny(['）', ')']);
}
