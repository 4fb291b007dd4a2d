using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A table of programmes: a name, and a column of money for each year or stage.</summary>
internal static partial class PortfolioProgrammes
{
    public static bool IsTable(List<PortfolioBlock> rows) =>
        rows.Count > 1 && Name(rows[0]) >= 0 && Money(rows[0]).Count > 0;

    public static void Read(List<PortfolioBlock> rows, PortfolioWriting writing)
    {
        var (name, money) = (Name(rows[0]), Money(rows[0]));
        // A unit in the head (百万円) is the unit of each figure below it.
        var everywhere = Unit()
            .Match(HalfWidth.Of(string.Concat(rows[0].Cells)))
            .Groups["unit"]
            .Value;
        writing.Furniture(rows[0], "table header");
        foreach (var row in rows.Skip(1))
        {
            var words = name < row.Cells.Length ? PortfolioWords.Clean(row.Cells[name]) : "";
            var programme = writing.Add(
                words.Length > 0 ? EntryKind.Programme : EntryKind.Statement,
                words.Length > 0 ? words : PortfolioWords.Clean(string.Join(' ', row.Cells)),
                row.First,
                row.Last,
                0.85,
                writing.Parent
            );
            foreach (var (column, head) in money)
                if (words.Length > 0 && column < row.Cells.Length)
                    AddBudget(
                        programme,
                        head,
                        PortfolioWords.Clean(row.Cells[column]),
                        everywhere,
                        writing
                    );
        }
    }

    private static void AddBudget(
        Draft programme,
        string head,
        string cell,
        string everywhere,
        PortfolioWriting writing
    )
    {
        var half = HalfWidth.Of(cell);
        if (!half.Contains('円') && half.Length > 0 && char.IsAsciiDigit(half[^1]))
            half += everywhere;
        foreach (var amount in YenAmount.In(half).Take(1))
        {
            var draft = writing.Add(
                EntryKind.Budget,
                $"{head} {cell}",
                programme.First,
                programme.Last,
                0.85,
                programme
            );
            draft.Fields["amountYen"] = amount.Yen;
            PortfolioWriting.Field(draft, "fiscalYear", PortfolioYears.Of(HalfWidth.Of(head)));
            draft.Fields["stage"] = PortfolioBudgets.StageOf(head);
            if (head.Contains("前年", StringComparison.Ordinal))
                draft.Fields["previous"] = true;
        }
    }

    private static int Name(PortfolioBlock head)
    {
        for (var i = 0; i < head.Cells.Length; i++)
            if (NameHead().IsMatch(PortfolioWords.Clean(head.Cells[i])))
                return i;
        return -1;
    }

    private static List<(int Column, string Head)> Money(PortfolioBlock head) =>
        [
            .. head
                .Cells.Select((c, i) => (i, PortfolioWords.Clean(c)))
                .Where(c => c.Item2.Length <= 30 && MoneyHead().IsMatch(c.Item2)),
        ];

    [GeneratedRegex(@"^(?:事業|施策|プログラム|研究開発事業)(?:・施策)?(?:等)?(?:名|の名称)?$")]
    private static partial Regex NameHead();

    [GeneratedRegex(@"予算|要求額|補正")]
    private static partial Regex MoneyHead();

    [GeneratedRegex(@"(?<unit>(?:百万|千|億|十億|万)円)")]
    private static partial Regex Unit();
}
