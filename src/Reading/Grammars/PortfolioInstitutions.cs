using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A body or centre with the span of its work: ■東京大学 …センター, 【2016年～】.</summary>
internal static partial class PortfolioInstitutions
{
    /// <summary>The heading and the span in it, where both are printed on one line.</summary>
    public static (PortfolioBlock Heading, PortfolioBlock Period)? WithPeriod(PortfolioBlock block)
    {
        var match = Tail().Match(block.Text);
        return match.Success && Body().IsMatch(block.Text[..match.Index])
            ? (
                block with
                {
                    Lines = [block.Text[..match.Index].Trim()],
                },
                block with
                {
                    Lines = [match.Groups["period"].Value],
                }
            )
            : null;
    }

    public static bool IsWithPeriod(string words) =>
        Tail().Match(words) is { Success: true } period && Body().IsMatch(words[..period.Index]);

    public static void Add(PortfolioBlock heading, PortfolioBlock period, PortfolioWriting writing)
    {
        writing.Close(Math.Max(2, heading.Depth));
        var name = heading.Text;
        var draft = writing.Add(
            EntryKind.Institution,
            name,
            heading.First,
            period.Last,
            0.95,
            writing.Parent,
            heading.Mark.Length > 0 ? heading.Mark : null
        );
        var plain = Abbreviation().Match(name) is { Success: true } abbreviation
            ? name[..abbreviation.Index].Trim()
            : name;
        PortfolioWriting.Field(
            draft,
            "abbreviation",
            Abbreviation().Match(name).Groups["name"].Value
        );
        var (organisation, centre) = Parted(plain);
        PortfolioWriting.Field(draft, "organisation", organisation);
        PortfolioWriting.Field(draft, "centre", centre);
        var words = period.Text;
        PortfolioWriting.Field(draft, "period", words);
        var spans = words.Split(
            '、',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (spans.Length > 1)
            PortfolioWriting.Fields(draft, "periods", spans);
        PortfolioWriting.Field(draft, "founded", Founded(spans, plain));
        writing.Push(new(Math.Max(2, heading.Depth), draft, null, null));
    }

    /// <summary>A university, institute or agency in front; its centre behind a space. Behind any other body stands only
    /// what calls itself a part of one.</summary>
    private static (string Organisation, string? Centre) Parted(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space > 1 && (Body().IsMatch(name[..space]) || Unit().IsMatch(name[space..]))
            ? (name[..space], name[(space + 1)..].Trim())
            : (name, null);
    }

    /// <summary>Of several spans the one that is said to be the centre's, by such a word or by the end of its own name;
    /// without either none.</summary>
    private static long? Founded(string[] spans, string name)
    {
        var span =
            spans.Length == 1
                ? spans[0]
                : Array.Find(spans, s => Centre().IsMatch(s) || IsNamed(s, name));
        return span is null ? null : PortfolioYears.Of(HalfWidth.Of(span));
    }

    private static bool IsNamed(string span, string name) =>
        span.AsSpan().IndexOfAny('：', ':') is > 1 and var colon
        && name.EndsWith(span[..colon], StringComparison.Ordinal);

    [GeneratedRegex(
        @"\s*[【（(](?<period>[^【】（）()]{0,20}[0-9０-９]{4}\s*年?\s*(?:度|[0-9０-９]{1,2}月)?\s*[~～〜][^【】（）()]{0,20})[】）)]$"
    )]
    private static partial Regex Tail();

    [GeneratedRegex(
        @"(?:大学|大学院|研究所|研究機構|機構|センター|研究院|学院|財団|法人|協会|学会|病院|拠点|所|院|会)$"
    )]
    private static partial Regex Body();

    [GeneratedRegex(@"(?:センター|拠点|実験場|ラボ|研究室|研究部門|ユニット)$")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(?:センター|拠点|機構|研究所|組織|設立|設置|発足)")]
    private static partial Regex Centre();

    [GeneratedRegex(@"\s*[（(](?<name>[A-Za-z][A-Za-z0-9\-]{1,15})[)）]$")]
    private static partial Regex Abbreviation();
}
