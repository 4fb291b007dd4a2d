using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Which line goes on with the one above in a deck without blank lines: only where its print says so.</summary>
internal static partial class PortfolioDense
{
    private const int LongestPart = 40;
    private const int LongestBoxLine = 24;

    /// <param name="last">The block above.</param>
    /// <param name="next">The line behind; empty at the end.</param>
    public static bool GoesOn(PortfolioBlock last, string text, string next)
    {
        if (
            last.Form != PortfolioForm.Text
            || text.Length > LongestPart
            || IsSentence(text)
            || CircledNumber.Begins(text)
        )
            return false;
        var before = last.Lines[^1].Trim();
        if (before.Length > LongestPart || IsSentence(before))
            return false;
        if (PortfolioWords.Bold(last.Lines[0]) != null)
            return last.Number > 0
                ? text.Length <= LongestBoxLine
                : PortfolioMarks.IsTailOfArea(next) || before[^1] is '/' or '／';
        return before.Length <= LongestBoxLine && Unfinished().IsMatch(before)
            || Aside().IsMatch(text)
            || Source().IsMatch(text);
    }

    private static bool IsSentence(string text) => text.Contains('。', StringComparison.Ordinal);

    /// <summary>A verb or phrase that what follows is to be said of.</summary>
    [GeneratedRegex(@"(?:[をにがへで].*[るすくむうつぐぶぬ]|において|によって|として|とともに)$")]
    private static partial Regex Unfinished();

    /// <summary>Words in brackets in front of a line say more of the line above; a colon in them says something new.</summary>
    [GeneratedRegex(@"^[（(][^（()）：:]{1,30}[)）](?![0-9])")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(?:資料|報告書|公表資料)?(?:より|から)(?:作成|抜粋|引用)?[)）]?$")]
    private static partial Regex Source();
}
