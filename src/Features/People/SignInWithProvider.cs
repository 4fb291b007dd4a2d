using Microsoft.AspNetCore.Identity;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>Who somebody is whom an OpenID Connect provider vouches for: known by issuer and subject, never by the address
/// alone, which may pass to somebody else.</summary>
public sealed class SignInWithProvider(UserManager<Person> people, AcceptInvitation accept)
{
    /// <param name="email">Where the provider has verified it; else null.</param>
    /// <param name="caller">Whoever has signed in already links the provider to the account.</param>
    public async Task<(Person? Person, Message? Refusal)> RunAsync(
        UserLoginInfo login,
        string? email,
        string? name,
        Caller caller,
        CancellationToken ct = default
    )
    {
        if (await people.FindByLoginAsync(login.LoginProvider, login.ProviderKey) is { } known)
            return caller.PersonId is { } id && id != known.Id ? (null, Others) : (known, null);
        if (caller.PersonId is { } mine)
        {
            var person = (await people.FindByIdAsync($"{mine}"))!;
            var linked = await people.AddLoginAsync(person, login);
            return linked.Succeeded ? (person, null) : (null, Others);
        }
        if (email is null)
            return (null, NoAddress);
        return await people.FindByNameAsync(email) is null
            ? await accept.ByProviderAsync(login, email, name, ct)
            : (null, LinkFirst);
    }

    private static Message Others { get; } =
        new(
            "その外部アカウントは、ほかの人のアカウントに結び付いています。",
            "That account of the provider belongs to somebody else here."
        );

    private static Message NoAddress { get; } =
        new(
            "外部のサインインが、確認済みのメールアドレスを知らせていません。招待のURLからアカウントを開いてください。",
            "The provider gave no verified e-mail address. Open your account by the address in your invitation."
        );

    private static Message LinkFirst { get; } =
        new(
            "このメールアドレスのアカウントはすでにあります。パスワードでサインインし、「自分のアカウント」で外部のサインインを結び付けてください。",
            "There is an account with this e-mail address already. Sign in with its password and link the provider under 'Your account'."
        );
}
