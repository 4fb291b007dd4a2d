using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Mails;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Somebody whose organisations have not submitted everything.</summary>
/// <param name="RemindedAt">When they were last written to about this round; null: never.</param>
/// <param name="IsRecent">Within the last day.</param>
/// <param name="Letter">What is sent: one mail, whatever is missing.</param>
public sealed record PersonToRemind(
    long Id,
    string Name,
    string Email,
    ImmutableArray<long> Organisations,
    DateTime? RemindedAt,
    bool IsRecent,
    Letter Letter
);

/// <summary>An organisation with answers missing.</summary>
public sealed record OrganisationToRemind(long Id, string Name, int Missing);

public sealed record RemindersView(
    string Round,
    ImmutableArray<OrganisationToRemind> Organisations,
    ImmutableArray<PersonToRemind> People
);

/// <summary>Who is late with a round, and what they would be sent; three statements.</summary>
public static class GetReminders
{
    public static async Task<(RemindersView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.RemindLate) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        return await FindAsync(work.Connection, roundId);
    }

    internal static async Task<(RemindersView? View, Message? Refusal)> FindAsync(
        NpgsqlConnection connection,
        long roundId
    )
    {
        var round = await connection.QuerySingleOrDefaultAsync<(
            string Name,
            string State,
            DateTime DueOn
        )?>(
            "select name, state, due_on::timestamp from round where id = @roundId",
            new { roundId }
        );
        if (round is not { } found)
            return (null, null);
        if (!RoundActs.IsFor(UseCase.RemindLate, RoundTransitions.Parse(found.State)))
            return (null, NotOpen);
        var missing = (
            await connection.QueryAsync<(long Organisation, string Name, string Initiative)>(
                """
                select organisation_id, organisation_name, initiative_text from duty
                where round_id = @roundId and state in ('none', 'draft', 'returned') order by position, id
                """,
                new { roundId }
            )
        ).ToLookup(m => (m.Organisation, m.Name), m => m.Initiative);
        var people = await connection.QueryAsync<Reporter>(
            """
            select p.id, p.name, p.email, array_agg(m.organisation_id order by m.id) as Organisations, told.at as RemindedAt,
                coalesce(told.at > clock_timestamp() - interval '1 day', false) as IsRecent
            from membership m
            join person p on p.id = m.person_id and p.ended_at is null
            left join lateral (
                select max(made_at) as at from mail
                where person_id = p.id and round_id = @roundId and cause = 'late' and state <> 'given-up') told on true
            where m.role = 'reporter' and m.ended_at is null and m.organisation_id = any (@late)
            group by p.id, p.name, p.email, told.at order by p.name, p.id
            """,
            new { roundId, late = missing.Select(m => m.Key.Organisation).ToArray() }
        );
        return (
            new(
                found.Name,
                [
                    .. missing.Select(m => new OrganisationToRemind(
                        m.Key.Organisation,
                        m.Key.Name,
                        m.Count()
                    )),
                ],
                [
                    .. people.Select(p => new PersonToRemind(
                        p.Id,
                        p.Name,
                        p.Email,
                        [.. p.Organisations],
                        p.RemindedAt,
                        p.IsRecent,
                        Letters.Late(
                            roundId,
                            found.Name,
                            DateOnly.FromDateTime(found.DueOn),
                            [
                                .. missing
                                    .Where(m => p.Organisations.Contains(m.Key.Organisation))
                                    .SelectMany(m => m),
                            ]
                        )
                    )),
                ]
            ),
            null
        );
    }

    private static Message NotOpen { get; } =
        new(
            "まだ開かれていないフォローアップでは、誰にも催促できません。",
            "Nobody is late with a round that has not been opened yet."
        );

    private sealed class Reporter
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public long[] Organisations { get; init; } = [];
        public DateTime? RemindedAt { get; init; }
        public bool IsRecent { get; init; }
    }
}
