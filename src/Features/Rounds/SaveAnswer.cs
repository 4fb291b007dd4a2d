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
    public static async Task<SaveResult> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        int seen,
        Answer answer,
        Guid saveKey,
        string via,
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
                var content = AnswerJson.Write(answer);
                if (await KeptAsync(connection, dutyId, saveKey, content) is { } kept)
                {
                    if (kept.IsSame)
                    {
                        result = new(kept.Number, duty.Version, kept.Aside, null);
                        return Change.Nothing;
                    }
                    // The same window went on writing before it heard of its last save: a save of its own, on top of it.
                    (seen, saveKey) = (kept.Aside ? seen : kept.Number, Guid.NewGuid());
                }
                var (step, why) = ReportTransitions.Of(duty.State, ReportAction.Save, duty.Round);
                if (step is null)
                    return Change.Refused(why!.Value);
                if (duty.Questions.Wrong(answer).FirstOrDefault() is { Field: { } } wrong)
                    return Change.Refused(wrong.What);
                var isAside = duty.Version != seen;
                var (number, at) = await WriteAsync(
                    connection,
                    duty,
                    caller,
                    seen,
                    isAside,
                    content,
                    saveKey,
                    via
                );
                if (!isAside)
                    await DutyRow.MoveAsync(connection, dutyId, step.To, number);
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
                    }
                );
            },
            ct
        );
        return result is not null && refusal is null ? result : new(0, 0, false, refusal);
    }

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

    private static Task<(int, DateTime)> WriteAsync(
        NpgsqlConnection connection,
        DutyRow duty,
        Caller caller,
        int seen,
        bool isAside,
        string content,
        Guid saveKey,
        string via
    ) =>
        connection.QuerySingleAsync<(int, DateTime)>(
            """
            insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
            select @Id, coalesce(max(number), 0) + 1, @seen, @isAside, @content::jsonb, @via, @saveKey, @PersonId, @Name, @IsLate
            from answer where duty_id = @Id
            returning number, at
            """,
            new
            {
                duty.Id,
                seen,
                isAside,
                content,
                via,
                saveKey,
                caller.PersonId,
                caller.Name,
                duty.IsLate,
            }
        );

    private sealed record Kept(int Number, bool Aside, bool IsSame);
}
