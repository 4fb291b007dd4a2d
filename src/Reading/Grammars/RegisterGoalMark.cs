using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The mark in front of a goal: 大目標, &lt;具体目標&gt;, ＜具体目標１＞, 【目標】, in any brackets, spaced and numbered.</summary>
/// <param name="Marker">As printed.</param>
/// <param name="Words">What stands behind the mark on the same line.</param>
internal sealed partial record RegisterGoalMark(EntryKind Kind, string Marker, string Words)
{
    public static RegisterGoalMark? Of(string line)
    {
        if (!line.Contains('標', StringComparison.Ordinal))
            return null;
        var text = HeadingMark.WithoutMarkdown(ListItem.WithoutBullet(line));
        // Marks are short: the pattern never sees the body of a long line.
        var head = text.Length <= 40 ? text : text[..40];
        if (!head.Contains('標', StringComparison.Ordinal))
            return null;
        var match = InBrackets().Match(head);
        if (!match.Success)
            match = Bare().Match(head);
        if (!match.Success)
            return null;
        var kind = match.Groups["label"].Value.Contains('大', StringComparison.Ordinal)
            ? EntryKind.OverarchingGoal
            : EntryKind.SpecificGoal;
        return new(
            kind,
            match.Groups["mark"].Value.Trim(),
            text[match.Length..].Trim(' ', '\u3000', '\t', ':', '：')
        );
    }

    [GeneratedRegex(
        @"^(?<mark>[<＜‹〈《≪«【〔\[［(（]\s*(?<label>[大中小]\s*目\s*標|(?:具\s*体|個\s*別|重\s*点|達\s*成|全\s*体|基\s*本)?(?:的\s*な?)?\s*目\s*標)\s*(?:[-－‐]?\s*[0-9０-９①-⑳一二三四五六七八九十Ⅰ-Ⅻ]{1,3})?\s*[>＞›〉》≫»】〕\]］)）])"
    )]
    private static partial Regex InBrackets();

    [GeneratedRegex(
        @"^(?<mark>(?<label>大目標))(?![のをにとはがもへでや、。，．等・ー値]|達成|設定|年度)|^(?<mark>(?<label>[大中小]目標|(?:具体|個別)(?:的な?)?目標)(?:\s*[0-9０-９①-⑳]{1,3})?)(?=$|[\s:：「『])|^(?<mark>(?<label>目標)\s*[0-9０-９①-⑳]{0,3})(?=$|[:：]|(?<=[0-9０-９①-⑳])\s)"
    )]
    private static partial Regex Bare();
}
