using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <param name="Depth">1 is the title of a slide.</param>
internal sealed record PortfolioHeading(
    PortfolioForm Form,
    int Depth,
    string Mark,
    string Words,
    bool IsQuote = false
);

/// <summary>Which lines head a slide or a part of it: by # or the format's word, by a mark, a bracket around the whole
/// line, a name that such slides always use, or a number alone in its paragraph.</summary>
internal sealed partial class PortfolioTitles(SourceDocument document)
{
    public const int PlainDepth = 8;
    public const int SquareDepth = 9;
    public const int GroupDepth = 10;
    public const int LabelDepth = 11;
    public const int NumberDepth = 12;
    private const int LongestHeading = 120;
    private readonly ImmutableArray<SourceLine> lines = document.Lines;
    private const int EnoughSquares = 3;
    private const int LinesOfFront = 5;
    private readonly double titleSize = TitleSize(document);
    private readonly bool areBySquare = AreBySquare(document);
    private readonly bool isDense = PortfolioBlocks.IsDense(document);
    private readonly bool areSquaresCounted = document.Lines.Any(l => Squares(l.Text.Trim()) > 1);

    /// <summary>The format marks no heading, and ■ stands before the deck's own title and many lines more: it marks the
    /// slides.</summary>
    public static bool AreBySquare(SourceDocument document) =>
        TitleSize(document) == 0
        && !document.Lines.Any(l => l.Form == LineForm.Heading || l.Text.StartsWith('#'))
        && document
            .Lines.Where(l => !l.IsBlank)
            .Take(LinesOfFront)
            .Any(l => Squares(l.Text.Trim()) > 0)
        && document.Lines.Count(l => Squares(l.Text.Trim()) > 0) >= EnoughSquares;

    public PortfolioHeading? Heading(int i)
    {
        var text = lines[i].Text.Trim();
        if (text.Length > LongestHeading)
            return null;
        if (ByFormat(i, text) is { } marked)
            return marked;
        var plain =
            PortfolioWords.Bold(text) is (var name, var rest) && rest.Trim().Length == 0
                ? name
                : text;
        if (areBySquare && BySquare(i, plain) is { } squared)
            return squared;
        if (Period().IsMatch(plain))
            return new(
                PortfolioForm.Period,
                0,
                "【】",
                plain.Trim('【', '】', '（', '）', '(', ')')
            );
        if (IsGroup(plain))
            return Group(plain);
        if (!IsAlone(i))
            return plain.Length <= 40 && PlainName().IsMatch(plain) && !Above(i)
                ? Plain(plain)
                : null;
        if (
            HeadingMark.Of(plain) is { Level: HeadingLevel.Square } square
            && !square.Words.EndsWith('。')
        )
            return new(PortfolioForm.Heading, SquareDepth, square.Marker, square.Words);
        if (PlainName().IsMatch(plain) && plain.Length <= 40)
            return Plain(plain);
        if (plain.Length <= 80 && PortfolioDates.IsCitation(plain))
            return new(PortfolioForm.Heading, PlainDepth, "", plain, true);
        if (Label().Match(plain) is { Success: true } label)
            return new(
                PortfolioForm.Label,
                LabelDepth,
                label.Groups["open"].Success ? "（）" : "：",
                label.Groups["words"].Value
            );
        return Numbered(i, plain);
    }

    /// <summary>A name that sheets about programmes use for their parts: 背景・課題, 事業内容.</summary>
    public static bool IsPlainName(string words) => PlainName().IsMatch(words);

    private static PortfolioHeading Plain(string words) =>
        new(PortfolioForm.Heading, PlainDepth, "", words.TrimEnd('：', ':'));

