using System.Buffers;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

internal enum FollowUpUnitKind
{
    Text,
    Bullet,

    /// <summary>A line whose mark was a sign of a symbol font, or was lost and left its space.</summary>
    Indented,
    Footnote,
    Label,
    Vertical,
    PageNumber,
}

internal sealed record FollowUpUnit(
    FollowUpUnitKind Kind,
    string Text,
    int First,
    int Last,
    string Mark
)
{
    public bool HasProgress { get; init; }
    public bool HasDirection { get; init; }
}

/// <summary>Lines of follow-up slides → units: wrapped bullets joined, headings set one letter a line read across.</summary>
internal static partial class FollowUpUnits
{
    public static List<FollowUpUnit> Of(SourceDocument document, HashSet<int> taken)
    {
        var units = new List<FollowUpUnit>();
        var open = new List<SourceLine>();
        var (kind, mark) = (FollowUpUnitKind.Text, "");
        foreach (var line in document.Lines)
        {
            if (line.IsBlank || taken.Contains(line.Number))
                Flush();
            else if (SlideLines.IsPageNumber(line.Text))
                Alone(new(FollowUpUnitKind.PageNumber, line.Text, line.Number, line.Number, ""));
            else if (Label(line) is { } label)
                Alone(label);
            else if (line.Text.AsSpan().Trim() is { Length: 1 } letter && char.IsLetter(letter[0]))
                Continue(FollowUpUnitKind.Vertical, "", line);
            else if (kind == FollowUpUnitKind.Vertical)
                Start(KindOf(line, out var m), m, line);
            else if (open.Count > 0 && line.Text.AsSpan().TrimStart() is ['→' or '⇒', ..])
                open.Add(line);
            else if (KindOf(line, out var found) is not FollowUpUnitKind.Text and var next)
                Start(next, found, line);
            else
                Continue(open.Count > 0 ? kind : FollowUpUnitKind.Text, mark, line);
        }
        Flush();
        return units;

        void Continue(FollowUpUnitKind next, string found, SourceLine line)
        {
            if (open.Count > 0 && kind != next)
                Flush();
            if (open.Count == 0)
                (kind, mark) = (next, found);
            open.Add(line);
        }

        void Start(FollowUpUnitKind next, string found, SourceLine line)
        {
            Flush();
            (kind, mark) = (next, found);
            open.Add(line);
        }

        void Alone(FollowUpUnit unit)
        {
            Flush();
            units.Add(unit);
        }

        void Flush()
        {
            if (open.Count > 0)
                units.Add(new(kind, Words(open, mark), open[0].Number, open[^1].Number, mark));
            open.Clear();
            (kind, mark) = (FollowUpUnitKind.Text, "");
        }
    }

    /// <summary>A line that begins with an arrow says a thing of its own: a statement more.</summary>
    private static string Words(List<SourceLine> lines, string mark)
    {
        var statements = new List<string>();
        for (var i = 0; i < lines.Count; )
        {
            var end = i + 1;
            while (
                end < lines.Count && lines[end].Text.AsSpan().TrimStart() is not ['→' or '⇒', ..]
            )
                end++;
            var words = PrintedWords.Join(lines.Skip(i).Take(end - i).Select(l => l.Text));
            statements.Add(PrintedWords.Clean(i == 0 ? SlideLines.Without(mark, words) : words));
            i = end;
        }
        return string.Join('\n', statements);
    }

    private static FollowUpUnitKind KindOf(SourceLine line, out string mark)
    {
        mark = SlideLines.Mark(line.Text);
        if (mark.Length > 0)
            return SlideLines.IsNote(mark) ? FollowUpUnitKind.Footnote
                : PrintedWords.IsPrivate(mark[0]) ? FollowUpUnitKind.Indented
                : FollowUpUnitKind.Bullet;
        // One space stands for a mark that was lost; more are the indent of a wrapped line.
        return line.Text.Length > 1 && line.Text[0] is ' ' && !char.IsWhiteSpace(line.Text[1])
            ? FollowUpUnitKind.Indented
            : FollowUpUnitKind.Text;
    }

    /// <summary>No head of a column is without one of these: 進捗, 実績, 成果, 取組, 方向性.</summary>
    private static readonly SearchValues<char> LabelLetters = SearchValues.Create("捗績成組性");

    /// <summary>The head of a column, or of two columns on one line.</summary>
    private static FollowUpUnit? Label(SourceLine line)
    {
        if (
            line.Text.Length > 60
            || !line.Text.AsSpan().ContainsAny(LabelLetters)
            || SlideLines.Mark(line.Text).Length > 0
        )
            return null;
        var words = SlideLines.Words(Normal.Nfkc(line.Text));
        // Two heads before one: 進捗 is no part of the name of the year behind it.
        for (var split = words.Length - 1; split >= 0; split--)
        {
            var (left, right) = (string.Concat(words[..split]), string.Concat(words[split..]));
            var progress = Progress().IsMatch(left) || Progress().IsMatch(right);
            var direction = Direction().IsMatch(left) || Direction().IsMatch(right);
            if (split == 0 ? progress || direction : progress && direction)
                return new(FollowUpUnitKind.Label, line.Text.Trim(), line.Number, line.Number, "")
                {
                    HasProgress = progress,
                    HasDirection = direction,
                };
        }
        return null;
    }

    [GeneratedRegex(
        @"^(?:[^。、]{0,8}年度?(?:まで)?の)?(?:主な)?(?:取組の)?(?:進捗|実績|成果)(?:状況)?(?:\([^)]*\))?$"
    )]
    private static partial Regex Progress();

    [GeneratedRegex(
        @"^(?:[^。、]{0,8}年度?(?:以降)?(?:に|の)?)?(?:(?:実施する|実施予定の|今後の)(?:主な)?取組(?:の方向性)?|(?:主な)?取組の方向性|今後の方向性|今後の取組方針)(?:\([^)]*\))?$"
    )]
    private static partial Regex Direction();
}
