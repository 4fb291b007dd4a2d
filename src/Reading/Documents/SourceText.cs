using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Shirube.Reading.Documents;

/// <summary>A document as the readers see it, whatever its format was.</summary>
/// <param name="Name">The file's name, for messages only.</param>
/// <param name="Encoding">IANA name of the encoding it was in.</param>
public sealed record SourceText(
    string Name,
    string Sha256,
    string Encoding,
    ImmutableArray<SourceLine> Lines
);

/// <summary>One line as printed, without its line end.</summary>
/// <param name="Number">1-based, of the file as it is.</param>
public sealed record SourceLine(int Number, string Text)
{
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
}
