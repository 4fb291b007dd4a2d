using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>What became of a save.</summary>
/// <param name="Version">Of the answer as it was kept; 0 where nothing was.</param>
/// <param name="Newest">The version that stands.</param>
/// <param name="IsAside">Somebody else had saved meanwhile: this text is kept beside theirs until one of the two is chosen.</param>
public sealed record SaveResult(int Version, int Newest, bool IsAside, Message? Refusal);

/// <summary>Keeps a draft. Nothing that was saved is ever written over: every save is a version of its own, also the one that
/// came too late.</summary>
public static class SaveAnswer
{
    /// <param name="seen">The version that the person had before them; 0 for none.</param>
    /// <param name="saveKey">The same when the same save is sent again.</param>
    /// <param name="last">The last answer that it says again; for the ledger.</param>
    /// <param name="evidence">Files that come with it, and those that go; what it does not name stays.</param>
    public static async Task<SaveResult> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        int seen,
        Answer answer,
        Guid saveKey,
        string via,
        SentEvidence? evidence = null,
        LastSource? last = null,
        CancellationToken ct = default
    )
    {
        SaveResult? result = null;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.AnswerDuty,
            "Rounds.SaveAnswer",
            async connection =>
            {
                if (await DutyRow.LockAsync(connection, dutyId) is not { } duty)
                    return Change.Refused(RoundWords.NoDuty);
                if (Permissions.Refusal(caller, UseCase.AnswerDuty, duty.OrganisationId) is { } no)
                    return Change.Refused(no);
                evidence ??= SentEvidence.None;
                answer = answer with
                {
                    Evidence =
                    [
                        .. answer.Evidence,
                        .. await EvidenceFiles.NamedAsync(evidence.Files, ct),
                    ],
                    Free = answer.Free.RemoveRange(answer.Free.Keys.Except(duty.KnownKeys)),
                };
                var asked = await AskedFigures.OfAsync(connection, dutyId);
                answer = answer with
                {
                    Figures = answer.Figures.RemoveRange(
                        answer.Figures.Keys.Except(asked.Select(a => a.Key))
                    ),
                };
                var sent = answer;
                answer = await UponAsync(seen);
                if (
                    await KeptAsync(connection, dutyId, saveKey, AnswerJson.Write(answer)) is
                    { } kept
                )
                {
                    if (kept.IsSame)
                    {
                        result = new(kept.Number, duty.Version, kept.Aside, null);
                        return Change.Nothing;
                    }
                    // The same window went on writing before it heard of its last save: a save of its own, on top of it.
                    (seen, saveKey) = (kept.Aside ? seen : kept.Number, Guid.NewGuid());
                    answer = await UponAsync(seen);
                }
                if (AnswerVersions.Refusal(duty, answer) is { } why)
                    return Change.Refused(why);
                await EvidenceFiles.AttachAsync(connection, dutyId, evidence.Files, ct);
                if (await EvidenceFiles.TooLargeAsync(connection, dutyId, answer) is { } large)
                    return Change.Refused(large);
                var written = await AnswerVersions.WriteAsync(
                    connection,
                    caller,
                    via,
                    [new(duty, seen, answer, saveKey)]
                );
                var (_, number, isAside, at, hash) = written[0];
                result = new(number, isAside ? duty.Version : number, isAside, null);
                return Change.Done(
                    at,
                    $"duties/{dutyId}",
                    new
                    {
                        version = number,
                        seen,
                        aside = isAside,
                        via,
                        files = evidence.Files.Length,
                        sha256 = hash,
                        last = last?.Line,
                    }
                );

                async Task<Answer> UponAsync(int version)
                {
                    var before = await VersionAsync(connection, dutyId, version);
                    return sent.Upon(before, duty.Questions, evidence.Dropped)
                        .StillUnchanged(before);
                }
            },
            ct
        );
        return result is not null && refusal is null ? result : new(0, 0, false, refusal);
    }

    private static async Task<Answer> VersionAsync(
        NpgsqlConnection connection,
        long dutyId,
        int version
    ) =>
        await connection.QuerySingleOrDefaultAsync<string>(
            "select content from answer where duty_id = @dutyId and number = @version",
            new { dutyId, version }
        )
            is { } content
            ? AnswerJson.ReadAnswer(content)
            : Answer.Empty;

    private static Task<Kept?> KeptAsync(
        NpgsqlConnection connection,
        long dutyId,
        Guid key,
        string content
    ) =>
        connection.QuerySingleOrDefaultAsync<Kept?>(
            """
            select number, aside, content = @content::jsonb as IsSame
            from answer where duty_id = @dutyId and save_key = @key
            """,
            new
            {
                dutyId,
                key,
                content,
            }
        );

    private sealed record Kept(int Number, bool Aside, bool IsSame);
}
