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

    private const string LastCode = "last-code";
    private const string Keeper = "shirube";

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
            "password",
            async connection =>
            {
                var changed = await people.ChangePasswordAsync(
                    person,
                    PasswordRule.Normalise(current),
                    PasswordRule.Normalise(wanted)
                );
                if (!changed.Succeeded)
                    return WrongPassword;
                // Whoever knew the old one is out.
                await SessionShelf.EndOthersAsync(connection, person.Id, sessionKey);
                return null;
            },
            ct
        );
    }

    /// <summary>The secret for the person's app, made where there is none yet. Base32.</summary>
    public async Task<string> SecretAsync(Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key)
            return key;
        await people.ResetAuthenticatorKeyAsync(person);
        return (await people.GetAuthenticatorKeyAsync(person))!;
    }

    /// <returns>Recovery codes, shown once; or why not.</returns>
    public async Task<(string[] Codes, Message? Refusal)> TurnOnAsync(
        Person person,
        string code,
        CancellationToken ct = default
    )
    {
        if (!await IsRightAsync(person, code))
            return ([], WrongCode);
        string[] codes = [];
        var refusal = await ChangeAsync(
            person,
            "second-factor on",
            async _ =>
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
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            person,
            "second-factor off",
            async _ =>
            {
                if (!await people.CheckPasswordAsync(person, PasswordRule.Normalise(password)))
                    return WrongPassword;
                await people.SetTwoFactorEnabledAsync(person, false);
                await people.ResetAuthenticatorKeyAsync(person);
                return null;
            },
            ct
        );

    /// <summary>Whether it is the app's code of this half minute, and was not used before (RFC 6238, 5.2).</summary>
    public async Task<bool> IsRightAsync(Person person, string code)
    {
        code = string.Concat(PasswordRule.Normalise(code).Where(char.IsAsciiDigit));
        var provider = people.Options.Tokens.AuthenticatorTokenProvider;
        if (!await people.VerifyTwoFactorTokenAsync(person, provider, code))
            return false;
        if (await people.GetAuthenticationTokenAsync(person, Keeper, LastCode) == code)
            return false;
        await people.SetAuthenticationTokenAsync(person, Keeper, LastCode, code);
        return true;
    }

    private async Task<Message?> ChangeAsync(
        Person person,
        string what,
        Func<NpgsqlConnection, Task<Message?>> change,
        CancellationToken ct
    )
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        if (await change(connection) is { } refusal)
            return refusal;
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
