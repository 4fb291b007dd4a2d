using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Figures that a target or statement prints: 10倍, 1/10に, 3割から5割へ, 新規14課題.</summary>
internal static partial class PortfolioFigures
{
    private const int LongestText = 1500;

    public static void Add(PortfolioWriting writing, Draft draft)
    {
        if (draft.Text.Length > LongestText)
            return;
        var half = HalfWidth.Of(draft.Text);
        var ends = new HashSet<int>();
        foreach (Match match in FromTo().Matches(half))
            if (Indicator(writing, draft, match, "to") is { } change)
            {
                change.Fields["from"] = Decimal(match.Groups["from"].Value);
                ends.Add(match.Index + match.Length);
            }
        foreach (Match match in Counts().Matches(half))
            Indicator(writing, draft, match, "to");
        if (draft.Kind is not (EntryKind.Target or EntryKind.Indicator))
            return;
        foreach (Match match in Part().Matches(half))
            AddPart(writing, draft, match);
        foreach (Match match in Multiple().Matches(half))
            if (!ends.Contains(match.Index + match.Length))
                Indicator(writing, draft, match, "to");
    }

    private static Draft? Indicator(
        PortfolioWriting writing,
        Draft parent,
        Match match,
        string figure
    )
    {
        var name = NameIn(parent.Text, match);
        if (name.Length < 2)
            return null;
        var draft = writing.Add(EntryKind.Indicator, name, parent.First, parent.Last, 0.75, parent);
        draft.Fields["value"] = Decimal(match.Groups[figure].Value);
        PortfolioWriting.Field(draft, "unit", match.Groups["unit"].Value);
        return draft;
    }

    private static void AddPart(PortfolioWriting writing, Draft parent, Match match)
    {
        var (a, b) = (Decimal(match.Groups["a"].Value), Decimal(match.Groups["b"].Value));
        var name = NameIn(parent.Text, match);
        if (b == 0 || name.Length < 2)
            return;
        var draft = writing.Add(EntryKind.Indicator, name, parent.First, parent.Last, 0.75, parent);
        draft.Fields["value"] = a / b;
        draft.Fields["printed"] = $"{match.Groups["a"].Value}/{match.Groups["b"].Value}";
    }

    /// <summary>What is measured: the last of the words joined by 及び, 並びに.</summary>
    private static string NameIn(string text, Match match)
    {
        var name = text.Substring(match.Groups["name"].Index, match.Groups["name"].Length);
        foreach (var and in (string[])["及び", "および", "並びに", "かつ"])
            if (name.LastIndexOf(and, StringComparison.Ordinal) is >= 0 and var at)
                name = name[(at + and.Length)..];
        return name.Trim().TrimEnd('を', 'が', 'は', 'の');
    }

    private static decimal Decimal(string figure) =>
        decimal.Parse(
            figure.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(
        @"(?<name>[^、。()\n0-9]{2,40}?)(?:を|が|は|、)?(?:現状の)?(?<from>[0-9][0-9,]{0,9}(?:\.[0-9]{1,3})?)\s*(?<unit>%|割|倍|億円|万円|人|件|社|校|機関|課題|台|年|か月|日|位|ペタフロップス)?(?:から|→|⇒)(?<to>[0-9][0-9,]{0,9}(?:\.[0-9]{1,3})?)\s*(?<unit>%|割|倍|億円|万円|人|件|社|校|機関|課題|台|年|か月|日|位|ペタフロップス)(?=に|へ|$|、|以上)"
    )]
    private static partial Regex FromTo();

    [GeneratedRegex(
        @"(?<name>継続|新規|既存|採択)\s*(?<to>[0-9]{1,5})\s*(?<unit>課題|件|拠点|機関|人|領域)"
    )]
    private static partial Regex Counts();

    [GeneratedRegex(
        @"(?<name>[^、。()\n0-9]{2,60})を(?<a>[0-9]{1,3})/(?<b>[0-9]{1,5})(?=に|へ|以下)"
    )]
    private static partial Regex Part();

    [GeneratedRegex(
        @"(?<name>[^、。()\n0-9]{2,40}?)(?:を|が)?(?<to>[0-9]{1,5}(?:\.[0-9]{1,2})?)\s*(?<unit>倍|割|%)(?=の|に|へ|以上|超|増|減|$|、|。)"
    )]
    private static partial Regex Multiple();
}
