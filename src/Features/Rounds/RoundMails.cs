using Dapper;
using Npgsql;
using Shirube.Data.Mails;
using Shirube.Domain.Mails;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Who is written to when something happens in a round; in the transaction in which it happens.</summary>
internal static class RoundMails
{
    public static async Task ReturnedAsync(NpgsqlConnection connection, long dutyId, string reason)
    {
        var duty = await connection.QuerySingleAsync<(long Round, string Name, string Initiative)>(
            """
            select r.id, r.name, d.initiative_text from duty d join round r on r.id = d.round_id where d.id = @dutyId
            """,
            new { dutyId }
        );
        await Outbox.TellAsync(
            connection,
            Letters.Returned(duty.Round, dutyId, duty.Name, duty.Initiative, reason),
            duty.Round,
            dutyId: dutyId
        );
    }

    public static async Task CommentedAsync(
        NpgsqlConnection connection,
        long roundId,
        string code,
        string by
    )
    {
        var (name, initiative) = await connection.QuerySingleAsync<(string, string)>(
            """
            select r.name, d.initiative_text from duty d join round r on r.id = d.round_id
            where d.round_id = @roundId and d.initiative_code = @code limit 1
            """,
            new { roundId, code }
        );
        await Outbox.TellAsync(
            connection,
            Letters.Commented(name, initiative, by),
            roundId,
            initiative: code
        );
    }

    public static async Task MovedAsync(
        NpgsqlConnection connection,
        long roundId,
        RoundAction action
    )
    {
        if (action == RoundAction.Close)
            return;
        var (name, due) = await connection.QuerySingleAsync<(string, DateTime)>(
            "select name, due_on::timestamp from round where id = @roundId",
            new { roundId }
        );
        await Outbox.TellAsync(
            connection,
            Letters.Opened(roundId, name, DateOnly.FromDateTime(due), action == RoundAction.Reopen),
            roundId
        );
    }
}
