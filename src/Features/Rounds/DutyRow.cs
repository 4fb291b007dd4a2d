using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A duty that is about to change, locked until the transaction ends.</summary>
internal sealed class DutyRow
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public long OrganisationId { get; init; }
    public int Version { get; init; }
    public bool IsLate { get; init; }
    public required ReportState State { get; init; }
    public required RoundState Round { get; init; }
    public required QuestionSet Questions { get; init; }

    /// <summary>Of every free question that the round has asked so far.</summary>
    public required string[] KnownKeys { get; init; }

    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<DutyRow?> LockAsync(NpgsqlConnection connection, long id)
    {
        await RoundLock.TakeDutyAsync(connection, id);
        return (await ReadAsync(connection, [id])).SingleOrDefault();
    }

    /// <summary>Those of them that the caller may see; locked by the caller of this.</summary>
    public static async Task<ImmutableArray<DutyRow>> ReadAsync(
        NpgsqlConnection connection,
        long[] ids
    ) =>
        [
            .. (
                await connection.QueryAsync<Stored>(
                    """
                    select d.id, d.round_id as RoundId, d.organisation_id as OrganisationId, d.version, d.state,
                        r.state as Round, r.questions as Questions, r.state = 'closed' as IsLate,
                        array(
                            select distinct f ->> 'key' from question_set q, jsonb_array_elements(q.content -> 'free') f
                            where q.round_id = r.id) as KnownKeys
                    from duty d join round r on r.id = d.round_id
                    where d.id = any (@ids)
                    """,
                    new { ids }
                )
            ).Select(row => row.Duty()),
        ];

    public static Task MoveAsync(
        NpgsqlConnection connection,
        params IReadOnlyCollection<(long Id, ReportState To, int Version)> moves
    ) =>
        connection.ExecuteAsync(
            """
            update duty d set state = m.state, version = m.version, changed_at = clock_timestamp()
            from unnest(@ids, @states, @versions) m (id, state, version) where d.id = m.id
            """,
            new
            {
                ids = moves.Select(m => m.Id).ToArray(),
                states = moves.Select(m => m.To.Name()).ToArray(),
                versions = moves.Select(m => m.Version).ToArray(),
            }
        );

    private sealed class Stored
    {
        public long Id { get; init; }
        public long RoundId { get; init; }
        public long OrganisationId { get; init; }
        public int Version { get; init; }
        public string State { get; init; } = "";
        public string Round { get; init; } = "";
        public string Questions { get; init; } = "";
        public bool IsLate { get; init; }
        public string[] KnownKeys { get; init; } = [];

        public DutyRow Duty() =>
            new()
            {
                Id = Id,
                RoundId = RoundId,
                OrganisationId = OrganisationId,
                Version = Version,
                IsLate = IsLate,
                State = ReportTransitions.Parse(State),
                Round = RoundTransitions.Parse(Round),
                Questions = AnswerJson.ReadQuestions(Questions),
                KnownKeys = KnownKeys,
            };
    }
}
