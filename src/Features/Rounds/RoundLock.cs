using Dapper;
using Npgsql;

namespace Shirube.Features.Rounds;

/// <summary>An answer is saved before a round closes or after it, never while: the cut holds all that came before it, and what
/// comes after it is late. Not the row's own lock, which only those may take who may change the round.</summary>
internal static class RoundLock
{
    private const int Round = 0x726f756e; // "roun"
    private const int Duty = 0x64757479; // "duty"

    /// <summary>Until the transaction ends nobody answers in the round, opens or closes it.</summary>
    public static Task TakeAsync(NpgsqlConnection connection, long roundId) =>
        connection.ExecuteAsync(
            "select pg_advisory_xact_lock(@Round, @roundId::int)",
            new { Round, roundId }
        );

    /// <summary>Until the transaction ends nobody else answers this duty, and its round stays as it is.</summary>
    public static Task TakeDutyAsync(NpgsqlConnection connection, long dutyId) =>
        connection.ExecuteAsync(
            """
            select pg_advisory_xact_lock_shared(@Round, round_id::int), pg_advisory_xact_lock(@Duty, id::int)
            from duty where id = @dutyId
            """,
            new
            {
                Round,
                Duty,
                dutyId,
            }
        );
}
