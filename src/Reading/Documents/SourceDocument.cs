using System.Collections.Immutable;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Documents;

/// <summary>A document as the grammars see it, whatever its format was: lines in reading order, each with what the
/// format knows of it. The lines are also what the account counts. One blank line stands between two blocks (paragraph,
/// list, table), none inside a block; footnotes stand behind the text, in order.</summary>
/// <param name="Name">The file's name, for messages only.</param>
/// <param name="Encoding">IANA name of the encoding it was in; of Office files and PDFs <c>utf-8</c>.</param>
public sealed record SourceDocument(
    string Name,
    string Sha256,
    string Encoding,
    ImmutableArray<SourceLine> Lines
)
{
    public FileKind Kind { get; init; } = FileKind.Text;

    /// <summary>The title that the file itself carries, or that stands in its title style; null without one.</summary>
    public string? Title { get; init; }

    /// <summary>Pages, sheets or slides; empty where the format knows none.</summary>
    public ImmutableArray<SourcePage> Pages { get; init; } = [];

    /// <summary>What stands around the text of the pages and is no part of it, in the order of the pages; numbered after
    /// the last of <see cref="Lines"/>, so that a paragraph which goes on over a page is not interrupted. Grammars do not
    /// see them; the account lists them as furniture.</summary>
    public ImmutableArray<SourceLine> Margins { get; init; } = [];
    public ImmutableArray<Remark> Remarks { get; init; } = [];
}

/// <summary>A page, a sheet or a slide.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Name">The sheet's name; null for pages.</param>
/// <param name="Width">In points; 0 where the format knows none.</param>
/// <param name="Height">In points; 0 where the format knows none.</param>
public sealed record SourcePage(int Number, string? Name, double Width, double Height)
{
    /// <summary>Its letters were recognised from a picture: no entry on it is sure.</summary>
    public bool IsRecognised { get; init; }
}
