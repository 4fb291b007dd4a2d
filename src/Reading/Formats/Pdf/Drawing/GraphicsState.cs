using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>What holds while a page draws.</summary>
/// <param name="ToPage">From the drawing's measure to the shown page.</param>
/// <param name="Clip">Nothing outside is seen.</param>
/// <param name="Pen">Width of strokes, in the drawing's measure.</param>
/// <param name="FillLightness">0 black to 1 white.</param>
internal readonly record struct GraphicsState(
    Matrix ToPage,
    Box Clip,
    double Pen,
    double FillLightness,
    double StrokeLightness
)
{
    public LetterState Letters { get; init; }

    /// <summary>How light a colour is: one number is grey, three are red, green, blue, four are inks.</summary>
    public static double Lightness(ReadOnlySpan<double> colour) =>
        Math.Clamp(
            colour.Length switch
            {
                1 => colour[0],
                3 => (0.3 * colour[0]) + (0.6 * colour[1]) + (0.1 * colour[2]),
                4 => (1 - colour[3])
                    * (1 - (0.3 * colour[0]) - (0.6 * colour[1]) - (0.1 * colour[2])),
                _ => 0,
            },
            0,
            1
        );
}
