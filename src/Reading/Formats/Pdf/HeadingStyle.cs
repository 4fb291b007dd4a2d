using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>How a heading is set.</summary>
/// <param name="Mark">How high the number or mark in front of it ranks; the largest number where there is none.</param>
internal readonly partial record struct HeadingStyle(double Size, int Mark, bool IsBold)
{
    /// <summary>The highest first: by size, then by mark, then by weight.</summary>
    public static Comparer<HeadingStyle> Order { get; } =
        Comparer<HeadingStyle>.Create(
            (a, b) =>
                (b.Size, a.Mark, b.IsBold ? 1 : 0).CompareTo((a.Size, b.Mark, a.IsBold ? 1 : 0))
        );

    public static HeadingStyle Of(List<PrintedLine> heading)
    {
        var text = heading[0].Text;
        var mark =
            HeadingMark.Of(text) is { } printed ? (int)printed.Level
            // Styles of word processors number without a dot: 「1 はじめに」.
            : BareNumber().IsMatch(text) ? (int)HeadingLevel.Arabic
            : int.MaxValue;
        return new(heading[0].Size, mark, heading[0].Look.IsBold);
    }

    [GeneratedRegex(@"^[0-9０-９]{1,2}[\s\u3000]+\D")]
    private static partial Regex BareNumber();
}
