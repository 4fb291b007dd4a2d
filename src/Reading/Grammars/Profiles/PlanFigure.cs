using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>What an indicator says on one line: 申請の割合　12％（令和8年度）→60％（令和11年度）.</summary>
/// <param name="Name">Empty where only the values stand there.</param>
internal sealed partial record PlanFigure(string Name, string From, string To)
{
    /// <summary>Null for a line that is no change from one figure to another.</summary>
    public static PlanFigure? Of(string text) =>
        text.Length <= 200 && Change().Match(text) is { Success: true } change
            ? new(
                change.Groups["name"].Value.Trim(' ', '\u3000', ':', '：', '、', ','),
                change.Groups["from"].Value.Trim(),
                change.Groups["to"].Value.Trim()
            )
            : null;

    /// <summary>The value without the year in parentheses behind it.</summary>
    public static string WithoutYear(string value) => Year().Replace(Normal.Nfkc(value), "").Trim();

    private const string Value =
        @"[約およそ]*\s?[0-9０-９][0-9０-９,，.．]{0,18}\s?[^\s0-9０-９→⇒➡(（)）:：]{0,8}\s*(?:[(（][^()（）]{1,20}[)）])?";

    [GeneratedRegex(
        @"^(?:(?<name>.*?[^0-9０-９.,．，\s　:：])[\s　:：、]+)?(?<from>"
            + Value
            + @")\s*[→⇒➡]\s*(?<to>"
            + Value
            + @")\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Change();

    [GeneratedRegex(@"\s*\([^()]*(?:年|[0-9]{4}|[RH][0-9]{1,2}|現状|目標)[^()]*\)\s*$")]
    private static partial Regex Year();
}
