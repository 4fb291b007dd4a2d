using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Notes at the foot of a page: they begin with a raised number, nothing but notes stands below them, and either
/// their letters are smaller than the text's or the number is raised in the text above.</summary>
internal static class Footnotes
{
    private const double Smaller = 0.93;

    /// <summary>Takes them out of the pages.</summary>
    /// <param name="bodySize">Of the letters of the text, in points.</param>
    /// <returns>One list of lines a note, in order.</returns>
    public static List<List<PrintedLine>> TakeFrom(IEnumerable<PageText> pages, double bodySize)
    {
        var notes = new List<List<PrintedLine>>();
        var open = false;
        foreach (var page in pages)
        {
            var lines = page.Lines.Where(l => l.Margin == null).ToList();
            var start = StartOf(lines, bodySize);
            var first = open ? StartOfRest(lines, start, notes[^1][^1], bodySize) : start;
            if (first == lines.Count)
            {
                open = false;
                continue;
            }
            for (var i = first; i < lines.Count; i++)
            {
                lines[i].Form = LineForm.Note;
                if (i >= start && IsMarked(lines[i]))
                    notes.Add([]);
                notes[^1].Add(lines[i]);
            }
            page.Remove(l => l.Form == LineForm.Note);
            open = !Paragraphs.EndsSentence(notes[^1][^1].Text);
        }
        return notes;
    }

    /// <returns>Index of the first line of a note; the number of lines where there is none.</returns>
    private static int StartOf(List<PrintedLine> lines, double bodySize)
    {
        var start = lines.Count;
        for (var i = lines.Count - 1; i >= 0 && !lines[i].IsRow; i--)
        {
            if (i + 1 < lines.Count && lines[i].Middle > lines[i + 1].Middle)
                break;
            if (IsMarked(lines[i]) && IsNote(lines, i, bodySize))
                start = i;
            // Above the notes, or too large to be one.
            else if (start < lines.Count && !AreAlike(lines[i], lines[start]))
                break;
            else if (lines[i].Size > bodySize * 1.05)
                break;
        }
        return start;
    }

    /// <summary>The rest of a note from the page before stands above the first note of this one.</summary>
    private static int StartOfRest(
        List<PrintedLine> lines,
        int start,
        PrintedLine open,
        double bodySize
    )
    {
        var first = start;
        while (
            first > 0
            && lines[first - 1].Size < bodySize * Smaller
            && AreAlike(lines[first - 1], open)
        )
            first--;
        return first;
    }

    private static bool IsNote(List<PrintedLine> lines, int at, double bodySize)
    {
        if (lines[at].Size < bodySize * Smaller)
            return true;
        var number = Number(lines[at].Text);
        return lines.Take(at).Any(l => RaisedIn(l.Text, number));
    }

    private static bool IsMarked(PrintedLine line) =>
        WordsOfLine.IsSuperscript(line.Text[0]) && Number(line.Text).Length < line.Text.Length;

    private static string Number(string text) =>
        string.Concat(text.TakeWhile(WordsOfLine.IsSuperscript));

    private static bool RaisedIn(string text, string number)
    {
        var at = text.IndexOf(number, 1, StringComparison.Ordinal);
        return at > 0
            && !WordsOfLine.IsSuperscript(text[at - 1])
            && (
                at + number.Length == text.Length
                || !WordsOfLine.IsSuperscript(text[at + number.Length])
            );
    }

    private static bool AreAlike(PrintedLine a, PrintedLine b) =>
        Math.Abs(a.Size - b.Size) <= 0.08 * Math.Max(a.Size, b.Size);
}
