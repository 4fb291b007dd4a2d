using System.Globalization;

namespace Shirube.Reading.Formats.Packages;

/// <summary>Numbers as Office files write them; null where a file writes something else.</summary>
internal static class Figures
{
    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    public static double? Real(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
        && double.IsFinite(n)
            ? n
            : null;

    public static bool IsOn(string? text) => text is "1" or "true" or "on";
}