    private PortfolioHeading? ByFormat(int i, string text)
    {
        var depth = text.AsSpan().IndexOfAnyExcept('#');
        if (depth is > 0 and <= 6 && text.Length > depth && text[depth] is ' ' or '\u3000')
            return Marked(depth, text[depth..].Trim());
        if (lines[i].Form == LineForm.Heading)
            return Marked(Math.Max(1, lines[i].Level), text);
        return
            titleSize > 0 && lines[i].Look is { } look && look.Size >= titleSize && IsFirstOfPage(i)
            ? Marked(1, text)
            : null;
    }

    /// <summary>■ for a slide and ■■ for what is below it, or one ■ for all.</summary>
    private PortfolioHeading? BySquare(int i, string text)
    {
        if (WordsBySquare(i) is not { } words)
            return null;
        if (areSquaresCounted)
            return Marked(Squares(text), words);
        var above = i - 1;
        while (above > 0 && lines[above].IsBlank)
            above--;
        // The deck's own title is no slide that the first heading stands below.
        var depth =
            lines.Take(above).Any(l => !l.IsBlank) && WordsBySquare(above) is { } before
                ? PortfolioSquares.Depth(before, 0)
                : 0;
        return Marked(PortfolioSquares.Depth(words, depth), words);
    }

    private string? WordsBySquare(int i)
    {
        var text = i < 0 ? "" : lines[i].Text.Trim();
        var squares = Squares(text);
        return
            squares == 0
            || text.Length > LongestHeading
            || text.EndsWith('。')
            || !isDense && !IsAlone(i)
            || text[squares..].Trim() is not { Length: > 0 } words
            ? null
            : words;
    }

    private static int Squares(string text) =>
        text.AsSpan().IndexOfAnyExcept('■') is > 0 and <= 6 and var count ? count : 0;

    private static PortfolioHeading Marked(int depth, string text)
    {
        var words = text.Trim().Trim('*').Trim();
        var mark = HeadingSign().Match(words).Value;
        words = words[mark.Length..].TrimStart();
        if (words.Length == 0)
            (words, mark) = (text, "");
        var isQuote = words[0] == '【' || PortfolioDates.IsCitation(words);
        if (words is ['【', .., '】'])
            words = words[1..^1];
        return new(PortfolioForm.Heading, depth, mark.Trim(), words, isQuote);
    }

    private static bool IsGroup(string text) => GroupLine().IsMatch(text);

    private static PortfolioHeading Group(string text)
    {
        var words = text.Replace("【", "", StringComparison.Ordinal)
            .Replace("】", "", StringComparison.Ordinal)
            .Trim();
        return new(
            PortfolioForm.Heading,
            GroupDepth,
            "【】",
            words,
            PortfolioDates.IsCitation(text) || Excerpt().IsMatch(words)
        );
    }

    /// <summary>3. (2) ① …, i) …: a number alone in its paragraph, with text that is not numbered behind.</summary>
    private PortfolioHeading? Numbered(int i, string text)
    {
        var mark = NumberRun().Match(text);
        if (
            !mark.Success
            || text.Length > 60
            || text.TrimEnd('*') is not [.., not ('。' or '？' or '?' or '、')]
            || isDense && text[mark.Length..].StartsWith("**", StringComparison.Ordinal)
        )
            return null;
        var next = i + 1;
        while (next < lines.Length && lines[next].IsBlank)
            next++;
        if (next == lines.Length || lines[next].Text.AsSpan().IndexOfAnyExcept(' ', '\u3000') > 1)
            return null;
        var level = HeadingMark.Of(text)?.Level ?? HeadingLevel.Roman;
        return new(
            PortfolioForm.Heading,
            NumberDepth + (RomanSmall().IsMatch(text) ? (int)HeadingLevel.Latin : (int)level),
            mark.Value.Trim(),
            text[mark.Length..].Trim()
        );
    }

    /// <summary>A paragraph of its own. Without blank lines: no item of a list.</summary>
    private bool IsAlone(int i) =>
        isDense ? !IsListed(i) : !Above(i) && (i + 1 == lines.Length || lines[i + 1].IsBlank);

