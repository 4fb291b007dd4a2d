using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace Shirube.App.Startup;

/// <summary>Says whether an ID token is the provider's, for us, for this sign-in and of now (OpenID Connect Core 1.0, 3.1.3.7).
/// Only RS256: what the standard has every provider sign with.</summary>
internal static class IdToken
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    /// <param name="keys">The provider's JWKS (RFC 7517).</param>
    /// <returns>Its claims, those of text and truth values.</returns>
    /// <exception cref="AuthenticationFailureException">It is not to be believed; the reason is for the log.</exception>
    public static IReadOnlyDictionary<string, string> Check(
        string token,
        JsonElement keys,
        string issuer,
        string audience,
        string nonce,
        DateTimeOffset now
    )
    {
        try
        {
            if (token.Split('.') is not [var head, var body, var signature])
                throw new AuthenticationFailureException("The ID token has not three parts.");
            Verify(head, body, signature, keys);
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(body));
            var claims = json.RootElement;
            Hold(Text(claims, "iss")?.TrimEnd('/') == issuer, "issuer");
            Hold(IsFor(claims, audience), "audience");
            Hold(Text(claims, "nonce") == nonce, "nonce");
            Hold(At(claims, "exp") + ClocksDiffer > now, "expiry");
            Hold(At(claims, "iat") - ClocksDiffer < now, "time of issue");
            Hold(Text(claims, "sub") is { Length: > 0 and <= 255 }, "subject");
            return claims
                .EnumerateObject()
                .Where(c =>
                    c.Value.ValueKind
                        is JsonValueKind.String
                            or JsonValueKind.True
                            or JsonValueKind.False
                )
                .DistinctBy(c => c.Name)
                .ToDictionary(c => c.Name, c => c.Value.ToString());
        }
        catch (Exception e)
            when (e
                    is FormatException
                        or JsonException
                        or CryptographicException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            throw new AuthenticationFailureException("The ID token cannot be read.", e);
        }
    }

    private static void Verify(string head, string body, string signature, JsonElement keys)
    {
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(head));
        Hold(Text(header.RootElement, "alg") == "RS256", "algorithm");
        var id = Text(header.RootElement, "kid");
        var signed = Encoding.ASCII.GetBytes($"{head}.{body}");
        var bytes = Base64Url.DecodeFromChars(signature);
        var isSigned = keys.GetProperty("keys")
            .EnumerateArray()
            .Where(k => Text(k, "kty") == "RSA" && (id is null || Text(k, "kid") == id))
            .Any(k =>
            {
                using var rsa = RSA.Create(
                    new RSAParameters
                    {
                        Modulus = Base64Url.DecodeFromChars(Text(k, "n")),
                        Exponent = Base64Url.DecodeFromChars(Text(k, "e")),
                    }
                );
                return rsa.VerifyData(
                    signed,
                    bytes,
                    HashAlgorithmName.SHA256,
                    RSASignaturePadding.Pkcs1
                );
            });
        Hold(isSigned, "signature");
    }

    private static bool IsFor(JsonElement claims, string audience)
    {
        var aud = claims.GetProperty("aud");
        return aud.ValueKind == JsonValueKind.Array
            ? aud.EnumerateArray()
                .Any(a => a.ValueKind == JsonValueKind.String && a.GetString() == audience)
                && (aud.GetArrayLength() == 1 || Text(claims, "azp") == audience)
            : aud.GetString() == audience;
    }

    private static DateTimeOffset At(JsonElement claims, string name) =>
        DateTimeOffset.FromUnixTimeSeconds((long)claims.GetProperty(name).GetDouble());

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static void Hold(bool isSo, string what)
    {
        if (!isSo)
            throw new AuthenticationFailureException($"The ID token is refused for its {what}.");
    }
}
