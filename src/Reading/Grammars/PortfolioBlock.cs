using System.Collections.Immutable;

namespace Shirube.Reading.Grammars;

internal enum PortfolioForm
{
    /// <summary>A title of a slide (depth 1) or a heading in it.</summary>
    Heading,

    /// <summary>A caption alone in brackets, or before a colon: it heads the list behind it.</summary>
    Label,

    /// <summary>The span of an institution's work: 【2016年～】.</summary>
    Period,
    Bullet,
    Note,
    Row,
    Text,
}

/// <summary>A piece of a slide: one heading, bullet, row, or the lines of one paragraph.</summary>
/// <param name="First">Number of its first line.</param>
/// <param name="Depth">Of headings: 1 is a slide's title. Of bullets: how far the line is set in.</param>
/// <param name="Mark">The number or bullet in front, as printed; empty without one.</param>
/// <param name="Lines">The words line by line, without mark and heading signs; bold marks still in.</param>
internal sealed record PortfolioBlock(
    PortfolioForm Form,
    int First,
    int Last,
    int Depth,
    string Mark,
    ImmutableArray<string> Lines
)
{
    /// <summary>The words, joined and cleaned.</summary>
    public string Text => PortfolioWords.Joined(Lines);

    /// <summary>Cells of a row, trimmed; markup still in.</summary>
    public ImmutableArray<string> Cells { get; init; } = [];

    /// <summary>A heading that names another paper: what stands below is quoted from it.</summary>
    public bool IsQuote { get; init; }

    /// <summary>Directly behind another block, without a blank line.</summary>
    public bool IsAdjacent { get; init; }

    /// <summary>The format says that this row heads its table, or a rule stands below it.</summary>
    public bool IsHeaderRow { get; init; }

    public bool IsTitle => Form == PortfolioForm.Heading && Depth == 1;

    /// <summary>0 where the mark is no number.</summary>
    public int Number => PortfolioWords.NumberOf(Mark);
}
