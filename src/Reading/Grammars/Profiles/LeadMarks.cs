using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Which marks make an organisation the lead, as a legend or a profile says it.</summary>
internal sealed partial record LeadMarks(ImmutableArray<char> Lead, ImmutableArray<char> Joint)
{
    private static readonly SearchValues<char> LegendSigns = SearchValues.Create(
        RegisterCell.Marks + "主副"
    );

    /// <summary>Null where the profile names no mark for the lead: then the marks are read by their strength.</summary>
    public static LeadMarks? Of(ReadingProfile profile) =>
        profile.LeadMarks.IsEmpty ? null : new(Chars(profile.LeadMarks), Chars(profile.JointMarks));

    /// <summary>Which names carry the lead's mark; where the table gives the lead a column, its names do.</summary>
    public bool[] Marked(List<RegisterName> names) =>
        [
            .. names.Select(n =>
                n.Mark is { } mark && (mark == RegisterCell.LeadColumn || Lead.Contains(mark))
            ),
        ];

    /// <summary>A line that says what the marks mean: ◎は主担当、○は関係課; null for any other.</summary>
    public static LeadMarks? Legend(SourceLine line)
    {
        if (line.Text.Length > 200 || line.Text.AsSpan().IndexOfAny(LegendSigns) < 0)
            return null;
        var lead = ImmutableArray.CreateBuilder<char>();
        var joint = ImmutableArray.CreateBuilder<char>();
        foreach (Match match in Meaning().Matches(Normal.Nfkc(line.Text)))
        {
            var words = match.Groups["words"].Value;
            if (JointWords().IsMatch(words))
                joint.Add(match.Groups["mark"].Value[0]);
            else if (LeadWords().IsMatch(words))
                lead.Add(match.Groups["mark"].Value[0]);
        }
        return lead.Count == 0 ? null : new([.. lead.Distinct()], [.. joint.Distinct()]);
    }

    private static ImmutableArray<char> Chars(ImmutableArray<string> marks) =>
        [.. marks.Where(m => m.Length == 1).Select(m => m[0])];

    [GeneratedRegex(
        @"(?<mark>[◎●★☆○〇◯△▲]|(?<![^\s(（、,;。])[主副](?=\s*[:=]))\s*(?:[:=…\-]|印|が|は|を付した|のついた|の付いた|[(「])*\s*(?<words>[^◎●★☆○〇◯△▲、,;。]{1,24})"
    )]
    private static partial Regex Meaning();

    [GeneratedRegex(
        "主|取りまとめ|とりまとめ|責任|幹事|総括|lead|main|owner|responsible",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex LeadWords();

    [GeneratedRegex(
        "関係|関連|協力|連携|副|支援|共同|partner|support|joint|contribut|involved",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex JointWords();
}
