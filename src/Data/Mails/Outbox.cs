using Npgsql;
using NpgsqlTypes;
using Shirube.Domain.Mails;

namespace Shirube.Data.Mails;

/// <summary>Puts mails into the outbox, in the caller's transaction: they go if and only if what causes them is kept.</summary>
public static class Outbox
{
    /// <summary>On this channel PostgreSQL tells that there is something to send.</summary>
    public const string Channel = "shirube_mail";

    /// <summary>To all whom the cause concerns, as the database finds them (0016_outbox.sql).</summary>
    /// <param name="persons">Only these of them; null: all.</param>
    /// <returns>To how many.</returns>
    public static async Task<int> TellAsync(
        NpgsqlConnection connection,
        Letter letter,
        long roundId,
        string? initiative = null,
        long? dutyId = null,
        long[]? persons = null
    )
    {
        await using var command = new NpgsqlCommand(
            "select mail_people($1, $2, $3, $4, $5, $6, $7, $8)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = letter.Cause.Name() },
                new() { Value = roundId },
                new()
                {
                    Value = (object?)initiative ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Text,
                },
                new()
                {
                    Value = (object?)dutyId ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Bigint,
                },
                new()
                {
                    Value = (object?)persons ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                },
                new() { Value = letter.SubjectLine },
                new() { Value = letter.Text },
                new() { Value = letter.Path },
            },
        };
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>To one address, with the end of the link that only its reader may see.</summary>
    public static async Task InviteAsync(
        NpgsqlConnection connection,
        Letter letter,
        string address,
        string name,
        string secret,
        string by
    )
    {
        await using var command = new NpgsqlCommand(
            """
            insert into mail (cause, address, name, subject, words, path, secret, made_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = letter.Cause.Name() },
                new() { Value = address },
                new() { Value = name },
                new() { Value = letter.SubjectLine },
                new() { Value = letter.Text },
                new() { Value = letter.Path },
                new() { Value = secret },
                new() { Value = by },
            },
        };
        await command.ExecuteNonQueryAsync();
    }
}
