using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A line of the text of a page, or a row of a table on it, on its way into the document.</summary>
internal sealed class PrintedLine
{
    public required string Text { get; init; }
    public required Box Box { get; init; }

    /// <summary>What most of its letters look like.</summary>
    public required Look Look { get; init; }

    /// <summary>1-based; given when its page is put together.</summary>
    public int Page { get; set; }

    /// <summary>From left to right; empty for a row, and once the page is done.</summary>
    public ImmutableArray<PdfWord> Words { get; private set; } = [];

    /// <summary>Where each word begins in <see cref="Text"/>.</summary>
    public ImmutableArray<int> Starts { get; private set; } = [];

    public ImmutableArray<Stretch> Underlined { get; set; } = [];

    /// <summary>Of a row of a table; else empty.</summary>
    public ImmutableArray<SourceCell> CellFacts { get; init; } = [];

    /// <summary>Of a row of a table: the edges of its columns, in points; else empty.</summary>
    public ImmutableArray<double> Columns { get; init; } = [];

    public LineForm Form { get; set; }
    public int Level { get; set; }

    /// <summary>As <see cref="SourceLine.Margin"/>.</summary>
    public string? Margin { get; set; }

    public bool IsRow => Form is LineForm.Row or LineForm.HeaderRow;
    public double Size => Look.Size;
    public double Middle => (Box.Top + Box.Bottom) / 2;

    /// <summary>A line of words.</summary>
    public static PrintedLine Of(
        ImmutableArray<PdfWord> words,
        ImmutableArray<int> starts,
        string text,
        Look look
    ) =>
        new()
        {
            Text = text,
            Box = words.Select(w => w.Box).Aggregate((a, b) => a.Around(b)),
            Look = look,
            Words = words,
            Starts = starts,
        };

    /// <summary>The words and their boxes are many times as large as the line: they go when their page is done.</summary>
    public void LetGoOfWords() => (Words, Starts) = ([], []);

    public SourceLine ToSource(int number, int block) =>
        new(number, Text)
        {
            Page = Page,
            Block = block,
            Form = Form,
            Level = Level,
            Box = Box,
            Look = Look,
            Underlined = Underlined,
            CellFacts = CellFacts,
            Margin = Margin,
        };
}
