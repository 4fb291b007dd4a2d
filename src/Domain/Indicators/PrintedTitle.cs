using Shirube.Domain.Dates;

namespace Shirube.Domain.Indicators;

/// <summary>The words of a sentence that name what a figure in it measures.</summary>
internal static class PrintedTitle
{
    private const int Longest = 120;

    /// <summary>The last words in front of a figure, without the particle that leads to it.</summary>
    public static string InFront(string text)
    {
        text = text.TrimEnd(' ', ':', '：', '、', ',');
        if (text.LastIndexOfAny(['、', '。', '\n', ';']) is >= 0 and var at)
            text = text[(at + 1)..];
        text = text.Trim().TrimEnd('が', 'は', 'を', 'も', 'に', 'で').Trim();
        foreach (var word in (string[])[" rose from", " grew from", " increased from", " from"])
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                text = text[..^word.Length].TrimEnd();
        return text.Length <= Longest ? text : "";
    }

    /// <summary>The sentence without the figure and what is in brackets or says when.</summary>
    public static string Around(
        string text,
        int start,
        int length,
        IReadOnlyList<PlannedDate> dates
    )
    {
        var end = start + length;
        var from = text.LastIndexOfAny(['。', '\n'], Math.Max(0, start - 1)) + 1;
        var to = text.IndexOfAny(['。', '\n'], end);
        if (to < 0)
            to = text.Length;
        if (end < to && text[end] == 'の')
            end++;
        var kept = Blank(text, dates);
        var behind = kept[end..to];
        if (behind.IndexOf('(', StringComparison.Ordinal) is >= 0 and var bracket)
            behind = behind[..bracket];
        var words = (kept[from..start] + behind)
            .Replace("\0", "", StringComparison.Ordinal)
            .Trim(' ', '、', '。');
        return words.Length <= Longest ? words : "";
    }

    /// <summary>Words in front of a figure in brackets, without their dates and without そのうち.</summary>
    public static string Without(string text, IReadOnlyList<PlannedDate> dates)
    {
        text = Blank(text, dates).Replace("\0", "", StringComparison.Ordinal).Trim();
        foreach (var word in (string[])["そのうち", "うち", "時点で", "に"])
            if (text.StartsWith(word, StringComparison.Ordinal))
                text = text[word.Length..];
        return text.Trim(' ', '、', ':');
    }

    private static string Blank(string text, IReadOnlyList<PlannedDate> dates)
    {
        var letters = text.ToCharArray();
        foreach (var date in dates)
            Array.Fill(
                letters,
                '\0',
                date.Start,
                Math.Min(date.Length, letters.Length - date.Start)
            );
        return new(letters);
    }
}
