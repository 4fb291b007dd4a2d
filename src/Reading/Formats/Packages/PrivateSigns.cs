namespace Shirube.Reading.Formats.Packages;

/// <summary>Letters of the fonts Symbol and Wingdings, which stand at private places of Unicode and mean nothing without
/// their font.</summary>
internal static class PrivateSigns
{
    /// <summary>A bullet as a letter that everybody has: what is unknown becomes <c>・</c>, the usual bullet.</summary>
    /// <param name="font">The bullet's font; null where none is named.</param>
    public static string Bullet(string sign, string? font)
    {
        if (string.IsNullOrWhiteSpace(sign))
            return "";
        if (sign.Length == 1 && (IsPrivate(sign[0]) || IsSignFont(font)))
            return Known(sign[0]) ?? "・";
        return sign is "•" or "●" && font == "Symbol" ? "・" : sign;
    }

    /// <summary>A letter in the middle of a text; null where nobody can say what it looks like.</summary>
    public static string? Letter(char sign) => IsPrivate(sign) ? Known(sign) : sign.ToString();

    private static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';

    private static bool IsSignFont(string? font) =>
        font != null
        && (
            font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
            || font.Equals("Symbol", StringComparison.OrdinalIgnoreCase)
        );

    private static string? Known(char sign) =>
        (sign & 0xFF) switch
        {
            0xB7 or 0x9F or 0x9E => "・",
            0x6C => "●",
            0x6D or 0xA1 => "○",
            0x6E => "■",
            0x6F or 0xA8 or 0x71 or 0x72 => "□",
            0x75 or 0x76 => "◆",
            0xA7 => "▪",
            0xD8 => "➢",
            0xE0 or 0xE8 or 0xAE => "→",
            0xFC => "✓",
            0xFE => "☑",
            0xB2 => "✧",
            0xAB => "★",
            0x2D => "－",
            _ => null,
        };
}
