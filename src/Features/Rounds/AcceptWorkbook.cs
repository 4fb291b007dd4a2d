using System.Collections.Immutable;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Rounds;

/// <summary>What somebody decided about a workbook.</summary>
/// <param name="Seen">The version of the web beside which each row was shown, by duty.</param>
/// <param name="Choices">For rows that crossed with the web, by duty.</param>
/// <param name="Submits">What is complete is submitted, too.</param>
public sealed record WorkbookDecision(
    IReadOnlyDictionary<long, int> Seen,
    IReadOnlyDictionary<long, RowChoice> Choices,
    bool Submits
);

/// <summary>What became of it.</summary>
/// <param name="Unsettled">Duties that need a choice.</param>
/// <param name="Moved">Duties whose answer was changed after it was shown.</param>
public sealed record AcceptResult(
    int Taken,
    int Aside,
    int LeftOut,
    int Submitted,
    ImmutableArray<long> Unsettled,
    ImmutableArray<long> Moved,
    Message? Refusal
);

/// <summary>Takes a workbook over: all rows in one transaction, each a version of its answer, or none.</summary>
public static class AcceptWorkbook
{
    public static async Task<AcceptResult> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        long id,
        WorkbookDecision decision,
        CancellationToken ct = default
    )
    {
        var result = new AcceptResult(0, 0, 0, 0, [], [], null);
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.ReturnWorkbook,
            "Rounds.AcceptWorkbook",
            async connection =>
            {
                // Nobody else answers meanwhile: what is compared is what is written over.
                await RoundLock.TakeAsync(connection, roundId);
                if (await Comparison.OfAsync(connection, roundId, id) is not { } comparison)
                    return Change.Refused(NotThere);
                if (
                    Permissions.Refusal(
                        caller,
                        UseCase.ReturnWorkbook,
                        comparison.Head.OrganisationId
                    ) is
                    { } no
                )
                    return Change.Refused(no);
                if (
                    !RoundActs.IsFor(
                        UseCase.ReturnWorkbook,
                        RoundTransitions.Parse(comparison.Head.State)
                    )
                )
                    return Change.Refused(NotThere);
                var (unsettled, moved) = Open(comparison, decision);
                if (unsettled.Length + moved.Length > 0)
                {
                    result = result with { Unsettled = unsettled, Moved = moved };
                    return Change.Refused(
                        moved.Length > 0 ? Moved(moved.Length) : Unsettled(unsettled.Length)
                    );
                }
                (result, var change) = await new Taking(
                    connection,
                    caller,
                    comparison,
                    decision
                ).RunAsync();
                return change;
            },
            ct
        );
        return result with { Refusal = refusal };
    }

    private static (ImmutableArray<long> Unsettled, ImmutableArray<long> Moved) Open(
        Comparison comparison,
        WorkbookDecision decision
    )
    {
        var rows = comparison.Rows.Select(r => r.View).ToImmutableArray();
        return (
            [
                .. rows.Where(r =>
                        r.Fate == RowFate.Conflict && !decision.Choices.ContainsKey(r.DutyId)
                    )
                    .Select(r => r.DutyId),
            ],
            [.. rows.Where(r => HasMoved(r, decision)).Select(r => r.DutyId)]
        );
    }

    /// <summary>Whether the row was shown beside another version, or could be taken then and cannot now.</summary>
    private static bool HasMoved(WorkbookRow row, WorkbookDecision decision) =>
        row.Fate switch
        {
            RowFate.Change or RowFate.Conflict => decision.Seen.GetValueOrDefault(row.DutyId, -1)
                != row.Version,
            RowFate.Held or RowFate.Invalid => decision.Seen.ContainsKey(row.DutyId),
            _ => false,
        };

    private static Message NotThere { get; } =
        new(
            "その調査票は見つかりません。",
            "There is no such workbook, or it is not yours to see."
        );

    private static Message Unsettled(int rows) =>
        new(
            $"Web の回答と行き違った行が{rows}件あります。1件ずつどちらにするかを選ぶと、受け入れられます。まだ何も変わっていません。",
            $"Rows that crossed with the web: {rows}. Choose for each of them, then accept. Nothing was changed yet."
        );

    private static Message Moved(int rows) =>
        new(
            $"画面を開いた後に、Web で{rows}件の回答が書きかえられました。下に示したいまの回答を見て、もう一度受け入れてください。まだ何も変わっていません。",
            $"Answers that were changed on the web after you opened the page: {rows}. Look at them as they are now and accept again. Nothing was changed yet."
        );
}
