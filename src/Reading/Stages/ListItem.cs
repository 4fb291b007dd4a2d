namespace Shirube.Reading.Stages;

/// <summary>A line that begins an item of a list.</summary>
internal static class ListItem
{
    public static bool IsItem(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 0
            && (
                IsBulleted(text)
                || text[0] is >= '①' and <= '⑳'
                || HeadingMark.Of(text) is { Level: not HeadingLevel.Group }
            );
    }

    /// <summary>By a bullet, not by a number.</summary>
    public static bool IsBulleted(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.Length > 0
            && (
                IsBullet(text[0])
                || (text[0] is '-' or '*' && text.Length > 1 && text[1] is ' ' or '\u3000')
            );
    }

    /// <summary>The item without its bullet (<c>-</c>, <c>・</c>, and both together); numbers (①, 1.) belong to the words and stay.</summary>
    public static string WithoutBullet(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length > 1 && text[0] is '-' or '*' && char.IsWhiteSpace(text[1]))
            text = text[1..].TrimStart();
        while (text.Length > 1 && IsBullet(text[0]))
            text = text[1..].TrimStart();
        return text.Length == line.Length ? line : text.ToString();
    }

    private static bool IsBullet(char c) => c is '・' or '•' or '‣' or '･' or '▪';
}
