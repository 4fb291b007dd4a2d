using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>How deep a heading stands in a deck that has one ■ for slides and their parts alike: only what the words and
/// the line above say can tell them apart, and a heading that says nothing is taken for a slide.</summary>
internal static partial class PortfolioSquares
{
    private const int SlideDepth = 1;
    private const int PartDepth = 2;
    private const int NumberDepth = 3;
    private const int LowerNumberDepth = 4;
    private const int ExpansionDepth = 5;

    /// <param name="words">Behind the ■.</param>
    /// <param name="above">Depth of the heading right above, with nothing between; 0 where there is none.</param>
    public static int Depth(string words, int above)
    {
        var own = OwnDepth(words);
        return own <= PartDepth && above is > 0 and <= PartDepth ? above + 1 : own;
    }

    private static int OwnDepth(string words)
    {
        // A second mark of its own: ■ ■大学 …センター.
        if (words[0] is '■' or '◆' or '●')
            return PartDepth;
        words = words.TrimStart('*');
        if (Number().IsMatch(words))
            return NumberDepth;
        if (LowerNumber().IsMatch(words))
            return LowerNumberDepth;
        words = Attachment().Replace(words, "").Trim('*', ' ', '\u3000');
        var items = PortfolioContexts.Items(Purposes().Replace(words, "$1"));
        return items == Domain.Proposals.EntryKind.Expansion ? ExpansionDepth
            : items != null
            || PortfolioTitles.IsPlainName(words)
            || Based().IsMatch(words)
            || PortfolioDates.IsCitation(words)
            || PortfolioInstitutions.IsWithPeriod(words)
                ? PartDepth
            : SlideDepth;
    }

    [GeneratedRegex(@"^[0-9０-９]{1,2}(?:[.．\-－][0-9０-９]{1,2})*[.．]?(?:\s|(?<=[.．]))")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[（(][0-9０-９]{1,2}[)）]|[①-⑳]|[ivx]{1,4}[)）]|[a-zア-コ][)）])")]
    private static partial Regex LowerNumber();

    [GeneratedRegex(@"^[（(](?:別添|別紙|補足)\s*[0-9０-９]*[)）]\s*")]
    private static partial Regex Attachment();

    /// <summary>目的 I. … II. …: the heading with its list on one line.</summary>
    [GeneratedRegex(@"^(\S{2,8})[\s\u3000]+(?:I|Ⅰ|1|①)[.．\s]?.*$")]
    private static partial Regex Purposes();

    [GeneratedRegex(@"に基づく(?:主な)?(?:施策|取組)$")]
    private static partial Regex Based();
}
