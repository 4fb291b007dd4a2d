using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>Names that a document underlines to say who leads: each gets a mark before it, like a ◎ in the text. Only where
/// some cell underlines one of its names and not another; what underlines everything means something else.</summary>
internal sealed class RegisterUnderlines(SourceDocument document)
{
    private const string Between = "、，,／/;；､\n";

    private readonly Lazy<bool> tell = new(() => document.Lines.Any(Tells));

    /// <param name="cells">Of a row, in order, or the end of a line.</param>
    /// <param name="isNames">Whether a cell (by index) holds organisations.</param>
    public ImmutableArray<string> Marked(
        SourceLine line,
        ImmutableArray<string> cells,
        Func<int, bool> isNames
    )
    {
        if (line.Underlined.IsEmpty || !tell.Value)
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
        if (line.Underlined.IsEmpty || start < 0 || !tell.Value)
            return cell;
        var marked = new StringBuilder(cell.Length + 8);
        var isBegin = true;
        for (var i = 0; i < cell.Length; i++)
        {
            if (isBegin && !char.IsWhiteSpace(cell[i]))
            {
                if (IsUnderlined(line, start + i))
                    marked.Append(RegisterCell.Underline);
                isBegin = false;
            }
            isBegin |= Between.Contains(cell[i], StringComparison.Ordinal);
            marked.Append(cell[i]);
        }
        return marked.ToString();
    }

    /// <summary>A cell or a bracket of this line underlines one of several names and not all.</summary>
    private static bool Tells(SourceLine line)
    {
        if (line.Underlined.IsEmpty)
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
                var isUnderlined = IsUnderlined(line, i);
                yes |= isUnderlined;
                no |= !isUnderlined;
                if (yes && no)
                    return true;
            }
        }
        return false;
    }

    private static bool IsUnderlined(SourceLine line, int index)
    {
        foreach (var stretch in line.Underlined)
            if (index >= stretch.Start && index < stretch.Start + stretch.Length)
                return true;
        return false;
    }
}
