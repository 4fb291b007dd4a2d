using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>What stands between two words of a line. A PDF has no spaces, only gaps: Japanese typesetting puts a quarter
/// of a letter between Japanese and Latin without a space in the text, and stretches lines to the margin.</summary>
internal static class WordGap
{
    // In widths of a letter.
    private const double Typeset = 0.4;
    private const double Typed = 0.75;

    public static string Between(PdfWord before, PdfWord after, double size)
    {
        if (size <= 0)
            return " ";
        var gap = (after.Box.Left - before.Box.Right) / size;
        var left = IsJapanese(before.Text[^1]);
        var right = IsJapanese(after.Text[0]);
        if (!left && !right)
            return gap < 0.05 ? "" : " ";
        if (gap < Typeset)
            return "";
        if (gap < Typed && (IsPunctuation(before.Text[^1]) || IsPunctuation(after.Text[0])))
            return "";
        return left && right && gap >= Typed ? "\u3000" : " ";
    }

    private static bool IsJapanese(char c) => Spacing.IsJapanese(c) || c is (>= '！' and <= '～');

    public static bool IsPunctuation(char c) =>
        "、。，．・：；（）「」『』【】〔〕［］〈〉《》！？".Contains(c, StringComparison.Ordinal);
}
