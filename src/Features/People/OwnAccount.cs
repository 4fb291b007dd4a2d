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

/// <summary>What people change of their own account: password, second factor (TOTP, RFC 6238).</summary>
public sealed class OwnAccount(UserManager<Person> people, PeopleContext context)
{
    /// <summary>Recovery codes, each good for once.</summary>
    public const int RecoveryCodes = 10;

    public async Task<Message?> ChangePasswordAsync(
        Person person,
        string current,
        string wanted,
        string sessionKey,
        CancellationToken ct = default
    )
    {
        if (PasswordRule.Refusal(wanted, person.Name, person.UserName ?? "") is { } weak)
            return weak;
        return await ChangeAsync(
            person,
            sessionKey,
            "password",
            async () =>
            {
                var changed = await people.ChangePasswordAsync(
                    person,
                    PasswordRule.Normalise(current),
                    PasswordRule.Normalise(wanted)
                );
                return changed.Succeeded ? null : WrongPassword;
            },
            ct
        );
    }

    /// <summary>Makes a new secret for the person's app, unless one is in use.</summary>
    public async Task BeginAsync(Person person)
    {
        if (!person.TwoFactorEnabled)
            await people.ResetAuthenticatorKeyAsync(person);
    }

    /// <summary>The secret for the person's app, Base32; null where none was made.</summary>
    public Task<string?> SecretAsync(Person person) => people.GetAuthenticatorKeyAsync(person);

    /// <returns>Recovery codes, shown once; or why not.</returns>
    public async Task<(string[] Codes, Message? Refusal)> TurnOnAsync(
        Person person,
        string code,
        string sessionKey,
        CancellationToken ct = default
    )
    {
        if (!await IsRightAsync(person, code))
            return ([], WrongCode);
        string[] codes = [];
        var refusal = await ChangeAsync(
            person,
            sessionKey,
            "second-factor on",
            async () =>
            {
                await people.SetTwoFactorEnabledAsync(person, true);
                codes =
                [
                    .. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes)
                        ?? [],
                ];
                return null;
            },
            ct
        );
        return (codes, refusal);
    }

    public Task<Message?> TurnOffAsync(
        Person person,
        string password,
        string sessionKey,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            person,
            sessionKey,
            "second-factor off",
            async () =>
            {
                if (!await people.CheckPasswordAsync(person, PasswordRule.Normalise(password)))
                    return WrongPassword;
                await people.SetTwoFactorEnabledAsync(person, false);
                await people.ResetAuthenticatorKeyAsync(person);
                return null;
            },
            ct
        );

    /// <summary>Whether it is a code that the app shows about now, and neither it nor a later one was used before (RFC 6238,
    /// 5.2). Of those who use it at once one is told yes.</summary>
    public async Task<bool> IsRightAsync(Person person, string code)
    {
        code = string.Concat(PasswordRule.Normalise(code).Where(char.IsAsciiDigit));
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var now = await connection.QuerySingleAsync<DateTime>("select clock_timestamp()");
        if (
            await people.GetAuthenticatorKeyAsync(person) is not { } secret
            || TimeCode.StepOf(secret, code, now) is not { } step
        )
            return false;
        return await connection.ExecuteAsync(
                """
                insert into person_token as used (person_id, login_provider, name, value)
                values (@Id, 'shirube', 'last-step', @step::bigint::text)
                on conflict (person_id, login_provider, name) do update set value = excluded.value
                where used.value::bigint < excluded.value::bigint
                """,
                new { person.Id, step }
            ) == 1;
    }

    /// <summary>Changes how the person signs in, and ends all sessions but the one that asks.</summary>
    private async Task<Message?> ChangeAsync(
        Person person,
        string sessionKey,
        string what,
        Func<Task<Message?>> change,
        CancellationToken ct
    )
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        if (await change() is { } refusal)
            return refusal;
        // Whoever got in by what was before is out.
        await SessionShelf.EndOthersAsync(connection, person.Id, sessionKey);
        await LedgerBook.AppendAsync(
            connection,
            (NpgsqlTransaction)transaction.GetDbTransaction(),
            await connection.QuerySingleAsync<DateTime>("select clock_timestamp()"),
            person.Name,
            "People.OwnAccount",
            $"people/{person.Id}",
            $$"""{"changed":"{{what}}"}""",
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
        return null;
    }

    private static Message WrongPassword { get; } =
        new("いまのパスワードが違います。", "The present password is not right.");

    private static Message WrongCode { get; } =
        new(
            "確認コードが違います。認証アプリに出ている6桁の数字を、変わらないうちに入れてください。機械の時計がずれていないかも確かめてください。",
            "The code is not right. Type the six digits that the app shows before they change, and check that the clock of the device is right."
        );
}
