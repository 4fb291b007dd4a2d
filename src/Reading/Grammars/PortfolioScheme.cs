using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A line of funding: how long, how much a project, and of what form.</summary>
/// <param name="Next">Index of the block behind it.</param>
internal sealed partial record PortfolioScheme(
    string Term,
    string Cost,
    int First,
    int Last,
    int Next
)
{
    public string? Form { get; private set; }

    public Draft? Draft { get; private set; }

    /// <summary>研究期間 5年半 and 研究費 総額1.5～5億円程度/課題, as two bullets or lines of one paragraph.</summary>
    public static PortfolioScheme? TermsFrom(List<PortfolioBlock> slide, int i)
    {
        string term = "",
            cost = "";
        var next = i;
        for (
            ;
            next < slide.Count && slide[next].Form is PortfolioForm.Bullet or PortfolioForm.Text;
            next++
        )
        {
            var found = false;
            foreach (
                var line in slide[next].Lines.Select(l => HalfWidth.Of(PortfolioWords.Clean(l)))
            )
                if (term.Length == 0 && TermLine().Match(line) is { Success: true } t)
                    (term, found) = (t.Groups["value"].Value, true);
                else if (cost.Length == 0 && CostLine().Match(line) is { Success: true } c)
                    (cost, found) = (c.Groups["value"].Value, true);
                else if (found)
                    return null;
            if (!found)
                break;
        }
        return term.Length > 0 && cost.Length > 0
            ? new(term, cost, slide[i].First, slide[next - 1].Last, next)
            : null;
    }

    /// <summary>**基盤研究**：… (期間：6か年度、40百万円程度/課題・年).</summary>
    public static PortfolioScheme? Inline(PortfolioBlock block)
    {
        var match = InBrackets().Match(HalfWidth.Of(block.Text));
        return
            block.Form is PortfolioForm.Text or PortfolioForm.Bullet
            && block.Text.Length <= 600
            && match.Success
            && block.Text.AsSpan().IndexOfAny('：', ':') is > 0 and <= 40
            ? new(
                match.Groups["term"].Value,
                match.Groups["cost"].Value,
                block.First,
                block.Last,
                0
            )
            : null;
    }

    /// <summary>The paragraph behind the terms says what they are the terms of.</summary>
    /// <returns>The index behind it and that paragraph.</returns>
    public int Write(PortfolioWriting writing, List<PortfolioBlock> slide)
    {
        var (text, last) = ($"{Term} {Cost}", Last);
        var isDescribed = false;
        if (
            Next < slide.Count
            && slide[Next] is { Form: PortfolioForm.Text } described
            && PrintedArea.Of(described) == null
            && described.Text.Length <= 200
        )
        {
            (text, last) = (described.Text, described.Last);
            isDescribed = true;
        }
        writing.CloseAll();
        Draft = writing.Add(
            EntryKind.Scheme,
            text,
            First,
            last,
            isDescribed ? 0.85 : 0.7,
            writing.SlideOrPart
        );
        var form = FormInBrackets().Match(text) is { Success: true } inBrackets
            ? inBrackets
            : FormWords().Match(text);
        if (form.Success)
            Form = form.Groups["form"].Value;
        Describe(Draft);
        return isDescribed ? Next + 1 : Next;
    }

    public void WriteInline(PortfolioWriting writing, PortfolioBlock block)
    {
        writing.Close(PortfolioTitles.GroupDepth);
        Draft = writing.Add(EntryKind.Scheme, block, block.Text, 0.85, writing.Parent);
        PortfolioWriting.Field(
            Draft,
            "name",
            block.Text[..block.Text.AsSpan().IndexOfAny('：', ':')].Trim()
        );
        Describe(Draft);
    }

    private void Describe(Draft draft)
    {
        PortfolioWriting.Field(draft, "form", Form);
        PortfolioWriting.Field(draft, "term", Term.Trim());
        PortfolioWriting.Field(draft, "cost", Cost.Trim());
        var years = Years().Match(Term);
        if (years.Success)
            draft.Fields["durationYears"] =
                decimal.Parse(years.Groups["years"].ValueSpan, CultureInfo.InvariantCulture)
                + (years.Groups["half"].Success ? 0.5m : 0);
        if (Cost.Contains("課題", StringComparison.Ordinal))
            draft.Fields["costPer"] = PerYear().IsMatch(Cost) ? "project-year" : "project";
        if (Cost.Contains("程度", StringComparison.Ordinal))
            draft.Fields["approximate"] = true;
        foreach (var amount in YenAmount.In(Cost).Take(1))
            if (amount.From is { } from)
                (draft.Fields["costYenFrom"], draft.Fields["costYenTo"]) = (from, amount.Yen);
            else
                draft.Fields["costYen"] = amount.Yen;
    }

    [GeneratedRegex(
        @"^(?:研究|実施|支援|委託|事業)?期間\s*[:：]?\s*(?:原則)?(?<value>[0-9].{0,20})$"
    )]
    private static partial Regex TermLine();

    [GeneratedRegex(
        @"^(?:研究(?:開発)?費|支援額|支援規模|予算規模|委託費|配分額|研究開発費)\s*[:：]?\s*(?<value>.{0,40}円.{0,30})$"
    )]
    private static partial Regex CostLine();

    [GeneratedRegex(
        @"\((?:研究|実施|支援)?期間\s*[:：]?\s*(?<term>[0-9][^、,()]{0,16})[、,]\s*(?<cost>[^()]{0,20}円[^()]{0,20})\)$"
    )]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"[（(](?<form>[\p{IsCJKUnifiedIdeographs}\p{IsKatakana}ー]{1,8}型)[)）]")]
    private static partial Regex FormInBrackets();

    [GeneratedRegex(@"(?<form>[\p{IsCJKUnifiedIdeographs}\p{IsKatakana}ー]{1,8}型)(?:の)?研究")]
    private static partial Regex FormWords();

    [GeneratedRegex(
        @"^\s*(?<years>[0-9]{1,2}(?:\.[0-9])?)\s*(?:か|ヶ|カ|ケ|箇)?年(?:度)?(?<half>半)?(?:間|以内|程度)?\s*$"
    )]
    private static partial Regex Years();

    [GeneratedRegex(@"[/・]\s*年|年間|毎年|/年")]
    private static partial Regex PerYear();
}
