using System.Globalization;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Approves many answers of a round at once. What somebody changed meanwhile is left as it is.</summary>
public static class ApproveReports
{
    public const int Most = 1_000;

    /// <param name="chosen">Each with the version that was shown: what was not seen is not approved.</param>
    /// <returns>How many were approved; of the rest none was touched.</returns>
    public static async Task<(int Approved, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        IReadOnlyDictionary<long, int> chosen,
        CancellationToken ct = default
    )
    {
        var approved = 0;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.ReviewReport,
            "Rounds.ApproveReports",
            async connection =>
            {
                if (chosen.Count is 0 or > Most)
                    return Change.Refused(NoneChosen);
                await RoundLock.TakeAsync(connection, roundId);
                var steps = (await DutyRow.ReadAsync(connection, [.. chosen.Keys]))
                    .Where(d => d.RoundId == roundId && d.Version == chosen[d.Id])
                    .Select(d =>
                        (
                            Duty: d,
                            ReportTransitions.Of(d.State, ReportAction.Approve, d.Round).Step?.To
                        )
                    )
                    .Where(s => s.To is not null)
                    .Select(s => (s.Duty, s.To!.Value))
                    .ToList();
                var refused = await ApprovedFigures.RefusedAsync(
                    connection,
                    [.. steps.Select(s => s.Duty)]
                );
                steps.RemoveAll(s => refused.ContainsKey(s.Duty.Id));
                if (steps.Count == 0)
                    return Change.Refused(RoundWords.Overtaken);
                approved = steps.Count;
                return Change.Done(
                    await TakeStep.WriteAsync(connection, caller, ReportAction.Approve, "", steps),
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new { duties = steps.Select(s => new { s.Duty.Id, s.Duty.Version }) }
                );
            },
            ct
        );
        return (refusal is null ? approved : 0, refusal);
    }

    private static Message NoneChosen { get; } =
        new(
            $"承認する回答を1件から{Most}件まで選んでください。",
            $"Choose between 1 and {Most} answers to approve."
        );
}
