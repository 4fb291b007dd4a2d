using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>A data cut of a round.</summary>
/// <param name="At">UTC.</param>
/// <param name="Unasked">Initiatives that name no known organisation: nobody was asked, they are in no figure.</param>
public sealed record CutHead(
    long Id,
    long RoundId,
    int Number,
    string Round,
    string Edition,
    string By,
    DateTime At,
    int Unasked,
    string Hash
);

/// <param name="Rows">In the order of the edition.</param>
/// <param name="Duties">Of each initiative and organisation: the duty, and the initiative's words.</param>
public sealed record CutView(
    CutHead Head,
    ImmutableArray<CutRow> Rows,
    IReadOnlyDictionary<(string Initiative, long Organisation), (long Id, string Words)> Duties
)
{
    /// <summary>Whether the rows are still those that the hash was made from.</summary>
    public bool IsWhole => CutText.Hash(Head.RoundId, Head.Number, Head.Unasked, Rows) == Head.Hash;
}

/// <summary>One data cut with all its rows; two statements.</summary>
public static class GetCut
{
    public static Task<(CutView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long id,
        CancellationToken ct = default
    ) => RunAsync(source, caller, id, null, null, ct);

    public static Task<(CutView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long round,
        int number,
        CancellationToken ct = default
    ) => RunAsync(source, caller, null, round, number, ct);

    private static async Task<(CutView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long? id,
        long? round,
        int? number,
        CancellationToken ct
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeCuts) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<CutHead>(
            """
            select c.id, c.round_id as RoundId, c.number, r.name as Round, e.name as Edition, c.person_name as By, c.at,
                c.unasked, c.hash
            from data_cut c join round r on r.id = c.round_id join edition e on e.id = r.edition_id
            where c.id = @id::bigint or (c.round_id = @round::bigint and c.number = @number::int)
            """,
            new
            {
                id,
                round,
                number,
            }
        );
        if (head is null)
            return (null, null);
        var stored = (
            await work.Connection.QueryAsync<Stored>(
                """
                select c.duty_id as DutyId, d.initiative_text as Words, c.position, c.initiative_code as Initiative,
                    c.area_code as AreaCode, c.area, c.goal_code as GoalCode, c.goal, c.organisation_id as OrganisationId,
                    c.organisation_name as Organisation, c.role, c.version, c.status, c.proof
                from cut_report c join duty d on d.id = c.duty_id
                where c.cut_id = @Id order by c.position, c.duty_id
                """,
                new { head.Id }
            )
        ).AsList();
        return (
            new(
                head,
                [.. stored.Select(s => s.Row())],
                stored.ToDictionary(s => (s.Initiative, s.OrganisationId), s => (s.DutyId, s.Words))
            ),
            null
        );
    }

    private sealed class Stored
    {
        public long DutyId { get; init; }
        public string Words { get; init; } = "";
        public int Position { get; init; }
        public string Initiative { get; init; } = "";
        public string AreaCode { get; init; } = "";
        public string Area { get; init; } = "";
        public string GoalCode { get; init; } = "";
        public string Goal { get; init; } = "";
        public long OrganisationId { get; init; }
        public string Organisation { get; init; } = "";
        public string Role { get; init; } = "";
        public int? Version { get; init; }
        public string? Status { get; init; }
        public string? Proof { get; init; }

        public CutRow Row() =>
            new(
                Position,
                Initiative,
                AreaCode,
                Area,
                GoalCode,
                Goal,
                OrganisationId,
                Organisation,
                Roles.Parse(Role),
                Version,
                Statuses.Parse(Status),
                Proofs.Parse(Proof)
            );
    }
}
