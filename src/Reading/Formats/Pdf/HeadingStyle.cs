using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>How a heading is marked and set.</summary>
/// <param name="Size">Of its letters, in points; 0 where its number says its depth.</param>
/// <param name="Mark">The kind of the number or mark in front of it; null without one.</param>
/// <param name="Depth">How many numbers it has: 2 in 2.3; 1 in 「2 概要」; 0 without such a number.</param>
/// <param name="IsBold">False where there is a mark: numbers are often set otherwise than the words.</param>
internal readonly partial record struct HeadingStyle(
    double Size,
    HeadingLevel? Mark,
    int Depth,
    bool IsBold
)
{
    public static HeadingStyle Of(List<PrintedLine> heading)
    {
        var (text, look) = (heading[0].Text, heading[0].Look);
        if (Numbers().Match(text) is { Success: true } numbers)
            return new(0, HeadingLevel.Arabic, numbers.Groups["n"].Captures.Count, false);
        return HeadingMark.Of(text) is { Level: not HeadingLevel.Group } mark
            ? new(look.Size, mark.Level, 0, false)
            : new(look.Size, null, 0, look.IsBold);
    }

    /// <summary>Whether the first stands higher, by its look alone.</summary>
    public static bool Outranks(HeadingStyle first, HeadingStyle second) =>
        first.Size > 0
        && second.Size > 0
        && (
            first.Size > second.Size
            || (
                first.Size == second.Size
                && first.Mark == null
                && second.Mark == null
                && first.IsBold
                && !second.IsBold
            )
        );

    /// <summary>2.3 概要; styles of word processors number without a dot: 2 概要.</summary>
    [GeneratedRegex(
        @"^(?<n>[0-9０-９]{1,2})(?:[.．](?<n>[0-9０-９]{1,2}))*(?:(?<=[.．][0-9０-９]{1,2})[.．])?[\s\u3000]+\D",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Numbers();
}
