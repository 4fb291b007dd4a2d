using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>What the first letters of a slide's line say about it.</summary>
internal static partial class SlideLines
{
    /// <summary>A row of a table: cells parted by tabs or between bars.</summary>
    public static bool IsRow(string line) =>
        line.Contains('\t', StringComparison.Ordinal)
        || line.AsSpan().Trim() is ['|', .., '|'] and { Length: > 2 };

    public static string[] Cells(string line) =>
        line.Contains('\t', StringComparison.Ordinal)
            ? line.Split('\t', StringSplitOptions.TrimEntries)
            : line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>Words parted by spaces: the labels of two columns on one line.</summary>
    public static string[] Words(string line) =>
        line.Split([' ', '\u3000', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The line between a table's head and its body: |---|---|.</summary>
    public static bool IsRule(string line) => line.AsSpan().Trim().Trim("|-:= \t").IsEmpty;

    public static bool IsPageNumber(string line) => line.Length < 16 && PageNumber().IsMatch(line);

    /// <summary>The bullet or note mark in front, as printed; empty without one.</summary>
    public static string Mark(string line)
    {
        var words = line.AsSpan().TrimStart();
        if (words.IsEmpty)
            return "";
        if (PrintedWords.IsPrivate(words[0]))
            return words[..1].ToString();
        if (words[0] is '※' or '＊')
            return NoteMark().Match(words[..Math.Min(words.Length, 8)].ToString()).Value;
        if (words.StartsWith("（注") || words.StartsWith("(注") || words.StartsWith("注）"))
            return words[..(words.IndexOfAny('）', ')') + 1)].ToString();
        if (
            words[0]
            is '・'
                or '•'
                or '‣'
                or '▪'
                or '◦'
                or '●'
                or '○'
                or '➢'
                or '➤'
                or '✓'
                or '☑'
                or '►'
        )
            return words[..1].ToString();
        // A hyphen or an asterisk is a mark only before a space: -5 %, **bold**.
        return
            words.Length > 1 && words[0] is '-' or '*' or '–' or '−' && words[1] is ' ' or '\u3000'
            ? words[..1].ToString()
            : "";
    }

    public static bool IsNote(string mark) =>
        mark.Length > 0 && mark[0] is '※' or '＊' or '（' or '(' or '注';

    public static string Without(string mark, string words)
    {
        words = words.TrimStart();
        return words.StartsWith(mark, StringComparison.Ordinal)
            ? words[mark.Length..].TrimStart(' ', '\u3000', '：', ':')
            : words;
    }

    [GeneratedRegex(
        @"^\s*(?:[pPｐＰ][.．]?\s*)?[-－–—]?\s*[0-9０-９]{1,4}\s*(?:[/／]\s*[0-9０-９]{1,4})?\s*[-－–—]?\s*$"
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^[※＊]\s?[0-9０-９]{0,2}(?:[.．:：)）])?")]
    private static partial Regex NoteMark();
}
