using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Shirube.Reading.Documents;

/// <summary>One line as printed, without its line end. A row of a table is one line, its cells parted by tabs; inside a
/// cell the lines of the print are parted by line feeds. A paragraph of a format without printed lines is one line.</summary>
/// <param name="Number">1-based: of the file as it is for text, else in reading order.</param>
public sealed record SourceLine(int Number, string Text)
{
    // A document may have a million lines: what few of them have lies apart, and what is small is kept small.
    private readonly byte form;
    private readonly bool hasBox;
    private readonly Box box;
    private readonly RareFacts? rare;

    /// <summary>Nothing but white space (U+3000 and U+00A0 among it).</summary>
    public bool IsBlank { get; } = string.IsNullOrWhiteSpace(Text);

    public bool IsRow => Text.Contains('\t', StringComparison.Ordinal);

    /// <summary>The cells of a table row, trimmed; null for a line without a tab. Split anew at each call.</summary>
    public ImmutableArray<string>? Cells =>
        IsRow
            ? ImmutableCollectionsMarshal.AsImmutableArray(
                Text.Split('\t', StringSplitOptions.TrimEntries)
            )
            : null;

    /// <summary>1-based page, sheet or slide; 0 where the format knows none.</summary>
    public int Page { get; init; }

    /// <summary>Lines of one paragraph or one table share a number; 0 where the format knows no blocks.</summary>
    public int Block { get; init; }

    public LineForm Form
    {
        get => (LineForm)form;
        init => form = (byte)value;
    }

    /// <summary>Of a heading: 1 is the highest. Of a list item: 0 is the outermost.</summary>
    public int Level { get; init; }

    /// <summary>Where it stands on its page; null where the format knows no positions.</summary>
    public Box? Box
    {
        get => hasBox ? box : null;
        init => (hasBox, box) = (value != null, value.GetValueOrDefault());
    }

    /// <summary>How its letters look; null where the format does not say.</summary>
    public Look? Look { get; init; }

    /// <summary>Underlined stretches of <see cref="Text"/>.</summary>
    public ImmutableArray<Stretch> Underlined
    {
        get => rare?.Underlined ?? [];
        init => rare = Rare(value.IsEmpty) is { } r ? r with { Underlined = value } : null;
    }

    /// <summary>Bold stretches of <see cref="Text"/>, where the format knows letters one by one (a PDF knows words).</summary>
    public ImmutableArray<Stretch> Bold
    {
        get => rare?.Bold ?? [];
        init => rare = Rare(value.IsEmpty) is { } r ? r with { Bold = value } : null;
    }

    /// <summary>What is known of the cells beyond their text, in the order of <see cref="Cells"/>; empty without more.</summary>
    public ImmutableArray<SourceCell> CellFacts
    {
        get => rare?.CellFacts ?? [];
        init => rare = Rare(value.IsEmpty) is { } r ? r with { CellFacts = value } : null;
    }

    /// <summary>Of a line among <see cref="SourceDocument.Margins"/>: <c>running head</c>, <c>page number</c>; else null.</summary>
    public string? Margin
    {
        get => rare?.Margin;
        init => rare = Rare(value == null) is { } r ? r with { Margin = value } : null;
    }

    private RareFacts? Rare(bool isNothing) => isNothing ? rare : rare ?? RareFacts.None;

    private sealed record RareFacts
    {
        public static readonly RareFacts None = new();

        public ImmutableArray<Stretch> Underlined { get; init; } = [];
        public ImmutableArray<Stretch> Bold { get; init; } = [];
        public ImmutableArray<SourceCell> CellFacts { get; init; } = [];
        public string? Margin { get; init; }
    }
}

/// <summary>What the format says a line is. Grammars look further where it says nothing.</summary>
public enum LineForm
{
    Unknown,
    Body,
    Heading,
    Item,
    Row,
    HeaderRow,
    Note,
    Caption,
}

/// <summary>A rectangle on its page, in points (1/72 inch) from the upper left corner.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public Box Around(Box other) =>
        new(
            Math.Min(Left, other.Left),
            Math.Min(Top, other.Top),
            Math.Max(Right, other.Right),
            Math.Max(Bottom, other.Bottom)
        );
}

/// <param name="Size">Of the letters, in points; 0 where unknown.</param>
public sealed record Look(double Size, bool IsBold, string? Font = null);

/// <param name="Start">0-based index of its first character.</param>
public readonly record struct Stretch(int Start, int Length);

/// <summary>A cell of a table row. Merged cells repeat their words in every row and column they cover, so that each row
/// can be read alone.</summary>
/// <param name="IsRepeated">The words stand in an earlier cell of the same merged area.</param>
public sealed record SourceCell(Box? Box, bool IsHeader, bool IsRepeated);
