using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>Automatic numbers of slides (ISO/IEC 29500-1, 20.1.10.61 ST_TextAutonumberScheme): what is counted, and what
/// stands around it.</summary>
internal static class SlideNumbers
{
    public static string Of(int n, string kind)
    {
        var number = ListNumbers.Of(n, FormatOf(kind));
        return kind switch
        {
            _ when kind.EndsWith("ParenBoth", StringComparison.Ordinal) => $"({number})",
            _ when kind.EndsWith("ParenR", StringComparison.Ordinal) => $"{number})",
            _ when kind.EndsWith("DbPeriod", StringComparison.Ordinal) => $"{number}．",
            _ when kind.EndsWith("Period", StringComparison.Ordinal) => $"{number}.",
            _ when kind.EndsWith("Minus", StringComparison.Ordinal) => $"{number}-",
            _ => number,
        };
    }

    private static string FormatOf(string kind) =>
        kind switch
        {
            _ when kind.StartsWith("circleNum", StringComparison.Ordinal) =>
                "decimalEnclosedCircle",
            _ when kind.StartsWith("alphaUc", StringComparison.Ordinal) => "upperLetter",
            _ when kind.StartsWith("alphaLc", StringComparison.Ordinal) => "lowerLetter",
            _ when kind.StartsWith("romanUc", StringComparison.Ordinal) => "upperRoman",
            _ when kind.StartsWith("romanLc", StringComparison.Ordinal) => "lowerRoman",
            _ when kind.StartsWith("arabicDb", StringComparison.Ordinal) => "decimalFullWidth",
            _ when kind.StartsWith("ea1", StringComparison.Ordinal) => "japaneseCounting",
            _ => "decimal",
        };
}
