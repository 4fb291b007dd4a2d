using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Bullets and numbers in front of the lines of slides.</summary>
internal static partial class PortfolioMarks
{
    private const string Bullets = "・･•‣▪◦●○◎➢➤✓✔☑►▶➡⇒→➔◉※＊□■◆◇★☆";

    /// <summary>The mark in front, and the words behind it. Of several (<c>- ①</c>) the last that says something.</summary>
    public static (string Mark, string Words) Cut(string line)
    {
        var words = line.Trim();
        var mark = "";
        for (var turn = 0; turn < 3; turn++)
        {
            var next = Next(words);
            if (next.Length == 0 || next.Length == words.Length || CountsOn(next, words))
                break;
            mark = next.Trim();
            words = words[next.Length..].TrimStart(' ', '\u3000', '\u00a0');
            if (PortfolioWords.NumberOf(mark) > 0 || SlideLines.IsNote(mark))
                break;
        }
        return (mark, words);
    }

    /// <summary>①… ②… ③… in one sentence: the first number belongs to the sentence.</summary>
    private static bool CountsOn(string mark, string words) =>
        CircledNumber.Of(mark[0]) is > 0 and < 20
        && words.Contains((char)(mark[0] + 1), StringComparison.Ordinal);

    private static string Next(string words)
    {
        if (words.Length == 0)
            return "";
        if (words[0] is '※' or '＊' or '（' or '(' or '注')
            return NoteMark().Match(words[..Math.Min(words.Length, 12)]).Value;
        if (
            Bullets.Contains(words[0], StringComparison.Ordinal) || PrintedWords.IsPrivate(words[0])
        )
            return words[..1];
        if (CircledNumber.Begins(words))
            return words[..1];
        if (words.Length > 1 && words[0] is '-' or '*' or '–' or '−' && char.IsWhiteSpace(words[1]))
            return words[..1];
        return NumberMark().Match(words[..Math.Min(words.Length, 12)]).Value;
    }

    /// <summary>A caption in 【】 with the first item of its list on the same line.</summary>
    public static (string Group, (string Mark, string Words) Item)? GroupAndItem(string line)
    {
        var end = line.IndexOf('】', StringComparison.Ordinal);
        if (line[0] != '【' || end is < 2 or > 40)
            return null;
        var item = Cut(line[(end + 1)..]);
        return item.Mark.Length > 0 && item.Words.Length > 0 ? (line[1..end], item) : null;
    }

    /// <summary>（課題数：5）チームリーダー: goes on with the research area above.</summary>
    public static bool IsTailOfArea(string line) => AreaTail().IsMatch(line);

    public static bool BeginsAsTail(string line) => Tail().IsMatch(line);

    [GeneratedRegex(
        @"^(?:[※＊]\s?[0-9０-９]{0,2}(?:[.．:：)）])?|[（(]注[0-9０-９]{0,2}[)）]|注[0-9０-９]{0,2}\s?[：:)）])"
    )]
    private static partial Regex NoteMark();

    [GeneratedRegex(
        @"^(?:[0-9０-９]{1,2}[.．](?![0-9０-９])|[0-9０-９]{1,2}[)）]|[（(][0-9０-９]{1,2}[)）])\s*"
    )]
    private static partial Regex NumberMark();

    [GeneratedRegex(@"^[（(](?:採択|研究|実施)?課題数?\s*[:：]?\s*[0-9０-９]+\s*(?:課題|件)?[)）]")]
    private static partial Regex AreaTail();

    [GeneratedRegex(@"^(?:による|により|における|に関する|に向けた|を|へ|が|と(?!き|も)|の[^り])")]
    private static partial Regex Tail();
}
