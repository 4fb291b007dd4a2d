using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>An invitation as its link finds it.</summary>
/// <param name="Role">Null for somebody who has an account and sets a new password.</param>
public sealed record Invitation(
    long Id,
    string Email,
    string Name,
    string? Role,
    string? Organisation,
    long? PersonId,
    bool DropsSecondFactor
);

/// <summary>Opens the account of somebody who was invited.</summary>
public sealed class AcceptInvitation(UserManager<Person> people, PeopleContext context)
{
    private const string Open = """
        select i.id, i.email, i.name, i.role, o.name as organisation, i.person_id as PersonId,
            i.drops_second_factor as DropsSecondFactor
        from invitation i left join organisation o on o.id = i.organisation_id
        where i.used_at is null and i.withdrawn_at is null and i.expires_at > clock_timestamp()
        """;

    /// <returns>Null where the link was used, withdrawn or is too old.</returns>
    public static async Task<Invitation?> FindAsync(
        NpgsqlConnection connection,
        string token,
        bool forUpdate = false
    ) =>
        await connection.QuerySingleOrDefaultAsync<Invitation>(
            $"{Open} and i.token_hash = @hash {(forUpdate ? "for update of i" : "")}",
            new { hash = SessionShelf.Hash(token) }
        );

    /// <returns>Whether the account is new; else it was there and has a new password.</returns>
    public async Task<(Person? Person, bool IsNew, Message? Refusal)> RunAsync(
        string token,
        string name,
        string password,
        CancellationToken ct = default
    )
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        if (await FindAsync(connection, token, forUpdate: true) is not { } invitation)
            return (null, false, Gone);
        name = name.Trim();
        if (!PersonName.IsOne(name))
            return (null, false, PersonName.Wrong);
        if (PasswordRule.Refusal(password, name, invitation.Email) is { } weak)
            return (null, false, weak);
        var person = invitation.PersonId is { } id
            ? await AnewAsync(connection, id, password, invitation.DropsSecondFactor)
            : await OpenAsync(invitation.Email, name, password);
        if (person is null)
            return (null, false, Taken);
        await UseUpAsync(connection, transaction, invitation, person, ct);
        return (person, invitation.PersonId is null, null);
    }

    /// <summary>Somebody whom a provider vouches for, invited at an address that it has verified: no password is set.</summary>
    public async Task<(Person? Person, Message? Refusal)> ByProviderAsync(
        UserLoginInfo login,
        string email,
        string? name,
        CancellationToken ct = default
    )
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var invitation = await connection.QueryFirstOrDefaultAsync<Invitation>(
            $"""
            {Open} and upper(i.email) = @email and i.person_id is null
            order by i.id desc for update of i
            """,
            new { email = EmailAddress.Normalise(email) }
        );
        if (invitation is null)
            return (null, NotInvited);
        var person = new Person
        {
            UserName = invitation.Email,
            Name = name is not null && PersonName.IsOne(name) ? name.Trim() : invitation.Name,
        };
        if (
            !(await people.CreateAsync(person)).Succeeded
            || !(await people.AddLoginAsync(person, login)).Succeeded
        )
            return (null, Taken);
        await UseUpAsync(connection, transaction, invitation, person, ct);
        return (person, null);
    }

    private static async Task UseUpAsync(
        NpgsqlConnection connection,
        IDbContextTransaction transaction,
        Invitation invitation,
        Person person,
        CancellationToken ct
    )
    {
        var at = await connection.QuerySingleAsync<DateTime>(
            """
            with used as (
                update invitation set used_at = clock_timestamp() where id = @invitation
                returning used_at, role, organisation_id),
            given as (
                insert into membership (person_id, role, organisation_id, began_at)
                select @person, role, organisation_id, used_at from used where role is not null)
            select used_at from used
            """,
            new { invitation = invitation.Id, person = person.Id }
        );
        await LedgerBook.AppendAsync(
            connection,
            (NpgsqlTransaction)transaction.GetDbTransaction(),
            at,
            person.Name,
            "People.AcceptInvitation",
            $"people/{person.Id}",
            JsonSerializer.Serialize(new { invitation = invitation.Id, role = invitation.Role }),
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
    }

    private async Task<Person?> OpenAsync(string email, string name, string password)
    {
        var person = new Person { UserName = email, Name = name };
        var made = await people.CreateAsync(person, PasswordRule.Normalise(password));
        return made.Succeeded ? person : null;
    }

    private async Task<Person?> AnewAsync(
        NpgsqlConnection connection,
        long id,
        string password,
        bool dropsSecondFactor
    )
    {
        if (await people.FindByIdAsync($"{id}") is not { } person)
            return null;
        await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, PasswordRule.Normalise(password));
        await people.SetLockoutEndDateAsync(person, null);
        if (dropsSecondFactor)
        {
            await people.SetTwoFactorEnabledAsync(person, false);
            await people.ResetAuthenticatorKeyAsync(person);
        }
        await SessionShelf.EndAllAsync(connection, id);
        return person;
    }

    private static Message Gone { get; } =
        new(
            "この招待はもう使えません（使用済み、取り消し、または期限切れです）。管理者に新しい招待を頼んでください。",
            "This invitation can no longer be used: it was used or withdrawn, or is too old. Ask an administrator for a new one."
        );

    private static Message NotInvited { get; } =
        new(
            "このメールアドレス宛ての招待がありません（使用済み、取り消し、または期限切れかもしれません）。管理者に招待を頼んでください。",
            "There is no invitation for this e-mail address; it may have been used or withdrawn, or be too old. Ask an administrator for one."
        );

    private static Message Taken { get; } =
        new(
            "このメールアドレスの利用者がすでにいます。サインインしてください。",
            "Somebody with this e-mail address has an account already. Sign in instead."
        );
}
