using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>The title of a slide whose author drew it as any other text: short, at the upper edge, in the largest letters.</summary>
internal static class SlideTitle
{
    private const int Longest = 60;
    private const double UpperPart = 0.25;

    /// <param name="height">Of the slide, in points.</param>
    public static List<SlideShape> Found(List<SlideShape> shapes, double height)
    {
        if (shapes.Count < 2 || shapes.Any(s => s.IsTitle) || height <= 0)
            return shapes;
        var largest = shapes.Max(SizeOf);
        var titles = shapes
            .Where(s =>
                s.Blocks is [[{ Form: LineForm.Body } line]]
                && line.Text.Length <= Longest
                && !line.Text.EndsWith('。')
                && SizeOf(s) >= largest
                && s.Box.Top < height * UpperPart
            )
            .ToArray();
        if (titles is not [var title] || shapes.All(s => SizeOf(s) >= largest))
            return shapes;
        var heading = title.Blocks[0][0] with { Form = LineForm.Heading, Level = 1 };
        return
        [
            .. shapes.Select(s =>
                s == title
                    ? s with
                    {
                        Blocks =
                        [
                            [heading],
                        ],
                        IsTitle = true,
                    }
                    : s
            ),
        ];
    }

    private static double SizeOf(SlideShape shape) =>
        shape.Blocks.SelectMany(b => b).Max(l => l.Look?.Size ?? 0);
}
