using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>A straight thin line along the page, drawn as a stroke or as a thin area. In points from the upper left
/// corner of the page as it is shown.</summary>
/// <param name="At">Its middle: from the top of the page for a level line, else from the left.</param>
/// <param name="From">Where it begins; always before <paramref name="To"/>.</param>
internal readonly record struct Rule(
    bool IsLevel,
    double At,
    double From,
    double To,
    double Thickness
)
{
    public double Length => To - From;
}

/// <summary>An area painted in one colour.</summary>
/// <param name="Lightness">0 black to 1 white.</param>
internal readonly record struct Shade(Box Box, double Lightness);

/// <summary>What a page draws beside its letters and pictures, as far as tables and underlines need it.</summary>
/// <param name="Rules">Level ones from top to bottom, then upright ones from left to right; pieces that continue each
/// other are one.</param>
internal sealed record PageDrawing(ImmutableArray<Rule> Rules, ImmutableArray<Shade> Shades)
{
    public static PageDrawing Empty { get; } = new([], []);

    /// <summary>Boxes that lie on what was drawn before: their words belong to none of it.</summary>
    public ImmutableArray<Box> Floating { get; init; } = [];

    /// <summary>Where letters stand, and what they look like.</summary>
    public List<FontRun> Letters { get; init; } = [];

    public IEnumerable<Rule> Level => Rules.Where(r => r.IsLevel);
    public IEnumerable<Rule> Upright => Rules.Where(r => !r.IsLevel);
}
