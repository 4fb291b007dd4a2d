using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>The text of a cell, its printed lines parted by line feeds.</summary>
internal readonly record struct CellWords(
    string Text,
    Look? Look,
    ImmutableArray<Stretch> Underlined,
    ImmutableArray<Stretch> Bold
)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public static CellWords Of(SourceLine line) =>
        new(line.Text, line.Look, line.Underlined, line.Bold);
}
