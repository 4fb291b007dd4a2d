using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A release as those who work on it see it: before its time, out, or cancelled. Times are UTC.</summary>
public sealed class WorkRelease
{
    public string Code { get; init; } = "";
    public int Number { get; init; }
    public int CutNumber { get; init; }
    public string Title { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string Round { get; init; } = "";
    public string Hash { get; init; } = "";
    public string PersonName { get; init; } = "";
    public DateTime At { get; init; }

    /// <summary>Null: cancelled.</summary>
    public DateTime? PublishAt { get; init; }
    public bool IsOut { get; init; }

    public Message Name => new(Title, TitleEn);

    internal const string Select = """
        select r.code, r.number, c.number as CutNumber, r.title, r.title_en as TitleEn, r.round_name as Round, r.hash,
            r.person_name as PersonName, r.at,
            (select t.publish_at from release_timing t where t.release_id = r.id order by t.number desc limit 1) as PublishAt,
            is_out(r.id) as IsOut
        from release r join data_cut c on c.id = r.cut_id
        """;
}

/// <param name="Cuts">Numbers of the data cuts, newest first.</param>
/// <param name="Releases">Newest first.</param>
public sealed record RoundReleases(
    string Round,
    ImmutableArray<int> Cuts,
    ImmutableArray<WorkRelease> Releases
);

/// <summary>The releases of a round, also those before their time.</summary>
public static class GetRoundReleases
{
    public static async Task<(RoundReleases? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeReleases) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var round = await work.Connection.QuerySingleOrDefaultAsync<(string Name, int[] Cuts)?>(
            """
            select r.name, array(select c.number from data_cut c where c.round_id = r.id order by c.number desc)
            from round r where r.id = @roundId
            """,
            new { roundId }
        );
        if (round is not { } found)
            return (null, null);
        var releases = await work.Connection.QueryAsync<WorkRelease>(
            WorkRelease.Select + " where c.round_id = @roundId order by r.id desc",
            new { roundId }
        );
        return (new(found.Name, [.. found.Cuts], [.. releases]), null);
    }
}
