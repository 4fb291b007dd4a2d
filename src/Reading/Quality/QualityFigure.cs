using System.Globalization;

namespace Shirube.Reading.Quality;

/// <summary>A share as it is printed: three places, cut and not rounded, so that 1.000 means all of them.</summary>
public static class QualityFigure
{
    public static string Of(double? share) =>
        share is { } s
            ? (Math.Floor(s * 1000 + 1e-9) / 1000).ToString("0.000", CultureInfo.InvariantCulture)
            : "–";
}
