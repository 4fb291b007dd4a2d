using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>Something on a slide that holds text.</summary>
/// <param name="Box">Where it stands; where nobody says, the whole slide's upper edge.</param>
/// <param name="Blocks">Its lines: paragraphs, lists, a table.</param>
/// <param name="Margin">Of a slide number or a footer: what it is; else null.</param>
internal sealed record SlideShape(
    Box Box,
    ImmutableArray<ImmutableArray<SourceLine>> Blocks,
    bool IsTitle,
    string? Margin
)
{
    private const double LineHeight = 1.4;

    /// <summary>Where its words stand for the order of reading: of a frame around other shapes its upper edge.</summary>
    public Box Words(IEnumerable<SlideShape> all)
    {
        var isFrame = all.Any(o => o != this && Holds(o.Box));
        var lines = Blocks.SelectMany(b => b);
        var height = lines.Sum(l => (l.Look?.Size ?? 12) * LineHeight);
        return isFrame ? Box with { Bottom = Math.Min(Box.Bottom, Box.Top + height) } : Box;
    }

    private bool Holds(Box other) =>
        Box.Left <= other.Left + 1
        && Box.Top <= other.Top + 1
        && Box.Right >= other.Right - 1
        && Box.Bottom >= other.Bottom - 1
        && (Box.Right - Box.Left) * (Box.Bottom - Box.Top)
            > (other.Right - other.Left) * (other.Bottom - other.Top) * 1.2;
}
