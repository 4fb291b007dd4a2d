using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Shirube.App.Startup;

/// <summary>The framework's OAuth flow (state, PKCE, exchange of the code), and on top of it what makes it OpenID Connect: the
/// provider's own description, a nonce, and a check of the ID token (OpenID Connect Core 1.0, 3.1.3.7).</summary>
internal sealed class ProviderHandler(
    IOptionsMonitor<ProviderOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder
) : OAuthHandler<ProviderOptions>(options, loggers, encoder)
{
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await DescribeAsync()).Authorization;
        properties.Items[Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(
        AuthenticationProperties properties,
        string redirectUri
    ) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
            base.BuildChallengeUrl(properties, redirectUri),
            Nonce,
            properties.Items[Nonce]!
        );

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(
        OAuthCodeExchangeContext context
    )
    {
        // What is thrown from here on has no properties with it.
        Context.Items[ProviderOptions.Next] = ProviderOptions.NextOf(context.Properties);
        Options.TokenEndpoint = (await DescribeAsync()).Token;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        var token = tokens.Response!.RootElement.GetProperty("id_token").GetString() ?? "";
        using var keys = await GetAsync((await DescribeAsync()).Keys);
        var claims = IdToken.Check(
            token,
            keys.RootElement,
            Options.Provider.Issuer,
            Options.ClientId,
            properties.Items[Nonce]!,
            TimeProvider.GetUtcNow()
        );
        identity.AddClaims(claims.Select(c => new Claim(c.Key, c.Value)));
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task<(string Authorization, string Token, string Keys)> DescribeAsync()
    {
        using var said = await GetAsync(
            Options.Provider.Issuer + "/.well-known/openid-configuration"
        );
        var root = said.RootElement;
        if (root.GetProperty("issuer").GetString()?.TrimEnd('/') != Options.Provider.Issuer)
            throw new AuthenticationFailureException("The provider calls itself something else.");
        return (
            root.GetProperty("authorization_endpoint").GetString()!,
            root.GetProperty("token_endpoint").GetString()!,
            root.GetProperty("jwks_uri").GetString()!
        );
    }

    private async Task<JsonDocument> GetAsync(string address) =>
        JsonDocument.Parse(
            await Backchannel.GetStringAsync(new Uri(address), Context.RequestAborted)
        );
}
