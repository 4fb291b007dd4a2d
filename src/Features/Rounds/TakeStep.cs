using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Submits an answer, takes it back, returns it with a reason, approves it.</summary>
public static class TakeStep
{
    /// <param name="seen">The version that the person had before them: what was not seen is not submitted or approved.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        ReportAction action,
        int seen,
        string reason,
        CancellationToken ct = default
    )
    {
        var useCase = action.Needs();
        return Corridor.PassAsync(
            source,
            caller,
            useCase,
            $"Rounds.{action}",
            async connection =>
            {
                if (await DutyRow.LockAsync(connection, dutyId) is not { } duty)
                    return Change.Refused(RoundWords.NoDuty);
                if (Permissions.Refusal(caller, useCase, duty.OrganisationId) is { } no)
                    return Change.Refused(no);
                // Sent again because the reply was lost: it was done.
                if (
                    action == ReportAction.Submit
                    && duty.State == ReportState.Submitted
                    && duty.Version == seen
                )
                    return Change.Nothing;
                var (step, why) = ReportTransitions.Of(duty.State, action, duty.Round);
                if (step is null)
                    return Change.Refused(why!.Value);
                if (duty.Version != seen)
                    return Change.Refused(RoundWords.Overtaken);
                reason = reason.Trim();
                if (step.NeedsReason && reason.Length == 0)
                    return Change.Refused(NoReason);
                if (
                    action == ReportAction.Submit
                    && await MissingAsync(connection, duty) is { } missing
                )
                    return Change.Refused(missing);
                if (
                    action == ReportAction.Approve
                    && await ApprovedFigures.RefusalAsync(connection, duty) is { } figures
                )
                    return Change.Refused(figures);
                var at = await WriteAsync(connection, caller, action, reason, [(duty, step.To)]);
                if (action == ReportAction.Return)
                    await RoundMails.ReturnedAsync(connection, dutyId, reason);
                return Change.Done(
                    at,
                    $"duties/{dutyId}",
                    new
                    {
                        to = step.To.Name(),
                        version = seen,
                        reason,
                    }
                );
            },
            ct
        );
    }

    /// <summary>Moves the duties and keeps the step of each; about the versions that stand.</summary>
    /// <returns>When, by the database's clock.</returns>
    internal static async Task<DateTime> WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        ReportAction action,
        string reason,
        IReadOnlyCollection<(DutyRow Duty, ReportState To)> steps
    )
    {
        await DutyRow.MoveAsync(
            connection,
            [.. steps.Select(s => (s.Duty.Id, s.To, s.Duty.Version))]
        );
        if (action == ReportAction.Approve)
            await ApprovedFigures.WriteAsync(connection, caller, [.. steps.Select(s => s.Duty)]);
        return (
            await connection.QueryAsync<DateTime>(
                """
                insert into report_step (duty_id, action, version, reason, person_id, person_name)
                select s.id, @action, s.version, @reason, @PersonId, @Name
                from unnest(@ids, @versions) s (id, version) returning at
                """,
                new
                {
                    ids = steps.Select(s => s.Duty.Id).ToArray(),
                    versions = steps.Select(s => s.Duty.Version).ToArray(),
                    action = action.ToString().ToLowerInvariant(),
                    reason,
                    caller.PersonId,
                    caller.Name,
                }
            )
        ).Max();
    }

    private static async Task<Message?> MissingAsync(NpgsqlConnection connection, DutyRow duty)
    {
        var content = await connection.QuerySingleAsync<string>(
            "select content from answer where duty_id = @Id and number = @Version",
            new { duty.Id, duty.Version }
        );
        var answer = AnswerJson.ReadAnswer(content);
        var missing = duty
            .Questions.Missing(answer)
            .Concat(AskedFigures.Missing(await AskedFigures.OfAsync(connection, duty.Id), answer))
            .ToList();
        return missing.Count == 0
            ? null
            : new(
                string.Join("", missing.Select(m => m.What.Ja)),
                string.Join(" ", missing.Select(m => m.What.En))
            );
    }

    private static Message NoReason { get; } =
        new("差し戻す理由を書いてください。", "Say why it is returned.");
}
