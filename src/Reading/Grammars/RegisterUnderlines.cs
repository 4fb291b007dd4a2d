using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>Names that a document underlines to say who leads: each gets a mark before it, like a ◎ in the text. Only where
/// some cell underlines one of its names and not another; what underlines everything means something else. Bold names are
/// read so where the document says that bold means something.</summary>
internal sealed partial class RegisterUnderlines(SourceDocument document)
{
    private const string Between = "、，,／/;；､\n";

    private const int LongestLegend = 200;

    /// <summary>What sets a name off from the others; null where nothing does.</summary>
    private readonly Lazy<Func<SourceLine, ImmutableArray<Stretch>>?> setOff = new(() =>
        document.Lines.Any(l => Tells(l, l.Underlined)) ? l => l.Underlined
        : document.Lines.Any(SaysBold) && document.Lines.Any(l => Tells(l, l.Bold)) ? l => l.Bold
        : null
    );

    /// <param name="cells">Of a row, in order, or the end of a line.</param>
    /// <param name="isNames">Whether a cell (by index) holds organisations.</param>
    public ImmutableArray<string> Marked(
        SourceLine line,
        ImmutableArray<string> cells,
        Func<int, bool> isNames
    )
    {
        if (StretchesOf(line).IsEmpty)
            return cells;
        var from = 0;
        for (var c = 0; c < cells.Length; c++)
        {
            var start = line.Text.IndexOf(cells[c], from, StringComparison.Ordinal);
            if (start < 0)
                break;
            from = start + cells[c].Length;
            if (isNames(c))
                cells = cells.SetItem(c, Marked(line, start, cells[c]));
        }
        return cells;
    }

    /// <summary>The words in the brackets of a line that begin at an index.</summary>
    public string Marked(SourceLine line, int start, string cell)
    {
        var stretches = StretchesOf(line);
        if (stretches.IsEmpty || start < 0)
            return cell;
        var marked = new StringBuilder(cell.Length + 8);
        var isBegin = true;
        for (var i = 0; i < cell.Length; i++)
        {
            if (isBegin && !char.IsWhiteSpace(cell[i]))
            {
                if (Holds(stretches, start + i))
                    marked.Append(RegisterCell.Underline);
                isBegin = false;
            }
            isBegin |= Between.Contains(cell[i], StringComparison.Ordinal);
            marked.Append(cell[i]);
        }
        return marked.ToString();
    }

    /// <summary>A cell or a bracket of this line underlines one of several names and not all.</summary>
    private static bool Tells(SourceLine line, ImmutableArray<Stretch> stretches)
    {
        if (stretches.IsEmpty)
            return false;
        var (yes, no) = (false, false);
        var isBegin = true;
        for (var i = 0; i < line.Text.Length; i++)
        {
            if (line.Text[i] is '\t' or '【')
                (yes, no, isBegin) = (false, false, true);
            else if (Between.Contains(line.Text[i], StringComparison.Ordinal))
                isBegin = true;
            else if (isBegin && !char.IsWhiteSpace(line.Text[i]))
            {
                isBegin = false;
                var isSetOff = Holds(stretches, i);
                yes |= isSetOff;
                no |= !isSetOff;
                if (yes && no)
                    return true;
            }
        }
        return false;
    }

    private static bool Holds(ImmutableArray<Stretch> stretches, int index)
    {
        foreach (var stretch in stretches)
            if (index >= stretch.Start && index < stretch.Start + stretch.Length)
                return true;
        return false;
    }

    private ImmutableArray<Stretch> StretchesOf(SourceLine line) =>
        line.Underlined.IsEmpty && line.Bold.IsEmpty ? [] : setOff.Value?.Invoke(line) ?? [];

    private static bool SaysBold(SourceLine line) =>
        line.Text.Length <= LongestLegend && Legend().IsMatch(line.Text);

    /// <summary>太字は主担当, the lead is in bold.</summary>
    [GeneratedRegex(
        @"(?:太字|ゴシック体?).{0,40}(?:主|中心|責任|幹事|取りまとめ|とりまとめ|総括|代表|筆頭)|(?:主担当|主管|責任|幹事|中心|取りまとめ).{0,40}(?:太字|ゴシック)|\b(?:lead|main|responsible|owner)\b.{0,60}\bbold\b|\bbold\b.{0,60}\b(?:lead|main|responsible|owner)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Legend();
}
