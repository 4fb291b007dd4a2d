using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A line of the text of a page, or a row of a table on it, on its way into the document.</summary>
internal sealed class PrintedLine
{
    // Ten thousand pages have half a million lines: what few of them have lies apart, and what is small is kept small.
    private PlacedWords? placed;
    private RareFacts? rare;
    private byte form;

    public required string Text { get; init; }
    public required Box Box { get; init; }

    /// <summary>What most of its letters look like.</summary>
    public required Look Look { get; init; }

    /// <summary>1-based; given when its page is put together.</summary>
    public int Page { get; set; }

    /// <summary>From left to right; empty for a row, and once the page is done.</summary>
    public ImmutableArray<PdfWord> Words => placed?.Words ?? [];

    /// <summary>Where each word begins in <see cref="Text"/>.</summary>
    public ImmutableArray<int> Starts => placed?.Starts ?? [];

    public ImmutableArray<Stretch> Underlined
    {
        get => rare?.Underlined ?? [];
        set => Rare(value.IsEmpty)?.Underlined = value;
    }

    /// <summary>Of a row of a table; else empty.</summary>
    public ImmutableArray<SourceCell> CellFacts
    {
        get => rare?.CellFacts ?? [];
        init => Rare(value.IsEmpty)?.CellFacts = value;
    }

    /// <summary>Of a row of a table: the edges of its columns, in points; else empty.</summary>
    public ImmutableArray<double> Columns
    {
        get => rare?.Columns ?? [];
        init => Rare(value.IsEmpty)?.Columns = value;
    }

    public LineForm Form
    {
        get => (LineForm)form;
        set => form = (byte)value;
    }
    public int Level { get; set; }

    /// <summary>As <see cref="SourceLine.Margin"/>.</summary>
    public string? Margin
    {
        get => rare?.Margin;
        set => Rare(value == null)?.Margin = value;
    }

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
            placed = new(words, starts),
        };

    /// <summary>The words and their boxes are many times as large as the line: they go when their page is done.</summary>
    public void LetGoOfWords() => placed = null;

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

    private RareFacts? Rare(bool isNothing) => rare ??= isNothing ? null : new();

    private sealed record PlacedWords(ImmutableArray<PdfWord> Words, ImmutableArray<int> Starts);

    private sealed class RareFacts
    {
        public ImmutableArray<Stretch> Underlined { get; set; } = [];
        public ImmutableArray<SourceCell> CellFacts { get; set; } = [];
        public ImmutableArray<double> Columns { get; set; } = [];
        public string? Margin { get; set; }
    }
}
