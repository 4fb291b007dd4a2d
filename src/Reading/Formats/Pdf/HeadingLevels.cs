using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>How deep each heading stands: as its number says (2.3 below 2), else below the last heading that is set larger
/// or marked in another way; one that is marked and set as an earlier one stands beside it.</summary>
internal sealed partial class HeadingLevels
{
    private const int Deepest = 6;
    private readonly List<HeadingStyle> above = [];

    /// <summary>1 is the highest. Asked for in the order of the document.</summary>
    public int Of(List<PrintedLine> heading)
    {
        var text = heading[0].Text;
        if (FrontWords.Are(text) || Appended().IsMatch(text))
        {
            above.Clear();
            if (FrontWords.Are(text))
                return 1;
        }
        var style = HeadingStyle.Of(heading);
        var beside = above.FindIndex(s => s == style);
        if (beside < 0 && style.Depth > 1)
            beside = above.FindLastIndex(s => s.Depth > 0 && s.Depth < style.Depth)
                is >= 0
                    and var a
                ? a + 1
                : -1;
        if (beside < 0)
            beside = above.FindIndex(s => HeadingStyle.Outranks(style, s));
        if (beside >= 0)
            above.RemoveRange(beside, above.Count - beside);
        above.Add(style);
        return Math.Min(above.Count, Deepest);
    }

    [GeneratedRegex(
        @"^[【\[]?(?:参考|別紙|別添|別表|付録|附属資料|参考資料|Appendix|Annex)\s*[0-9０-９A-ZＡ-Ｚ一二三四五六七八九十]*(?:[\s\u3000:：.．】\]]|$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Appended();
}
