using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Notes at the foot of a page: they begin with a raised number, nothing but notes stands below them, and either
/// their letters are smaller than the text's, or the number is raised in the text above, or it counts on from the note
/// before.</summary>
internal sealed class Footnotes
{
    private const double Smaller = 0.93;

    private readonly double bodySize;
    private int lastNumber;

    private Footnotes(double bodySize) => this.bodySize = bodySize;

    /// <summary>Takes them out of the pages.</summary>
    /// <param name="bodySize">Of the letters of the text, in points.</param>
    /// <returns>One list of lines a note, in order.</returns>
    public static List<List<PrintedLine>> TakeFrom(IEnumerable<PageText> pages, double bodySize) =>
        new Footnotes(bodySize).TakeFrom(pages);

    private List<List<PrintedLine>> TakeFrom(IEnumerable<PageText> pages)
    {
        var notes = new List<List<PrintedLine>>();
        var open = false;
        foreach (var page in pages)
        {
            var lines = page.Lines.Where(l => l.Margin == null).ToList();
            var start = StartOf(lines);
            var first = open ? StartOfRest(lines, start, notes[^1][^1]) : start;
            if (first == lines.Count)
            {
                open = false;
                continue;
            }
            for (var i = first; i < lines.Count; i++)
            {
                lines[i].Form = LineForm.Note;
                if (i >= start && Number(lines[i]) is { } number)
                {
                    notes.Add([]);
                    lastNumber = number;
                }
                notes[^1].Add(lines[i]);
            }
            page.Remove(l => l.Form == LineForm.Note);
            open = !Paragraphs.EndsSentence(notes[^1][^1].Text);
        }
        return notes;
    }

    /// <returns>Index of the first line of a note; the number of lines where there is none.</returns>
    private int StartOf(List<PrintedLine> lines)
    {
        var raised = FirstRaised(lines);
        var start = lines.Count;
        var unlike = 0;
        for (var i = lines.Count - 1; i >= 0 && !lines[i].IsRow; i--)
        {
            if (i + 1 < lines.Count && lines[i].Middle > lines[i + 1].Middle)
                break;
            if (IsNote(lines, i, raised))
                (start, unlike) = (i, 0);
            // Above the notes, or too large to be one. A note or two may be set otherwise than the rest.
            else if (start < lines.Count && !AreAlike(lines[i], lines[start]) && ++unlike > 3)
                break;
            else if (lines[i].Size > bodySize * 1.05)
                break;
        }
        return start;
    }

    /// <summary>The rest of a note from the page before stands above the first note of this one.</summary>
    private int StartOfRest(List<PrintedLine> lines, int start, PrintedLine open)
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

    private bool IsNote(List<PrintedLine> lines, int at, Dictionary<int, int> raised)
    {
        if (Number(lines[at]) is not { } number)
            return false;
        var isRaised = WordsOfLine.IsSuperscript(lines[at].Text[0]);
        return isRaised && (lines[at].Size < bodySize * Smaller || number == lastNumber + 1)
            || (raised.TryGetValue(number, out var first) && first < at);
    }

    /// <summary>The number a note begins with: raised, or before smaller letters than the text's.</summary>
    private int? Number(PrintedLine line)
    {
        var text = line.Text;
        var value = 0;
        var length = 0;
        for (; length < text.Length && length < 4; length++)
            if (WordsOfLine.Raised(text[length]) is { } digit)
                value = value * 10 + digit;
            else if (char.IsAsciiDigit(text[length]) && line.Size < bodySize * Smaller)
                value = value * 10 + text[length] - '0';
            else
                break;
        var isParted =
            length > 0
            && length < text.Length
            && (WordsOfLine.IsSuperscript(text[0]) || char.IsWhiteSpace(text[length]));
        return isParted && length < 4 ? value : null;
    }

    /// <summary>The first line in which a number stands raised behind words.</summary>
    private static Dictionary<int, int> FirstRaised(List<PrintedLine> lines)
    {
        var first = new Dictionary<int, int>();
        for (var n = 0; n < lines.Count; n++)
        {
            var text = lines[n].Text;
            for (var i = 0; i < text.Length; i++)
            {
                var start = i;
                var value = 0;
                for (; i < text.Length && WordsOfLine.Raised(text[i]) is { } digit; i++)
                    value = value * 10 + digit;
                if (i > start && start > 0)
                    first.TryAdd(value, n);
            }
        }
        return first;
    }

    private static bool AreAlike(PrintedLine a, PrintedLine b) =>
        Math.Abs(a.Size - b.Size) <= 0.08 * Math.Max(a.Size, b.Size);
}
