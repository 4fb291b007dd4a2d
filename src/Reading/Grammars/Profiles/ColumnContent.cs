using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>What stands in a column, as shares of its filled cells (0 to 1).</summary>
/// <param name="Filled">Cells with words.</param>
/// <param name="Distinct">Different texts among them.</param>
internal sealed partial record ColumnContent(
    int Filled,
    double Distinct,
    double Organisations,
    double Dates,
    double Numbers,
    double Marks,
    double Length
)
{
    /// <summary>Enough to judge a column of thousands.</summary>
    private const int MostRows = 400;

    /// <param name="rows">Cells of each row; shorter rows end in empty cells.</param>
    public static ImmutableArray<ColumnContent> Of(
        IReadOnlyList<ImmutableArray<string>> rows,
        int columns
    ) =>
        [
            .. Enumerable
                .Range(0, columns)
                .Select(c =>
                    Of([
                        .. rows.Take(MostRows)
                            .Select(r => c < r.Length ? r[c] : "")
                            .Where(t => t.Length > 0),
                    ])
                ),
        ];

    public static bool IsMark(string cell) => MarkOnly().IsMatch(cell);

    public static bool IsDate(string cell) =>
        cell.Length <= 40 && Date().IsMatch(Normal.Nfkc(cell));

    public static bool IsNumber(string cell) =>
        cell.Length <= 40 && Number().IsMatch(Normal.Nfkc(cell));

    private static ColumnContent Of(string[] cells)
    {
        double Share(Func<string, bool> what) =>
            cells.Length == 0 ? 0 : (double)cells.Count(what) / cells.Length;

        return new(
            cells.Length,
            cells.Length == 0 ? 0 : (double)cells.Distinct().Count() / cells.Length,
            Share(OrganisationLook.IsCell),
            Share(IsDate),
            Share(IsNumber),
            Share(IsMark),
            cells.Length == 0 ? 0 : cells.Average(c => c.Length)
        );
    }

    [GeneratedRegex(
        @"^\s*(?:[◎○〇◯●△▲☆★□■✓✔✕×レ主副－ー―-]|主管|主担当|関係|協力|[xXLSPR]|Lead|lead|Support|support|Partner|partner)\s*$"
    )]
    private static partial Regex MarkOnly();

    [GeneratedRegex(
        @"(?:令和|平成|[RH])\s*(?:元|[0-9]{1,2})|(?:19|20)[0-9]{2}|[0-9]{1,2}\s*年度?|[0-9]{1,2}月|^(?:ongoing|annual(?:ly)?|short|medium|long)\b|継続|随時|通年|毎年|短期|中期|長期",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        @"^\s*[約>≥<≤±+-]?\s*(?:[€$£¥]\s*)?[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:[%‰]|[^\s0-9]{1,8}(?:\s*/\s*\S{1,6})?)?\s*(?:以上|以下|未満|程度)?\s*(?:[(（][^)）]*[)）])?\s*$"
    )]
    private static partial Regex Number();
}
