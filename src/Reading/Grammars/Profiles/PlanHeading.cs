using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>A heading of a plan: by a word for goals (基本目標１, Objective 2.1), by a number, or by the format alone.</summary>
/// <param name="Pattern">The mark with <c>#</c> for its number, as in <see cref="ProfileHeading.Pattern"/>.</param>
/// <param name="Marker">As printed; null for a heading without a mark.</param>
/// <param name="Level">1 is the highest; 0 where the format does not say.</param>
internal sealed partial record PlanHeading(
    string Pattern,
    string? Marker,
    string Words,
    int Level,
    EntryKind Kind,
    double Confidence
)
{
    private const int Longest = 100;

    /// <summary>Null for a line that is no heading by itself.</summary>
    public static PlanHeading? Of(SourceLine line, ReadingProfile? profile)
    {
        var text = line.Text.Trim();
        var level = line.Form == LineForm.Heading ? Math.Max(1, line.Level) : Hashes(text);
        text = HeadingMark.WithoutMarkdown(text);
        if (text.Length is 0 or > Longest || level == 0 && EndsSentence(text))
            return null;
        var heading = OfGoal(text) ?? OfWork(text) ?? OfNumber(text);
        if (heading == null && level > 0)
            heading = new($"level {level}", null, text, level, EntryKind.Section, 0.95);
        if (heading == null)
            return null;
        var told = profile?.Headings.FirstOrDefault(h =>
            h.Pattern == heading.Pattern || level > 0 && h.Pattern == $"level {level}"
        );
        return heading with
        {
            Level = level,
            Kind = told?.Kind ?? heading.Kind,
            Confidence = told != null ? 0.97 : heading.Confidence,
        };
    }

    /// <summary>The goal that a cell of a goal's column names; a column of areas or categories gives sections.</summary>
    public static PlanHeading OfCell(
        string text,
        string head,
        bool isUpper,
        ReadingProfile? profile
    )
    {
        var word = TableHead.LastOf(head);
        var told = profile?.Headings.FirstOrDefault(h => h.Pattern == head)?.Kind;
        var kind =
            told
            ?? (
                Category().IsMatch(word) ? EntryKind.Section
                : isUpper || Overarching().IsMatch(word) ? EntryKind.OverarchingGoal
                : EntryKind.SpecificGoal
            );
        return OfGoal(text) is { } goal
            ? goal with
            {
                Kind = told ?? goal.Kind,
            }
            : new(head, null, text, 0, kind, 0.9);
    }

    private static PlanHeading? OfGoal(string text)
    {
        var match = JapaneseGoal().Match(text);
        if (!match.Success)
            match = EnglishGoal().Match(text);
        if (!match.Success)
            return RegisterGoalMark.Of(text) is { } mark
                ? new(Normal.ForSearch(mark.Marker), mark.Marker, mark.Words, 0, mark.Kind, 0.97)
                : null;
        var word = match.Groups["word"].Value;
        var words = match
            .Groups["words"]
            .Value.Trim(' ', '\u3000', ':', '：', '-', '–', '—', '」', '「');
        var kind = Overarching().IsMatch(word) ? EntryKind.OverarchingGoal : EntryKind.SpecificGoal;
        var isNumbered = match.Groups["number"].Length > 0;
        var gap = char.IsAsciiLetter(word[^1]) ? " " : "";
        return new(
            $"{word}{gap}#",
            text[..match.Groups["words"].Index].Trim(' ', '\u3000', ':', '：'),
            words,
            0,
            kind,
            isNumbered ? 0.97 : 0.9
        );
    }

    /// <summary>取組３　…, 事業2-1：…: what stands below says whether it is an initiative or a heading of several.</summary>
    private static PlanHeading? OfWork(string text) =>
        Work().Match(text) is { Success: true } work
            ? new(
                work.Groups["word"].Value + "#",
                work.Groups["mark"].Value,
                work.Groups["words"].Value,
                0,
                EntryKind.Section,
                0.95
            )
            : null;

    private static PlanHeading? OfNumber(string text)
    {
        if (Deep().Match(text) is { Success: true } deep)
            return new(
                Digits().Replace(Normal.Nfkc(deep.Groups["mark"].Value), "#"),
                deep.Groups["mark"].Value.Trim(),
                text[deep.Length..].Trim(),
                0,
                EntryKind.Section,
                0.95
            );
        if (HeadingMark.Of(text) is not { Words.Length: > 0 } mark)
            return null;
        return new(PatternOf(mark.Level), mark.Marker, mark.Words, 0, EntryKind.Section, 0.95);
    }

    private static string PatternOf(HeadingLevel level) =>
        level switch
        {
            HeadingLevel.Part => "第#部",
            HeadingLevel.Chapter => "第#章",
            HeadingLevel.Clause => "第#節",
            HeadingLevel.Roman => "Ⅰ",
            HeadingLevel.Arabic => "#",
            HeadingLevel.ArabicPair => "#-#",
            HeadingLevel.Bracketed => "(#)",
            HeadingLevel.HalfBracketed => "#)",
            HeadingLevel.Circled => "①",
            HeadingLevel.Kana => "ア",
            HeadingLevel.Latin => "a",
            HeadingLevel.Square => "■",
            _ => "【】",
        };

    public bool IsPart => Pattern is "第#部" or "第#章" or "Ⅰ";

    private static int Hashes(string text)
    {
        var hashes = text.AsSpan().IndexOfAnyExcept('#');
        return hashes is > 0 and <= 6 && text[hashes] is ' ' or '\u3000' ? hashes : 0;
    }

    private static bool EndsSentence(string text) =>
        text[^1] is '。' or '；' or ';' or '、' or ','
        || text[^1] == '.' && text.Length > 40
        || text.Contains('。', StringComparison.Ordinal);

    private const string Number =
        @"[0-9０-９①-⑳Ⅰ-Ⅻ一二三四五六七八九十]{1,3}(?:[.．\-－‐][0-9０-９]{1,3})*";

    [GeneratedRegex(
        @"^[【《〈<＜\[［「]?\s*(?<word>(?:基本|重点|政策|大|中|小|個別|具体的?な?|施策|戦略|達成|将来|数値|行動|長期|中期|分野別|全体|最終|推進)?目標|(?:基本|重点|推進|取組|個別|分野別|行動)?方針|(?:重点|基本|優先)?(?:施策|取組|政策|分野|項目)?の?(?:方向性?|展開)|(?:取組|施策|重点|基本|政策)の?柱|柱|(?:重点|優先|基本)(?:分野|施策|課題|プロジェクト|戦略|事項|領域|取組)|基本政策|政策分野|戦略|(?:めざす|目指す|目ざす|ありたい)姿|使命|ミッション)\s*[(（]?\s*(?<number>"
            + Number
            + @")\s*[)）]?\s*[】》〉>＞\]］」]?(?:[\s:：.．、]+|(?=[^\s0-9０-９.．\-]))(?<words>.*)$"
            + @"|^[【《〈<＜]\s*(?<word>(?:基本|重点|政策|個別|具体的?な?)?目標|(?:施策の)?(?:方向性?|展開)|柱|基本方針|重点分野)\s*(?<number>)[】》〉>＞]\s*(?<words>.+)$"
            + @"|^(?<word>基本目標|重点目標|施策の方向性?|施策目標|基本方針|政策目標|重点分野|取組の柱)\s*(?<number>)[:：]\s*(?<words>.+)$"
    )]
    private static partial Regex JapaneseGoal();

    [GeneratedRegex(
        @"^(?<word>(?:Strategic |Key |Core |Overall |Overarching |Specific |Policy |Long-term )?(?:Goal|Objective|Priority(?: Area)?|Theme|Pillar|Aim|Outcome|Ambition|Focus Area|Mission|Sub-?goal|Workstream)) (?<number>[0-9]{1,2}(?:\.[0-9]{1,2})*|[A-Z](?![A-Za-z])|[IVX]{1,4}(?![A-Za-z])|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s*[:.)\-–—|]*\s*(?<words>.*)$|^(?<word>(?:Strategic |Overarching |Specific )?(?:Goal|Objective|Priority|Pillar|Aim))(?<number>)\s*[:–—]\s*(?<words>.+)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex EnglishGoal();

    /// <summary>The higher of two goals by its word alone.</summary>
    [GeneratedRegex(
        "^(?:基本|重点|政策|大|戦略|将来|長期|全体|最終)目標$|^使命$|^ミッション$|柱$|方針$|分野$|領域$|^基本政策$|^戦略$|重点(?:課題|プロジェクト|戦略|事項)$|^優先|^(?:strategic |key |core |overall |overarching |long-term )?(?:goal|priority(?: area)?|theme|pillar|aim|ambition|focus area|mission|outcome)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Overarching();

    [GeneratedRegex(
        "分野$|区分$|分類$|項目$|体系$|テーマ$|領域$|^(?:area|categor|sector|theme)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Category();

    [GeneratedRegex(
        @"^[【《〈<＜\[［]?(?<mark>(?<word>(?:具体的)?(?:取組|取り組み|施策|事業|アクション|プロジェクト|対策|行動))\s*"
            + Number
            + @")[】》〉>＞\]］]?(?:[\s:：.．]+)(?<words>\S.*)$"
    )]
    private static partial Regex Work();

    /// <summary>1-1, 1.2.3, 1 with a wide space behind: numbers that only stand before headings.</summary>
    [GeneratedRegex(
        @"^(?<mark>[0-9０-９]{1,2}(?:[\-－‐–.．][0-9０-９]{1,2}){1,3})[.．]?[\s　]+(?=\S)|^(?<mark>[0-9０-９]{1,2})(?:　+|\s{2,})(?=\D)"
    )]
    private static partial Regex Deep();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
