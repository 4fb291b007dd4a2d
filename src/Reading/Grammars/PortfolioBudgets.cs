using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>One amount of a programme, as its slide prints it.</summary>
/// <param name="Label">The words in front of it, without brackets.</param>
internal sealed record PrintedBudget(
    int First,
    int Last,
    string Label,
    string Amount,
    YenAmount Yen,
    int? FiscalYear,
    string Stage,
    bool IsPrevious
);

/// <summary>The budgets at the head of a slide: label and amount on a line, or the labels first and the amounts, in the
/// same order, in the lines behind.</summary>
internal sealed partial class PortfolioBudgets
{
    private const int LongestLeftOver = 6;
    private readonly HashSet<int> taken = [];
    private readonly List<(int Line, Match Label)> waiting = [];
    private int? year;

    public List<PrintedBudget> Budgets { get; } = [];

    private bool IncludesEstimate { get; set; }

    public bool Holds(PortfolioBlock block) => taken.Contains(block.First);

    public static PortfolioBudgets Of(List<PortfolioBlock> slide)
    {
        var budgets = new PortfolioBudgets();
        foreach (var block in slide)
            if (block.IsTitle)
                budgets.ReadLine(block.First, block.Text, isTitle: true);
            else if (
                block.Form is PortfolioForm.Text or PortfolioForm.Bullet or PortfolioForm.Label
            )
                budgets.ReadBlock(block);
            else if (block.Form == PortfolioForm.Note)
                budgets.IncludesEstimate |= block.Text.Contains("推計", StringComparison.Ordinal);
        if (budgets.Budgets.Count == 0)
            budgets.taken.Clear();
        return budgets;
    }

    public string WithoutBudget(PortfolioBlock title)
    {
        var half = HalfWidth.Of(title.Text);
        return
            Budgets.Exists(b => b.First == title.First)
            && Label().Match(half) is { Success: true, Index: > 3 } label
            ? title.Text[..label.Index].Trim(' ', '　', '【', '[', '(', '（')
            : title.Text;
    }

    public void Write(PortfolioWriting writing, Draft? programme)
    {
        foreach (var budget in Budgets)
        {
            var draft = writing.Add(
                EntryKind.Budget,
                $"{budget.Label} {budget.Amount}".Trim(),
                budget.First,
                budget.Last,
                budget.First == budget.Last ? 0.95 : 0.85,
                programme ?? writing.SlideOrPart
            );
            draft.Fields["amountYen"] = budget.Yen.Yen;
            PortfolioWriting.Field(draft, "fiscalYear", budget.FiscalYear);
            draft.Fields["stage"] = budget.Stage;
            if (budget.IsPrevious)
                draft.Fields["previous"] = true;
            if (IncludesEstimate)
                draft.Fields["includesEstimate"] = true;
            if (budget.Yen.Approximate)
                draft.Fields["approximate"] = true;
            if (budget.FiscalYear == null)
                draft.Confidence = 0.6;
        }
    }

    private void ReadBlock(PortfolioBlock block)
    {
        // Only what is nothing but labels and amounts: a sentence that mentions a budget stays a sentence.
        if (block.Lines.Length > 12 || !block.Lines.All(l => IsNothingElse(l)))
            return;
        taken.Add(block.First);
        for (var i = 0; i < block.Lines.Length; i++)
            ReadLine(block.First + i, PortfolioWords.Clean(block.Lines[i]), isTitle: false);
    }

    private bool IsNothingElse(string line)
    {
        var half = HalfWidth.Of(PortfolioWords.Clean(line));
        if (half.Length > 120)
            return false;
        var labels = Label().Matches(half);
        var amounts = YenAmount.In(half).ToList();
        if (labels.Count == 0 && (amounts.Count == 0 || waiting.Count == 0 && taken.Count == 0))
            return false;
        var rest = half.Length - labels.Sum(m => m.Length) - amounts.Sum(a => a.Length);
        return rest - half.Count(c => c is ' ' or '(' or ')' or '[' or ']' or ':' or '、' or '・')
            <= LongestLeftOver;
    }

    private void ReadLine(int number, string text, bool isTitle)
    {
        var half = HalfWidth.Of(text);
        var labels = Label().Matches(half);
        var amounts = YenAmount.In(half).ToList();
        foreach (Match label in labels)
        {
            var end = label.NextMatch() is { Success: true } next ? next.Index : half.Length;
            var own = amounts
                .Where(a => a.Start >= label.Index + label.Length && a.Start < end)
                .ToList();
            if (own.Count > 0)
                Add(number, number, label, half, own[0]);
            else if (!isTitle)
                waiting.Add((number, label));
        }
        if (labels.Count > 0)
            return;
        foreach (var amount in amounts)
            if (waiting is [var (line, label), ..])
            {
                waiting.RemoveAt(0);
                Add(line, number, label, half, amount);
            }
    }

    private void Add(int first, int last, Match label, string line, YenAmount amount)
    {
        var isPrevious = label.Groups["previous"].Success;
        int? fiscal = label.Groups["year"].Success
            ? PortfolioYears.Of(label.Groups["year"].Value)
            : null;
        if (isPrevious)
            fiscal ??= year - 1;
        else if (label.Groups["this"].Success)
            fiscal ??= year;
        else if (!label.Groups["stage"].Value.Contains("補正", StringComparison.Ordinal))
            year ??= fiscal;
        Budgets.Add(
            new(
                first,
                last,
                label.Value.Trim('(', ' ', ':', '[', ')'),
                line.Substring(amount.Start, amount.Length),
                amount,
                fiscal,
                StageOf(label.Value),
                isPrevious
            )
        );
    }

    public static string StageOf(string label) =>
        label.Contains("補正", StringComparison.Ordinal) ? "supplementary"
        : label.Contains("要求", StringComparison.Ordinal)
        || label.Contains("要望", StringComparison.Ordinal)
            ? "request"
        : "initial";

    [GeneratedRegex(
        @"[(\[]?(?:(?:(?<year>(?:令和|平成|R|H)\s?(?:[0-9]{1,2}|元)(?:\s?年度)?|[0-9]{4}\s?年度|FY\s?[0-9]{4})|(?<previous>前年度|昨年度)|(?<this>本年度|今年度))(?:の|における)?\s*(?<stage>(?:第?[0-9一二三]?次?補正|当初|概算|政府|要求|要望|予算|[・])+(?:予算)?(?:案|額)*)|(?<previous>前年度)(?=\s?[:)]?\s?[0-9])|(?<stage>予算額|予算案|概算要求額|要求額|補正予算額?)(?:\s*[(](?<year>(?:令和|平成|R)?\s?[0-9元]{1,4}\s?年度)[)])?)\s*[)\]]?\s*:?"
    )]
    private static partial Regex Label();
}
