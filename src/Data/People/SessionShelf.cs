using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using Shirube.Domain.People;

namespace Shirube.Data.People;

/// <summary>A session as its cookie finds it.</summary>
/// <param name="Ticket">What the site keeps with it, opaque.</param>
/// <param name="Left">How long it is good for without another visit, by the database's clock.</param>
public sealed record FoundSession(byte[] Ticket, Caller Caller, TimeSpan Left);

/// <summary>The sessions of those who have signed in. The cookie holds a random key; the table only its hash, so that
/// whoever reads the table cannot act for anybody. A session ended here is ended everywhere at once.</summary>
public sealed class SessionShelf(NpgsqlDataSource database)
{
    /// <summary>Signed out after so long without any visit.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <returns>The key for the cookie.</returns>
    public async Task<string> BeginAsync(long personId, byte[] ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into session (key_hash, person_id, ticket, expires_at)
            values (@hash, @personId, @ticket, clock_timestamp() + @Idle)
            """,
            new
            {
                hash = Hash(key),
                personId,
                ticket,
                Idle,
            }
        );
        return key;
    }

    /// <returns>Null where there is none, or it or the person's access has ended.</returns>
    public async Task<FoundSession?> FindAsync(string key)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = (
            await connection.QueryAsync<Row>(
                """
                select s.ticket, p.id as PersonId, p.name, m.role, m.organisation_id as OrganisationId,
                    s.expires_at - clock_timestamp() as "left"
                from session s
                join person p on p.id = s.person_id and p.ended_at is null
                left join membership m on m.person_id = p.id and m.ended_at is null
                where s.key_hash = @hash and s.ended_at is null and s.expires_at > clock_timestamp()
                """,
                new { hash = Hash(key) }
            )
        ).AsList();
        if (rows is not [var first, ..])
            return null;
        var memberships = rows.Where(r => r.Role is not null)
            .Select(r => new Membership(PersonRoles.Parse(r.Role!)!.Value, r.OrganisationId));
        return new(
            first.Ticket,
            new(first.PersonId, first.Name, [.. memberships], key),
            first.Left
        );
    }

    /// <summary>The person is still there.</summary>
    public async Task ProlongAsync(string key, byte[] ticket)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update session set ticket = @ticket, expires_at = clock_timestamp() + @Idle
            where key_hash = @hash and ended_at is null
            """,
            new
            {
                hash = Hash(key),
                ticket,
                Idle,
            }
        );
    }

    public async Task EndAsync(string key)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update session set ended_at = clock_timestamp() where key_hash = @hash and ended_at is null",
            new { hash = Hash(key) }
        );
    }

    public static Task EndAllAsync(NpgsqlConnection connection, long personId) =>
        connection.ExecuteAsync(
            "update session set ended_at = clock_timestamp() where person_id = @personId and ended_at is null",
            new { personId }
        );

    /// <summary>Ends every session of a person but the one of that key.</summary>
    public static Task EndOthersAsync(NpgsqlConnection connection, long personId, string key) =>
        connection.ExecuteAsync(
            """
            update session set ended_at = clock_timestamp()
            where person_id = @personId and ended_at is null and key_hash <> @hash
            """,
            new { personId, hash = Hash(key) }
        );

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed class Row
    {
        public byte[] Ticket { get; init; } = [];
        public TimeSpan Left { get; init; }
        public long PersonId { get; init; }
        public string Name { get; init; } = "";
        public string? Role { get; init; }
        public long? OrganisationId { get; init; }
    }
}
