using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A time that was set for a release; null cancelled it.</summary>
public sealed record SetTime(DateTime? PublishAt, string Reason, string By, DateTime At);

/// <summary>An answer in a release.</summary>
/// <param name="All">Answers of the release.</param>
/// <param name="Moved">Those that were returned or written anew in their round since.</param>
public sealed record WorkAnswer(
    string Code,
    string Initiative,
    string Organisation,
    string Status,
    int All,
    int Moved
);

/// <param name="Times">Newest first.</param>
/// <param name="Answers">Those of the page asked for.</param>
/// <param name="Total">All answers; and how many of them have moved.</param>
public sealed record WorkReleaseView(
    WorkRelease Release,
    ImmutableArray<SetTime> Times,
    ImmutableArray<WorkAnswer> Answers,
    int Total,
    int Moved
);

/// <summary>A release for those who work on it, whether it is out or not.</summary>
public static class GetWorkRelease
{
    public const int PageSize = 100;

    /// <param name="page">Of the answers, from 1.</param>
    public static async Task<(WorkReleaseView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string code,
        int page,
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
                a.content ->> 'status' as Status, (count(*) over ())::int as All,
                (count(*) filter (where d.state <> 'approved' or d.version <> a.version) over ())::int as Moved
            from release_answer a join release r on r.id = a.release_id join duty d on d.id = a.duty_id
            where r.code = @code order by a.position, a.id limit @PageSize offset @skip
            """,
            new
            {
                code,
                PageSize,
                skip = (page - 1L) * PageSize,
            }
        );
        var shown = answers.ToImmutableArray();
        return shown is [var first, ..]
            ? (new(release, [.. times], shown, first.All, first.Moved), null)
            : (new(release, [.. times], [], 0, 0), null);
    }
}
