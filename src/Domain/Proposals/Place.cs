namespace Shirube.Domain.Proposals;

/// <summary>Where in a source document a fact stands (出典箇所).</summary>
/// <param name="Page">1-based page; null where the document has no pages.</param>
/// <param name="FirstLine">1-based, of the file as it is.</param>
/// <param name="LastLine">1-based, inclusive.</param>
/// <param name="Quote">The words as printed, lines joined with a line feed.</param>
public sealed record Place(int? Page, int FirstLine, int LastLine, string Quote);
