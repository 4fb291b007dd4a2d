using Dapper;
using Npgsql;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A duty that is about to change, locked until the transaction ends.</summary>
internal sealed class DutyRow
{
    public long Id { get; init; }
    public long OrganisationId { get; init; }
    public int Version { get; init; }
    public bool IsLate { get; init; }
    public required ReportState State { get; init; }
    public required RoundState Round { get; init; }
    public required QuestionSet Questions { get; init; }

    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<DutyRow?> LockAsync(NpgsqlConnection connection, long id)
    {
        await RoundLock.TakeDutyAsync(connection, id);
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(
            """
            select d.id, d.organisation_id as OrganisationId, d.version, d.state, r.state as Round,
                r.questions as Questions, r.state = 'closed' as IsLate
            from duty d join round r on r.id = d.round_id
            where d.id = @id
            """,
            new { id }
        );
        return row is null
            ? null
            : new()
            {
                Id = row.Id,
                OrganisationId = row.OrganisationId,
                Version = row.Version,
                IsLate = row.IsLate,
                State = ReportTransitions.Parse(row.State),
                Round = RoundTransitions.Parse(row.Round),
                Questions = AnswerJson.ReadQuestions(row.Questions),
            };
    }

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
        public long OrganisationId { get; init; }
        public int Version { get; init; }
        public string State { get; init; } = "";
        public string Round { get; init; } = "";
        public string Questions { get; init; } = "";
        public bool IsLate { get; init; }
    }
}
