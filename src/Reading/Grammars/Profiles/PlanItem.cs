using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>A line of a list or a paragraph, put together from the lines it was broken into, and the organisations that
/// stand behind its words: （担当：防災課）, [Lead: Housing].</summary>
/// <param name="Last">Index of its last line.</param>
/// <param name="Cell">The organisations as a cell would hold them; null where none stand there.</param>
/// <param name="IsLabelled">A word says that they are the ones responsible.</param>
internal sealed partial record PlanItem(int Last, string Words, string? Cell, bool IsLabelled)
{
    private const int LongestCell = 160;
    private const int MostLines = 40;

    public static PlanItem Of(RegisterLines lines, int first)
    {
        var words = new List<string> { lines[first].Text };
        var last = first;
        string? cell = null;
        while (
            last + 1 < lines.Count
            && words.Count < MostLines
            && GoesOn(lines, first, last + 1, words[^1])
        )
        {
            last++;
            if (LabelLine().Match(lines[last].Text.Trim()) is { Success: true } label)
            {
                cell = label.Groups["cell"].Value;
                break;
            }
            words.Add(lines[last].Text);
        }
        var text = ListItem.WithoutBullet(LineJoin.Join(words.Select(w => w.Trim()))).Trim();
        if (cell != null)
            return new(last, text, cell, true);
        return Behind(text) is var (before, names, isLabelled)
            ? new(last, before, names, isLabelled)
            : new(last, text, null, false);
    }

    /// <summary>What a bracket at the end of a line holds, where it names organisations.</summary>
    public static (string Words, string Cell, bool IsLabelled)? Behind(string text)
    {
        text = text.TrimEnd('。', '.', ' ', '\u3000');
        // Names stand at the end: the patterns never see the body of a long line.
        var tail = Math.Max(0, text.Length - 2 * LongestCell);
        var open = OpenOfLast(text, tail);
        if (open <= 0 || text.Length - open > LongestCell)
            return
                text.AsSpan(tail).IndexOfAny(':', '：') >= 0
                && Loose().Match(text[tail..]) is { Success: true } loose
                ? (
                    (text[..tail] + loose.Groups["words"].Value).Trim(),
                    loose.Groups["cell"].Value.Trim(),
                    true
                )
                : null;
        var inner = text[(open + 1)..^1].Trim();
        var words = text[..open].Trim();
        if (RoleLabel().IsMatch(inner))
            return (words, inner, true);
        var label = Label().Match(inner);
        if (label.Success)
            return (words, inner[label.Length..].Trim(), true);
        if (
            inner.Length > 0 && OrganisationLook.IsCell(PlanCell.Organisations(inner))
            || RoleLabel().IsMatch(inner)
        )
            return (words, inner, RoleLabel().IsMatch(inner));
        return null;
    }

    private static bool GoesOn(RegisterLines lines, int first, int next, string above)
    {
        var line = lines[next];
        if (line.IsBlank || line.IsRow || line.Form is LineForm.Heading or LineForm.Item)
            return false;
        if (line.Block != lines[first].Block)
            return false;
        var text = line.Text;
        if (LabelLine().IsMatch(text.Trim()))
            return true;
        if (ListItem.IsItem(text) || PlanCard.IsLabel(text))
            return false;
        var isIndented = char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(lines[first].Text[0]);
        return isIndented
            || LineJoin.Continues(above, text)
            || !EndsWhole(above)
                && ListItem.IsItem(lines[first].Text)
                && !char.IsWhiteSpace(lines[first].Text[0]);
    }

    private static bool EndsWhole(string text) =>
        text.TrimEnd() is [.., '。' or '.' or ')' or '）' or '】' or ']' or '」'];

    /// <summary>The bracket that the last character closes.</summary>
    private static int OpenOfLast(string text, int from)
    {
        if (text is not [.., ')' or '）' or '】' or ']' or '］' or '〕' or '〉' or '》'])
            return -1;
        var depth = 0;
        for (var i = text.Length - 1; i >= from; i--)
            if (text[i] is ')' or '）' or '】' or ']' or '］' or '〕' or '〉' or '》')
                depth++;
            else if (
                text[i] is '(' or '（' or '【' or '[' or '［' or '〔' or '〈' or '《'
                && --depth == 0
            )
                return i;
        return -1;
    }

    private const string Labels =
        @"(?:主な?)?(?:担当|所管|主管|実施|推進|関係|取組)(?:府省庁|省庁|府省|部局|部署|課室|課|部|局|所属|主体|機関|者)?(?:名|等)*|(?:lead|responsible|responsibility|owner|delivered by|action by)(?: (?:department|agency|organisation|team|body|partner|officer))?";

    [GeneratedRegex(@"^(?:" + Labels + @")\s*[:：;]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:lead|主|主管|主担当)\s*[:：].+[;；、,]\s*(?:support|partners?|副|関係|協力)[^:：]{0,12}[:：]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RoleLabel();

    [GeneratedRegex(
        @"^(?<words>.{4,}?)(?:\s+|。|[-–—…・]+\s*)(?:"
            + Labels
            + @")\s*[:：]\s*(?<cell>[^。:：]{2,120})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Loose();

    /// <summary>The organisations on a line of their own below the words.</summary>
    [GeneratedRegex(
        @"^[(（【\[〔]\s*(?:" + Labels + @")\s*[:：]\s*(?<cell>[^\]】〕]{2,160}?)\s*[)）】\]〕]$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex LabelLine();
}
