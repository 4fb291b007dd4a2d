using System.Collections.Immutable;

namespace Shirube.Domain.Proposals;

/// <summary>Where in a source document a fact stands (出典箇所).</summary>
/// <param name="Page">1-based page, sheet or slide; null where the document has none.</param>
/// <param name="FirstLine">1-based: of the file as it is for text, else of the lines in reading order.</param>
/// <param name="LastLine">1-based, inclusive.</param>
/// <param name="Quote">The words as printed, lines joined with a line feed.</param>
public sealed record Place(int? Page, int FirstLine, int LastLine, string Quote)
{
    /// <summary>One a page that it stands on; empty where the format knows no positions.</summary>
    public ImmutableArray<PageBox> Boxes { get; init; } = [];
}

/// <summary>A rectangle on a page, in points (1/72 inch) from the page's upper left corner.</summary>
/// <param name="Page">1-based.</param>
public readonly record struct PageBox(
    int Page,
    double Left,
    double Top,
    double Right,
    double Bottom
);
