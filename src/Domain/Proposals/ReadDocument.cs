using System.Collections.Immutable;

namespace Shirube.Domain.Proposals;

/// <summary>A document as it was read: what is proposed, and every line it was proposed from.</summary>
/// <param name="Format">What the file is by its content: <c>text</c>, <c>pdf</c>, <c>docx</c>.</param>
/// <param name="Lines">All that the account counts, in the order of their numbers, from 1 without gaps.</param>
/// <param name="Pages">Pages, sheets or slides; empty where the format knows none.</param>
public sealed record ReadDocument(
    string Format,
    Proposal Proposal,
    ImmutableArray<DocumentLine> Lines,
    ImmutableArray<DocumentPage> Pages
)
{
    /// <summary>The words of the lines from first to last, as a place quotes them.</summary>
    public string Quote(int first, int last) =>
        first == last
            ? Lines[first - 1].Text
            : string.Join(
                '\n',
                Enumerable.Range(first, last - first + 1).Select(n => Lines[n - 1].Text)
            );
}

/// <summary>A line of a document, also where no entry took it.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Page">1-based; null where the format knows none.</param>
/// <param name="Box">Null where the format knows no positions.</param>
public sealed record DocumentLine(int Number, string Text, int? Page, PageBox? Box)
{
    /// <summary>Nothing but white space.</summary>
    public bool IsBlank { get; } = string.IsNullOrWhiteSpace(Text);
}

/// <summary>A page, a sheet or a slide.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Name">The sheet's name; null for pages.</param>
/// <param name="Width">In points; 0 where the format knows none.</param>
/// <param name="Height">In points; 0 where the format knows none.</param>
public sealed record DocumentPage(int Number, string? Name, double Width, double Height);
