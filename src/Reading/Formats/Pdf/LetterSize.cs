namespace Shirube.Reading.Formats.Pdf;

/// <summary>The size of letters from the box around a word. Japanese letters are as wide as they are high; of others only
/// the height is known, and a box is about a fifth higher than its letters.</summary>
internal static class LetterSize
{
    /// <returns>In points.</returns>
    public static double Of(PdfWord word)
    {
        if (word.Look is { Size: > 0 } look)
            return look.Size;
        var height = word.Height;
        if (word.Text.Length < 2 || !word.Text.All(IsFullWidth))
            return height <= 0 ? 0 : height / 1.15;
        var width = (word.Box.Right - word.Box.Left) / word.Text.Length;
        return width > height * 0.5 && width < height * 1.5 ? width : height / 1.15;
    }

    private static bool IsFullWidth(char c) =>
        c
            is (>= '\u3041' and <= '\u30fe')
                or (>= '\u3400' and <= '\u9fff')
                or (>= '０' and <= '９');
}
