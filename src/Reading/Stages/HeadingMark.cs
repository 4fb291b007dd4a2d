using System.Text.RegularExpressions;

namespace Shirube.Reading.Stages;

/// <summary>The kinds of number or mark in front of a heading. Which stands under which is for the order in which they
/// occur to say, not for this list.</summary>
internal enum HeadingLevel
{
    Part,
    Chapter,
    Roman,
    Clause,
    Arabic,
    ArabicPair,
    Bracketed,
    HalfBracketed,
    Circled,
    Kana,
    Latin,
    Square,
    Group,

    /// <summary>No mark: the format says that it is a heading, and of which level.</summary>
    Style,
}

/// <summary>A numbered or marked heading: 第二部, Ⅰ., 1., (1), ①, 【…】, ■.</summary>
/// <param name="Marker">As printed: <c>(1)</c>; <c>【】</c> for a heading that is nothing but a bracket.</param>
/// <param name="Words">The heading without its mark.</param>
internal sealed partial record HeadingMark(HeadingLevel Level, string Marker, string Words)
{
    private static readonly (HeadingLevel Level, Regex Pattern)[] Ordinals =
    [
        (HeadingLevel.Part, Part()),
        (HeadingLevel.Chapter, Chapter()),
        (HeadingLevel.Clause, Clause()),
    ];
    private static readonly (HeadingLevel Level, Regex Pattern)[] Figures =
    [
        (HeadingLevel.ArabicPair, ArabicPair()),
        (HeadingLevel.Arabic, Arabic()),
        (HeadingLevel.HalfBracketed, HalfBracketed()),
    ];
    private static readonly (HeadingLevel Level, Regex Pattern)[] Others =
    [
        (HeadingLevel.Roman, Roman()),
        (HeadingLevel.Bracketed, Bracketed()),
        (HeadingLevel.Circled, Circled()),
        (HeadingLevel.Kana, Kana()),
        (HeadingLevel.Latin, Latin()),
        (HeadingLevel.Square, Square()),
    ];

    /// <summary>Of a heading without a mark: its level in the format, 1 is the highest; else 0.</summary>
    public int Style { get; init; }

    /// <summary>A part of the whole, at the top where there is one.</summary>
    public bool IsPart => Level is HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Roman;

    /// <summary>Null for a line without such a mark.</summary>
    public static HeadingMark? Of(ReadOnlySpan<char> line)
    {
        var plain = Plain(line);
        if (plain.Length == 0 || !MayBegin(plain[0]))
            return null;
        var text = plain.ToString();
        if (GroupWords(text) is { } words)
            return new(HeadingLevel.Group, $"{text[0]}{text[^1]}", words);
        // Marks are short: the patterns never see the body of a long line.
        var head = text.Length <= 16 ? text : text[..16];
        foreach (var (level, pattern) in PatternsOf(text[0]))
            if (pattern.Match(head) is { Success: true } match)
                return new(level, match.Value.Trim(), text[match.Length..].Trim());
        return null;
    }

    public static string WithoutMarkdown(string line) =>
        Plain(line) is var plain && plain.Length == line.Length ? line : plain.ToString();

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> line)
    {
        var text = line.Trim().TrimStart('#').TrimStart();
        return text is ['*', '*', .., '*', '*'] and { Length: > 4 } ? text[2..^2].Trim() : text;
    }

    /// <summary>Each pattern begins with letters of one of these kinds and no other.</summary>
    private static (HeadingLevel Level, Regex Pattern)[] PatternsOf(char first) =>
        first switch
        {
            '第' => Ordinals,
            (>= '0' and <= '9') or (>= '０' and <= '９') => Figures,
            _ => Others,
        };

    private static bool MayBegin(char c) =>
        c
            is '第'
                or '('
                or '（'
                or '【'
                or '〔'
                or '■'
                or '◆'
                or '□'
                or '◇'
                or (>= '0' and <= '9')
                or (>= '０' and <= '９')
                or (>= 'Ⅰ' and <= 'Ⅻ')
                or (>= '①' and <= '⑳')
                or (>= 'ア' and <= 'コ')
                or (>= 'A' and <= 'Z')
                or (>= 'a' and <= 'z');

    private static string? GroupWords(string text) =>
        text.Length is > 2 and <= 60
        && (text[0], text[^1]) is ('【', '】') or ('〔', '〕')
        && text.AsSpan(1, text.Length - 2).IndexOfAny('】', '〕', '【') < 0
            ? text[1..^1].Trim()
            : null;

    [GeneratedRegex(
        @"^第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[部編](?![分門局会署品])[\s.．:：]*"
    )]
    private static partial Regex Part();

    [GeneratedRegex(@"^第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*章[\s.．:：]*")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*節[\s.．:：]*")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?:[Ⅰ-Ⅻ]+[\s.．:：、]*|(?:I{1,3}|IV|VI{0,3}|IX|X)[.．]\s*)")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^[0-9０-９]{1,2}[.．\-－][0-9０-９]{1,2}(?:[.．]\s*|\s+)(?![0-9０-９])")]
    private static partial Regex ArabicPair();

    [GeneratedRegex(@"^[0-9０-９]{1,2}\s*[.．](?![0-9０-９])\s*")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^[(（]\s*[0-9０-９]{1,2}\s*[)）]\s*")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[0-9０-９]{1,2}\s*[)）]\s*")]
    private static partial Regex HalfBracketed();

    [GeneratedRegex(@"^[①-⑳]\s*")]
    private static partial Regex Circled();

    [GeneratedRegex(@"^(?:[(（][ア-コ][)）]|[ア-コ][.．)）])\s*")]
    private static partial Regex Kana();

    [GeneratedRegex(@"^(?:[(（][a-zA-Z][)）]|[a-zA-Z][.．)）])\s*")]
    private static partial Regex Latin();

    [GeneratedRegex(@"^[■◆□◇]\s*")]
    private static partial Regex Square();
}
