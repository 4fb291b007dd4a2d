using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Says that a submitted or approved version was checked, and how. It holds for that version alone.</summary>
public static class VerifyReport
{
    private const int LongestHow = 500;

    /// <param name="seen">The version that the person had before them.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        int seen,
        string how,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.VerifyReport,
            "Rounds.VerifyReport",
            async connection =>
            {
                if (await DutyRow.LockAsync(connection, dutyId) is not { } duty)
                    return Change.Refused(RoundWords.NoDuty);
                if (
                    duty.State is not (ReportState.Submitted or ReportState.Approved)
                    || !RoundActs.IsFor(UseCase.VerifyReport, duty.Round)
                )
                    return Change.Refused(NotSubmitted);
                if (duty.Version != seen)
                    return Change.Refused(RoundWords.Overtaken);
                how = how.Trim();
                if (how.Length is 0 or > LongestHow)
                    return Change.Refused(NoHow);
                var at = await connection.QuerySingleOrDefaultAsync<DateTime?>(
                    """
                    insert into verification (duty_id, version, how, person_id, person_name)
                    values (@dutyId, @seen, @how, @PersonId, @Name)
                    on conflict do nothing returning at
                    """,
                    new
                    {
                        dutyId,
                        seen,
                        how,
                        caller.PersonId,
                        caller.Name,
                    }
                );
                return at is { } done
                    ? Change.Done(done, $"duties/{dutyId}", new { version = seen, how })
                    : Change.Refused(Already);
            },
            ct
        );

    private static Message NotSubmitted { get; } =
        new(
            "確認できるのは、提出済みか承認済みの回答です。提出されるのを待ってください。",
            "Only what is submitted or approved can be verified. Wait until it is submitted."
        );

    private static Message NoHow { get; } =
        new(
            $"何を見て確かめたかを{LongestHow}文字までで書いてください。",
            $"Say how it was checked, in at most {LongestHow} characters."
        );

    private static Message Already { get; } =
        new("この版は、すでに確認済みです。", "This version is verified already.");
}
