using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Domain.Scoreboards;

namespace Shirube.Reading.Grammars;

/// <summary>Writes the rows of a scoreboard and computes every sum and rate anew; a difference is a question.</summary>
internal sealed class FollowUpFigures(FollowUpScoreboard board, ReadingLog log)
{
    private readonly bool doneCounts = DoneCounts(board);

    public static Draft Draft(ScoreRow row, FollowUpScoreboard board)
    {
        var draft = new Draft(EntryKind.ScoreboardRow, row.Area, row.First, row.Line.Number, 0.98);
        draft.Fields["area"] = row.Area;
        draft.Fields["total"] = row.IsTotal;
        foreach (var (column, name) in Names)
            if (Sum(board, row, column) is { } value)
                draft.Fields[name] = (long)value;
        var incomplete = Incomplete(board, row);
        if (incomplete != null)
            draft.Fields["incomplete"] = (long)incomplete;
        if (Sum(board, row, ScoreColumn.Rate) is { } rate)
            draft.Fields["ratePercent"] = (long)Math.Round(rate, MidpointRounding.AwayFromZero);
        return draft;
    }

    private static readonly (ScoreColumn, string)[] Names =
    [
        (ScoreColumn.Initiatives, "initiatives"),
        (ScoreColumn.OnPlan, "onPlan"),
        (ScoreColumn.Done, "done"),
        (ScoreColumn.PartlyIncomplete, "partlyIncomplete"),
        (ScoreColumn.Discontinued, "discontinued"),
    ];

    /// <summary>Asks about every figure that does not follow from the others.</summary>
    public void Check(IReadOnlyList<Draft> drafts)
    {
        for (var i = 0; i < board.Rows.Count; i++)
        {
            CheckSum(board.Rows[i], drafts[i]);
            CheckRate(board.Rows[i], drafts[i]);
        }
        var total = board.Rows.FindIndex(r => r.IsTotal);
        if (total < 0)
            return;
        for (var c = 0; c < board.Columns.Count; c++)
            if (
                board.Columns[c] != ScoreColumn.Rate
                && board.Rows[total].Figures[c] is { } printed
                && board.Rows.Where(r => !r.IsTotal).Sum(r => r.Figures[c] ?? 0) is var sum
                && sum != printed
            )
                Ask(
                    board.Rows[total],
                    drafts[total],
                    printed,
                    sum,
                    new("各分野の合計", "the sum of the areas")
                );
    }

    private void CheckSum(ScoreRow row, Draft draft)
    {
        if (Sum(board, row, ScoreColumn.Initiatives) is not { } all)
            return;
        var parts = Enumerable
            .Range(0, board.Columns.Count)
            .Where(c =>
                board.Columns[c]
                    is not (ScoreColumn.Initiatives or ScoreColumn.Rate or ScoreColumn.Other)
            )
            .ToList();
        if (parts.Count > 1 && parts.Sum(c => row.Figures[c] ?? 0) is var sum && sum != all)
            Ask(row, draft, all, sum, new("内訳の合計", "the sum of its parts"));
    }

    private void CheckRate(ScoreRow row, Draft draft)
    {
        if (
            Sum(board, row, ScoreColumn.Rate) is { } printed
            && Computed(row, printed, doneCounts) is { } rate
            && rate != printed
        )
            Ask(row, draft, printed, rate, new("計算した率（％）", "the computed rate (%)"));
    }

    /// <summary>As precise as printed; null where nothing can be divided.</summary>
    private decimal? Computed(ScoreRow row, decimal printed, bool withDone) =>
        Rate(board, row, printed, withDone);

    private static decimal? Rate(
        FollowUpScoreboard board,
        ScoreRow row,
        decimal printed,
        bool withDone
    )
    {
        if (
            Sum(board, row, ScoreColumn.Initiatives) is not { } all
            || Sum(board, row, ScoreColumn.OnPlan) is not { } onPlan
            || all == 0
        )
            return null;
        if (withDone)
            onPlan += Sum(board, row, ScoreColumn.Done) ?? 0;
        return printed.Scale == 0 && onPlan < int.MaxValue && all < int.MaxValue
            ? ScoreboardRow.Rate((int)onPlan, (int)all)
            : Math.Round(100 * onPlan / all, printed.Scale, MidpointRounding.AwayFromZero);
    }

    /// <summary>Whether what is done counts as on plan: as fits more of the printed rates.</summary>
    private static bool DoneCounts(FollowUpScoreboard board) =>
        board.Columns.Contains(ScoreColumn.Done) && Fits(board, true) > Fits(board, false);

    private static int Fits(FollowUpScoreboard board, bool withDone) =>
        board.Rows.Count(r =>
            Sum(board, r, ScoreColumn.Rate) is { } printed
            && Rate(board, r, printed, withDone) == printed
        );

    private static decimal? Incomplete(FollowUpScoreboard board, ScoreRow row)
    {
        var (not, partly) = (
            Sum(board, row, ScoreColumn.Incomplete),
            Sum(board, row, ScoreColumn.PartlyIncomplete)
        );
        return not == null && partly == null ? null : (not ?? 0) + (partly ?? 0);
    }

    private static decimal? Sum(FollowUpScoreboard board, ScoreRow row, ScoreColumn column) =>
        board.Columns.IndexOf(column) is var c and >= 0 ? row.Figures[c] : null;

    private void Ask(ScoreRow row, Draft draft, decimal printed, decimal computed, Message what)
    {
        var (p, c) = (
            printed.ToString(CultureInfo.InvariantCulture),
            computed.ToString(CultureInfo.InvariantCulture)
        );
        log.Ask(
            QuestionKinds.Figure,
            draft.Id,
            $"{row.Area} {p}",
            new(
                $"{row.Line.Number}行目「{row.Area}」は{p}と印刷されていますが、{what.Ja}は{c}です。",
                $"Line {row.Line.Number} ({row.Area}) prints {p}, but {what.En} is {c}."
            ),
            [row.Line.Number],
            [c]
        );
    }
}
