using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;

namespace Shirube.App.Startup;

/// <summary>An OpenID Connect provider at which people may sign in instead of with a password of ours.</summary>
/// <param name="Issuer">Its address, <c>https</c> but on this machine, without a slash at its end.</param>
/// <param name="Label">As the button calls it.</param>
public sealed record Provider(string Issuer, string ClientId, string ClientSecret, string Label)
{
    /// <summary><c>SHIRUBE_OIDC_ISSUER</c>, <c>_CLIENT_ID</c>, <c>_CLIENT_SECRET</c> and <c>_NAME</c>; null where they are not
    /// set.</summary>
    public static Provider? FromEnvironment() =>
        Variable("ISSUER") is { } issuer
        && Variable("CLIENT_ID") is { } id
        && Variable("CLIENT_SECRET") is { } secret
            ? new(issuer.TrimEnd('/'), id, secret, Variable("NAME") ?? new Uri(issuer).Host)
            : null;

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"SHIRUBE_OIDC_{name}") is { Length: > 0 } value
            ? value
            : null;
}

/// <summary>The authorisation code flow with PKCE (RFC 7636), back to an address of ours.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    public const string Scheme = "provider";
    public const string Failed = "failed";

    /// <summary>The page that was wanted, in the state that travels there and back.</summary>
    public const string Next = "next";
    public const string Callback = "/sign-in/provider/callback";

    public Provider Provider { get; private set; } = default!;

    public static string? NextOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Next, out var next) is true ? next : null;

    public void Take(Provider provider, CookieSecurePolicy cookies)
    {
        Provider = provider;
        ClientId = provider.ClientId;
        ClientSecret = provider.ClientSecret;
        // What the provider says of itself is asked when somebody wants to sign in: it may be away when we start.
        AuthorizationEndpoint = TokenEndpoint = provider.Issuer;
        CallbackPath = Callback;
        SignInScheme = IdentityConstants.ExternalScheme;
        ClaimsIssuer = provider.Issuer;
        UsePkce = true;
        Scope.Add("openid");
        Scope.Add("email");
        Scope.Add("profile");
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.SecurePolicy = cookies;
        // The reason is in the log and nobody's business out there.
        Events.OnRemoteFailure = failed =>
        {
            var query = QueryString.Create(Failed, "yes");
            if ((NextOf(failed.Properties) ?? failed.HttpContext.Items[Next]) is string next)
                query = query.Add(Next, next);
            failed.Response.Redirect($"{failed.Request.PathBase}/sign-in{query}");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
        BackchannelTimeout = TimeSpan.FromSeconds(10);
    }
}
