using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Letters of one look that stand together, in the units of their page.</summary>
internal readonly record struct FontRun(Box Box, Look Look);

/// <summary>What the letters of a page look like, by place.</summary>
/// <param name="Width">Of the page, in units of its own: pixels of whatever zoom.</param>
internal sealed record FontPage(double Width, List<FontRun> Runs)
{
    /// <summary>The page with the look of each word, of the run around or nearest to its middle.</summary>
    public PdfPage Dress(PdfPage page, PageWork work)
    {
        if (Runs.Count == 0 || Width <= 0)
            return page;
        var scale = page.Width / Width;
        var runs = Runs.Select(r => r with { Box = Scaled(r.Box, scale) })
            .OrderBy(r => r.Box.Top)
            .ToArray();
        var tops = Array.ConvertAll(runs, r => r.Box.Top);
        var tallest = runs.Max(r => r.Box.Bottom - r.Box.Top);
        return page with
        {
            Blocks =
            [
                .. page.Blocks.Select(b =>
                    b with
                    {
                        Lines =
                        [
                            .. b.Lines.Select(l =>
                                l with
                                {
                                    Words =
                                    [
                                        .. l.Words.Select(w =>
                                            w with
                                            {
                                                Look = At(runs, tops, tallest, w.Box, work),
                                            }
                                        ),
                                    ],
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
    }

    private static Look? At(FontRun[] runs, double[] tops, double tallest, Box word, PageWork work)
    {
        var middle = (word.Top + word.Bottom) / 2;
        var centre = (word.Left + word.Right) / 2;
        var first = Array.BinarySearch(tops, middle - tallest - 1);
        Look? look = null;
        var nearest = (Beside: double.MaxValue, Away: double.MaxValue);
        for (var i = first < 0 ? ~first : first; i < runs.Length && tops[i] <= middle; i++)
        {
            if (!work.Spend(1))
                return null;
            var box = runs[i].Box;
            if (box.Bottom < middle || box.Left > word.Right + 1 || box.Right < word.Left - 1)
                continue;
            // Programs that write letter by letter may leave none around the middle.
            var beside = Math.Max(0, Math.Max(box.Left - 1 - centre, centre - box.Right - 1));
            var away = Math.Abs((box.Top + box.Bottom) / 2 - middle);
            if ((beside, away).CompareTo(nearest) < 0)
                (nearest, look) = ((beside, away), runs[i].Look);
        }
        return look;
    }

    private static Box Scaled(Box box, double scale) =>
        new(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale);
}
