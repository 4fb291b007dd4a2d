using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.People;

/// <summary>A register whose last administrator is gone can be opened to nobody any more.</summary>
internal static class LastAdministrator
{
    /// <summary>Two who end each other at once do it one after the other.</summary>
    public static Task LockAsync(NpgsqlConnection connection) =>
        connection.ExecuteAsync("lock table membership in share row exclusive mode");

    public static Task<bool> IsGoneAsync(NpgsqlConnection connection) =>
        connection.ExecuteScalarAsync<bool>(
            """
            select not exists (
                select from membership m join person p on p.id = m.person_id
                where m.role = 'administrator' and m.ended_at is null and p.ended_at is null)
            """
        );

    public static Message Refusal { get; } =
        new(
            "最後の管理者は外せません。先にほかの人を管理者にしてください。",
            "The last administrator stays. Make somebody else an administrator first."
        );
}
