using System.Text.RegularExpressions;

namespace Shirube.Reading.Grammars;

/// <summary>Headings name, paragraphs say: tells them apart by their words and by what follows.</summary>
internal static partial class SlideSentences
{
    /// <summary>Whether the text unit at the index is a heading among the units of its slide.</summary>
    public static bool IsHeading(List<SlideUnit> units, int i) => IsHeading(units, i, 3);

    private static bool IsHeading(List<SlideUnit> units, int i, int ahead)
    {
        var text = units[i].Text;
        if (GoalMark().IsMatch(text))
            return true;
        if (
            text.Length > 200
            || text.Contains('。', StringComparison.Ordinal)
            || text.Length == 0
            || text[0] is '（' or '(' or '→' or '⇒'
            || Says().IsMatch(Ending(text))
            || text.Length > 15 && Connects().IsMatch(text)
        )
            return false;
        var next = i + 1 < units.Count ? units[i + 1].Kind : (SlideUnitKind?)null;
        var before = i > 0 ? units[i - 1].Kind : (SlideUnitKind?)null;
        // 「…を半分にする」 names a goal where content follows, and says something where none does.
        if (EndsInVerb().IsMatch(Ending(text)))
            return next == SlideUnitKind.Bullet
                || next == SlideUnitKind.Text
                    && before != SlideUnitKind.Bullet
                    && ahead > 0
                    && IsHeading(units, i + 1, ahead - 1);
        return next == SlideUnitKind.Bullet
            || text.Length <= 25
            || before != SlideUnitKind.Bullet
            || !EndsInAction().IsMatch(Ending(text));
    }

    private static ReadOnlySpan<char> Ending(string text) =>
        text.AsSpan(Math.Max(0, text.Length - 16));

    /// <summary>Words in parentheses under a heading that only gloss it.</summary>
    public static bool IsGloss(string text) =>
        text.Length is > 2 and < 60
        && text[0] is '（' or '('
        && text[^1] is '）' or ')'
        && !Note().IsMatch(text)
        && !text.Contains('。', StringComparison.Ordinal);

    /// <summary>The mark that names a goal in front of its words, and the words.</summary>
    public static (string Mark, string Words) GoalMarkOf(string text)
    {
        var match = GoalMark().Match(text);
        return match.Success ? (match.Value.Trim(), text[match.Length..].Trim()) : ("", text);
    }

    [GeneratedRegex(
        @"^[<＜‹〈【［\[]?\s*(?:大目標|具体目標)\s*[0-9０-９①-⑳]*\s*[>＞›〉】］\]：:]*\s*"
    )]
    private static partial Regex GoalMark();

    [GeneratedRegex(
        @"(?:て(?:い|き|お|く)?(?:る|た|ます|ました)|でいる|した|された|れた|れる|った|んだ|いた|えた|きた|です|ます|ました|である|予定|見込み?|見通し|ところ|不可欠|必要|期待)$"
    )]
    private static partial Regex Says();

    [GeneratedRegex(
        @"^(?:また|さらに|更に|なお|しかし|一方|引き続き|今後|加えて|特に|あわせて|併せて|このため|その他)[、，はもの]?"
    )]
    private static partial Regex Connects();

    [GeneratedRegex(@"[うくすつぬむるぐぶ]$")]
    private static partial Regex EndsInVerb();

    [GeneratedRegex(@"(?:推進|実施|拡大|加速|進展|進捗|改善|継続|検討|[中済])$")]
    private static partial Regex EndsInAction();

    [GeneratedRegex(@"^[（(](?:なお|注|参考|※|ただし)")]
    private static partial Regex Note();
}