    private bool IsListed(int i) =>
        LevelOf(i) is { } level && (LevelOf(i - 1) == level || LevelOf(i + 1) == level);

    private HeadingLevel? LevelOf(int i) =>
        i >= 0
        && i < lines.Length
        && HeadingMark.Of(lines[i].Text) is { Level: not HeadingLevel.Group } mark
            ? mark.Level
            : null;

    private bool Above(int i) =>
        i > 0 && !lines[i - 1].IsBlank && lines[i - 1].Form != LineForm.Heading;

    private bool IsFirstOfPage(int i)
    {
        for (var j = i - 1; j >= 0 && lines[j].Page == lines[i].Page; j--)
            if (!lines[j].IsBlank)
                return false;
        return true;
    }

    /// <summary>The size of letters from which the first line of a page is its title; 0 where the format says no sizes,
    /// or says itself what the headings are.</summary>
    private static double TitleSize(SourceDocument document)
    {
        if (document.Pages.Length < 2 || document.Lines.Any(l => l.Form == LineForm.Heading))
            return 0;
        var sizes = document
            .Lines.Where(l => l.Look is { Size: > 0 })
            .Select(l => l.Look!.Size)
            .Order()
            .ToArray();
        return sizes.Length == 0 ? 0 : sizes[sizes.Length / 2] * 1.2;
    }

    [GeneratedRegex(
        @"^[【（(](?:[^【】（）()]{0,20}[:：]?\s*[0-9０-９]{4}\s*年?\s*(?:度|[0-9０-９]{1,2}月)?\s*[~～〜\-－][^【】]{0,40})[】）)]$"
    )]
    private static partial Regex Period();

    [GeneratedRegex(@"^【[^【】]{1,80}】(?:\s*[（(][^（()）]{1,40}[)）])?$")]
    private static partial Regex GroupLine();

    [GeneratedRegex(@"抜粋|閣議決定|[0-9０-９]{4}年?改訂|に関する法律|基本計画$")]
    private static partial Regex Excerpt();

    [GeneratedRegex(
        @"^[■◆●]?\s*(?:背景(?:[・･、/／]|及び|と)?(?:課題|目的|現状|経緯)?|現状(?:[・･]|と|及び)課題|課題|目的|(?:事業|研究|施策)(?:の)?(?:概要|内容|目的|スキーム|目標|イメージ|期間)|概要|実施(?:内容|体制|期間)|期待される(?:成果|効果)|(?:これまでの)?(?:主な)?成果|(?:令和|平成)?[0-9０-９元]{0,4}年?度?(?:予算|概算要求)(?:案)?のポイント|スケジュール|沿革|経緯)[:：]?$"
    )]
    private static partial Regex PlainName();

    [GeneratedRegex(
        @"^(?:(?<open>[（(])(?<words>[^（()）。、，？?：:0-9０-９]{2,20}(?<!など))[)）]|(?<words>[^（()）。、，：:]{2,20})[:：])$"
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:■|◆|□|◇|●|[（(](?:参考(?:資料)?|別添|別紙|補足)\s*[0-9０-９]*[)）]|[0-9０-９]{1,2}(?:[.．\-－][0-9０-９]{1,2})*[.．]?\s+|[0-9０-９]{1,2}[.．]\s*|[（(][0-9０-９]{1,2}[)）]|[①-⑳])\s*"
    )]
    private static partial Regex HeadingSign();

    [GeneratedRegex(
        @"^(?:(?:[0-9０-９]{1,2}[.．](?![0-9])|[（(][0-9０-９]{1,2}[)）]|[①-⑳]|[ivx]{1,4}[)）]|[Ⅰ-Ⅻ][.．]?|[（(]?[a-zア-コ][)）])\s*)+"
    )]
    private static partial Regex NumberRun();

    [GeneratedRegex(@"^[ivx]{1,4}[)）]")]
    private static partial Regex RomanSmall();
}
