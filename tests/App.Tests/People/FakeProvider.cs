using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shirube.App.Startup;

namespace Shirube.App.Tests.People;

/// <summary>An OpenID Connect provider on this machine that signs in whoever comes, as <see cref="Claims"/> say. It holds us
/// to PKCE, to our secret and to one way back.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private const string Secret = "kept between the two";
    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication app;
    private readonly Dictionary<string, (string Challenge, string Nonce, string Back)> codes = [];

    private FakeProvider(WebApplication app) => this.app = app;

    public string Issuer => app.Urls.First();
    public Provider Settings => new(Issuer, "shirube", Secret, "職員認証");

    /// <summary>What the token says, before it is signed; a test may spoil it.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = _ => { };

    /// <summary>Head and signature, to be spoiled, too.</summary>
    public Func<string, string> Spoil { get; set; } = t => t;

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new FakeProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync();
        return provider;
    }

    private void Map()
    {
        app.MapGet(
            "/.well-known/openid-configuration",
            () =>
                Results.Json(
                    new
                    {
                        issuer = Issuer,
                        authorization_endpoint = Issuer + "/authorize",
                        token_endpoint = Issuer + "/token",
                        jwks_uri = Issuer + "/keys",
                    }
                )
        );
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
    }

    private IResult Keys()
    {
        var rsa = key.ExportParameters(false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        kid = "one",
                        n = Base64Url.EncodeToString(rsa.Modulus),
                        e = Base64Url.EncodeToString(rsa.Exponent),
                    },
                },
            }
        );
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["code_challenge_method"] != "S256" || query["client_id"] != "shirube")
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (
            query["code_challenge"].ToString(),
            query["nonce"].ToString(),
            query["redirect_uri"].ToString()
        );
        return Results.Redirect(
            $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}"
        );
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (
            form["client_secret"] != Secret
            || !codes.Remove(form["code"].ToString(), out var asked)
            || form["redirect_uri"] != asked.Back
            || Base64Url.EncodeToString(
                SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
            ) != asked.Challenge
        )
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "shirube",
            ["sub"] = "user-1",
            ["nonce"] = asked.Nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["email"] = "tanaka@example.go.jp",
            ["email_verified"] = true,
            ["name"] = "田中 一郎",
        };
        Claims(claims);
        return Results.Json(
            new
            {
                access_token = "unused",
                token_type = "Bearer",
                id_token = Spoil(Sign(claims)),
            }
        );
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var head = Part(new { alg = "RS256", kid = "one" });
        var body = Part(claims);
        var signature = key.SignData(
            Encoding.ASCII.GetBytes($"{head}.{body}"),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Part(object json) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Dispose();
    }
}
