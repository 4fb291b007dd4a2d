using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Html;

/// <summary>Words as a line of the tree, before it has a number.</summary>
internal sealed record HtmlLine(
    string Text,
    ImmutableArray<Stretch> Underlined,
    ImmutableArray<Stretch> Bold,
    Look? Look
);

/// <summary>Collects the words of a paragraph or a cell as a browser sets them: runs of white space are one space, none at
/// the ends of a line. A line break of the source between two Japanese letters is no space.</summary>
internal sealed class HtmlText
{
    private const byte Underline = 1;
    private const byte Bold = 2;

    private readonly StringBuilder text = new();
    private readonly List<byte> marks = [];
    private bool space;
    private bool sourceBreak;
    private double size;

    public int Length => text.Length;

    public bool EndsLine => text is [] || text[^1] == '\n';

    public bool EndsWithFigure => !space && text is not [] && char.IsAsciiDigit(text[^1]);

    /// <summary>Puts an item's mark in front of its words, which begin at an index, unless they bring their own.</summary>
    public void Mark(string mark, int at)
    {
        if (HtmlMarker.BringsItsOwn(text.ToString(at, 1)))
            return;
        text.Insert(at, mark);
        marks.InsertRange(at, Enumerable.Repeat((byte)0, mark.Length));
    }

    public void Append(string words, HtmlLook look)
    {
        var mark = (byte)((look.IsUnderlined ? Underline : 0) | (look.IsBold ? Bold : 0));
        foreach (var c in words)
            if (look.KeepsLines && c is '\n' or '\t')
                Put(c, mark);
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00a0')
            {
                space = true;
                sourceBreak |= c is '\n' or '\r';
            }
            else if (!IsInvisible(c))
            {
                if (space && !EndsLine && !(sourceBreak && IsWide(text[^1]) && IsWide(c)))
                    Put(' ', (byte)(mark & marks[^1]));
                space = sourceBreak = false;
                Put(c, mark);
                size = Math.Max(size, look.Size);
            }
    }

    public void Break()
    {
        space = sourceBreak = false;
        Put('\n', 0);
    }

    /// <summary>The end of a block inside a cell: a line break unless one is there.</summary>
    public void BreakOnce()
    {
        if (!EndsLine)
            Break();
    }

    /// <summary>What was collected, as lines without blank ones at either end; empty afterwards.</summary>
    public List<HtmlLine> TakeLines()
    {
        var lines = new List<HtmlLine>();
        // A builder looks its letters up from its end: for all of a long text that takes the square of its length.
        var all = text.ToString();
        for (var start = 0; start <= all.Length; )
        {
            var end = all.IndexOf('\n', start);
            end = end < 0 ? all.Length : end;
            var line = Line(all, start, end);
            if (lines.Count > 0 || line.Text.Length > 0)
                lines.Add(line);
            start = end + 1;
        }
        while (lines is [.., { Text: "" }])
            lines.RemoveAt(lines.Count - 1);
        Clear();
        return lines;
    }

    /// <summary>What was collected, as one text with line feeds and without blank lines.</summary>
    public HtmlLine TakeCell()
    {
        var words = new StringBuilder();
        var underlined = ImmutableArray.CreateBuilder<Stretch>();
        var strong = ImmutableArray.CreateBuilder<Stretch>();
        var bold = true;
        foreach (var line in TakeLines().Where(l => l.Text.Length > 0))
        {
            if (words.Length > 0)
                words.Append('\n');
            underlined.AddRange(
                line.Underlined.Select(u => u with { Start = u.Start + words.Length })
            );
            strong.AddRange(line.Bold.Select(b => b with { Start = b.Start + words.Length }));
            words.Append(line.Text.Replace('\t', ' '));
            bold &= line.Look is { IsBold: true };
        }
        return new(
            words.ToString(),
            underlined.DrainToImmutable(),
            strong.DrainToImmutable(),
            bold && words.Length > 0 ? new(0, true) : null
        );
    }

    private HtmlLine Line(string all, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(all[end - 1]) && all[end - 1] != '\t')
            end--;
        while (start < end && all[start] == ' ')
            start++;
        var bold = end > start;
        for (var i = start; i < end; i++)
            bold &= (marks[i] & Bold) != 0 || all[i] == ' ';
        return new(
            all[start..end],
            Marked(start, end, Underline),
            Marked(start, end, Bold),
            bold || size > 0 ? new(size, bold) : null
        );
    }

    private ImmutableArray<Stretch> Marked(int start, int end, byte mark)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        for (var i = start; i < end; i++)
        {
            if ((marks[i] & mark) == 0)
                continue;
            if (stretches is [.., var last] && last.Start + last.Length == i - start)
                stretches[^1] = last with { Length = last.Length + 1 };
            else
                stretches.Add(new(i - start, 1));
        }
        return stretches.DrainToImmutable();
    }

    private void Put(char c, byte mark)
    {
        text.Append(c);
        marks.Add(mark);
    }

    private void Clear()
    {
        text.Clear();
        marks.Clear();
        space = sourceBreak = false;
        size = 0;
    }

    private static bool IsInvisible(char c) => c is '\u00ad' or '\u200b' or '\u2060' or '\ufeff';

    /// <summary>A letter that is set without spaces between words.</summary>
    private static bool IsWide(char c) =>
        c
            is >= '\u2e80'
                and <= '\ud7ff'
                or >= '\uf900'
                and <= '\ufaff'
                or >= '\uff00'
                and <= '\uffef';
}
