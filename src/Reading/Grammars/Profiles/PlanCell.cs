using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Words inside cells that are no names: lead and support said in words, signs for "as above".</summary>
internal static partial class PlanCell
{
    /// <summary>同上, 〃, ditto: the cell says what the one above says.</summary>
    public static bool IsDitto(string cell) => cell.Length <= 14 && Ditto().IsMatch(cell);

    /// <summary>Organisations as marks and separators that every table uses: 主：, (主), Lead: become the lead's mark;
    /// ＋ and line breaks part names.</summary>
    public static string Organisations(string cell)
    {
        if (cell.Length == 0)
            return cell;
        var text = LeadBehind()
            .Replace(cell, m => RegisterCell.LeadColumn + m.Groups["name"].Value);
        text = JointBehind().Replace(text, "");
        text = Helped(Labelled(text));
        text = Plus().Replace(text, "、");
        return And().Replace(text, "、");
    }

    /// <summary>X; supported by Y: X leads.</summary>
    private static string Helped(string cell)
    {
        if (JointWords.In(cell) is not var (end, start))
            return cell;
        var leads = cell[..end]
            .Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(n => OrganisationLook.IsName(n) ? RegisterCell.LeadColumn + n : n);
        return string.Join('、', leads)
            + "、"
            + Helped(cell[start..])
                .Replace(RegisterCell.LeadColumn.ToString(), "", StringComparison.Ordinal);
    }

    /// <summary>主：総務課 副：福祉課, Lead: X; Support: Y. All names behind a label have its role.</summary>
    private static string Labelled(string cell)
    {
        var labels = Label().Matches(cell);
        if (labels.Count == 0)
            return cell;
        var parts = new List<string> { cell[..labels[0].Index] };
        for (var n = 0; n < labels.Count; n++)
        {
            var from = labels[n].Index + labels[n].Length;
            var to = n + 1 < labels.Count ? labels[n + 1].Index : cell.Length;
            var names = cell[from..to]
                .Trim(' ', '\u3000', ';', '；', ',', '、', '.', '/', '／', '\n');
            var isLead = labels[n].Groups["lead"].Success && (labels.Count > 1);
            parts.Add(
                isLead
                    ? string.Join(
                        '、',
                        names.Split(Between).Select(p => RegisterCell.LeadColumn + p.Trim())
                    )
                    : names
            );
        }
        return string.Join('、', parts.Where(p => p.Trim().Length > 0));
    }

    private static readonly char[] Between = ['、', '，', ',', '／', '/', ';', '；', '\n'];

    [GeneratedRegex(
        @"^[\s""”“]*(?:同\s*上|同\s*左|上に同じ|〃|″|""|”|々|仝|ditto|as above|same as above)[\s""”]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Ditto();

    [GeneratedRegex(
        @"(?<name>[^、，,／/;；\n()（）+＋]{1,40}?)\s*[(（]\s*(?:主|主管|主担当|主務|主担当課|主管課|幹事|とりまとめ|取りまとめ|総括|責任|lead|owner)\s*[)）]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex LeadBehind();

    [GeneratedRegex(
        @"\s*[(（]\s*(?:副|協力|関係|関連|連携|支援|副担当|support|supporting|partner|joint)\s*[)）]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex JointBehind();

    [GeneratedRegex(
        @"(?<![^\s、，,;；/／\n。.])(?:(?<lead>主|主管|主担当|主務|主担当課|主管課|主管部局|主担当部局|幹事|とりまとめ|取りまとめ|責任課|lead|led by|owner|lead department|lead agency)|副|協力|関係|関連|連携|支援|副担当|関係課|関連課|協力課|関係部局|協力部局|support|supporting|supported by|partners?|with|担当|担当課|所管|所管課|responsible|department)\s*[:：]\s*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"\s*[＋+＆|｜]\s*")]
    private static partial Regex Plus();

    [GeneratedRegex(
        @"(?<=[省庁府課部局室])\s*(?:及び|および|並びに|ならびに|と)\s*(?=\S+[省庁府課部局室])"
    )]
    private static partial Regex And();
}
