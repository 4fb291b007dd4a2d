using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.Mails;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Mails;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>Makes a link with which one person, and only once, opens an account.</summary>
public static class InvitePerson
{
    public static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    /// <param name="organisation">Slug; for a reporter.</param>
    /// <param name="byMail">Whether the link is sent; it waits in the outbox until then, where nobody can read it.</param>
    /// <returns>The token for the link, which is kept nowhere; or why not.</returns>
    public static async Task<(string? Token, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        string email,
        string name,
        string role,
        string? organisation,
        bool byMail = false,
        CancellationToken ct = default
    )
    {
        (email, name) = (email.Trim(), name.Trim());
        if (!EmailAddress.IsOne(email))
            return (null, EmailAddress.Wrong);
        if (!PersonName.IsOne(name))
            return (null, PersonName.Wrong);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.InvitePerson,
            "People.InvitePerson",
            async connection =>
            {
                var (wanted, wrong) = await WantedRole.OfAsync(connection, role, organisation);
                if (wanted is null)
                    return Change.Refused(wrong!.Value);
                if (await HasAccessAsync(connection, email))
                    return Change.Refused(HasAccess(email));
                var (id, at) = await connection.QuerySingleAsync<(long, DateTime)>(
                    """
                    insert into invitation (token_hash, email, name, role, organisation_id, invited_by, expires_at)
                    values (@hash, @email, @name, @role, @OrganisationId, @by, clock_timestamp() + @Valid)
                    returning id, made_at
                    """,
                    new
                    {
                        hash = SessionShelf.Hash(token),
                        email,
                        name,
                        role,
                        wanted.OrganisationId,
                        by = caller.Name,
                        Valid,
                    }
                );
                if (byMail)
                    await Outbox.InviteAsync(
                        connection,
                        Letters.Invited(name, isNew: true),
                        email,
                        name,
                        token,
                        caller.Name
                    );
                return Change.Done(
                    at,
                    $"people/invitations/{id}",
                    new
                    {
                        email,
                        role,
                        organisation,
                    }
                );
            },
            ct
        );
        return refusal is null ? (token, null) : (null, refusal);
    }

    /// <summary>A link with which somebody who has an account sets a new password.</summary>
    /// <param name="dropsSecondFactor">Whether the app was lost, too.</param>
    public static async Task<(string? Token, Message? Refusal)> AgainAsync(
        WorkSource source,
        Caller caller,
        long personId,
        bool dropsSecondFactor,
        bool byMail = false,
        CancellationToken ct = default
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.InvitePerson,
            "People.InvitePerson",
            async connection =>
            {
                var made = await connection.QuerySingleOrDefaultAsync<(
                    long Id,
                    DateTime At,
                    string Email,
                    string Name
                )?>(
                    """
                    insert into invitation (token_hash, email, name, person_id, drops_second_factor, invited_by, expires_at)
                    select @hash, email, name, id, @dropsSecondFactor, @by, clock_timestamp() + @Valid
                    from person where id = @personId and ended_at is null
                    returning id, made_at, email, name
                    """,
                    new
                    {
                        hash = SessionShelf.Hash(token),
                        personId,
                        dropsSecondFactor,
                        by = caller.Name,
                        Valid,
                    }
                );
                if (made is not { } again)
                    return Change.Refused(HasNone);
                if (byMail)
                    await Outbox.InviteAsync(
                        connection,
                        Letters.Invited(again.Name, isNew: false),
                        again.Email,
                        again.Name,
                        token,
                        caller.Name
                    );
                return Change.Done(
                    again.At,
                    $"people/invitations/{again.Id}",
                    new { person = personId, dropsSecondFactor }
                );
            },
            ct
        );
        return refusal is null ? (token, null) : (null, refusal);
    }

    private static Message HasNone { get; } =
        new("その人の利用は終わっています。", "That person has no access any more.");

    private static Task<bool> HasAccessAsync(NpgsqlConnection connection, string email) =>
        connection.ExecuteScalarAsync<bool>(
            "select exists (select from person where normalised_email = @email and ended_at is null)",
            new { email = EmailAddress.Normalise(email) }
        );

    private static Message HasAccess(string email) =>
        new(
            $"{email} はすでに利用できます。役割を増やすには、その人の欄で足してください。",
            $"{email} already has access. To add a role, use the row of that person."
        );
}
