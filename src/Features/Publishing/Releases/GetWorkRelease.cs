using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A time that was set for a release; null cancelled it.</summary>
public sealed record SetTime(DateTime? PublishAt, string Reason, string By, DateTime At);

/// <summary>An answer in a release.</summary>
/// <param name="IsMoved">Since then it was returned or written anew in its round.</param>
public sealed record WorkAnswer(
    string Code,
    string Initiative,
    string Organisation,
    string Status,
    bool IsMoved
);

/// <param name="Times">Newest first.</param>
public sealed record WorkReleaseView(
    WorkRelease Release,
    ImmutableArray<SetTime> Times,
    ImmutableArray<WorkAnswer> Answers
);

/// <summary>A release for those who work on it, whether it is out or not.</summary>
public static class GetWorkRelease
{
    public static async Task<(WorkReleaseView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string code,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeReleases) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var asked = new { roundId, code };
        var release = await work.Connection.QuerySingleOrDefaultAsync<WorkRelease>(
            WorkRelease.Select + " where c.round_id = @roundId and r.code = @code",
            asked
        );
        if (release is null)
            return (null, null);
        var times = await work.Connection.QueryAsync<SetTime>(
            """
            select t.publish_at as PublishAt, t.reason, t.person_name as By, t.at
            from release_timing t join release r on r.id = t.release_id where r.code = @code order by t.number desc
            """,
            asked
        );
        var answers = await work.Connection.QueryAsync<WorkAnswer>(
            """
            select a.code, a.initiative_text as Initiative, a.organisation_name as Organisation,
                a.content ->> 'status' as Status, d.state <> 'approved' or d.version <> a.version as IsMoved
            from release_answer a join release r on r.id = a.release_id join duty d on d.id = a.duty_id
            where r.code = @code order by a.position, a.id
            """,
            asked
        );
        return (new(release, [.. times], [.. answers]), null);
    }
}
