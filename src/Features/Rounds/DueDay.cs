using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Rounds;

/// <summary>A due date that is past already is nearly always a slip, and everybody would be late at once; but a round may be
/// entered after the fact, so it is asked for a second time and not forbidden.</summary>
public static class DueDay
{
    /// <summary>Why nothing was done; the same may be asked again with a word that it is meant.</summary>
    public static Message IsPast { get; } =
        new(
            "締切日がもう過ぎています。このままだと、全員がはじめから締切超過になります。日付を直すか、過ぎた日でよければ、その印を付けてもう一度送ってください。",
            "The due date is past already: everybody would be late from the start. Change it; or, if it is meant, say so below and send it again."
        );

    /// <summary>By the database's clock, in Japan.</summary>
    internal static Task<bool> IsPastAsync(NpgsqlConnection connection, DateOnly due) =>
        connection.ExecuteScalarAsync<bool>(
            "select @due < (clock_timestamp() at time zone 'Asia/Tokyo')::date",
            new { due }
        );
}
