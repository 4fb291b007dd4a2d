using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.People;

namespace Shirube.App.Tests.People;

/// <summary>Somebody at a browser of their own, without scripts: follows no redirect by itself, keeps cookies.</summary>
internal sealed class Visitor : IDisposable
{
    public const string Password = "violet kettle under seven bridges";
    private readonly HttpMessageHandler handler;

    public Visitor(RunningSite site)
        : this(site.Address) { }

    public Visitor(Uri site)
        : this(site, new()) { }

    /// <summary>Somebody who reaches the site only by what stands in front of it.</summary>
    public Visitor(Proxy proxy)
        : this(proxy.Known, proxy.Cookies, proxy) { }

    private Visitor(Uri site, CookieContainer cookies, HttpMessageHandler? way = null)
    {
        Cookies = cookies;
        handler =
            way ?? new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        Client = new(handler) { BaseAddress = site };
        Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public CookieContainer Cookies { get; }
    public HttpClient Client { get; }

    /// <summary>Opens an account by an invitation and is signed in.</summary>
    public static async Task<Visitor> WithAsync(
        RunningSite site,
        PersonRole role,
        string? organisation = null,
        string? email = null
    )
    {
        email ??= $"{role.Name()}-{Guid.NewGuid():N}@example.go.jp";
        var (token, refusal) = await InvitePerson.RunAsync(
            site.Work,
            Caller.Operator,
            email,
            $"試験 {role.Name()}",
            role.Name(),
            organisation
        );
        Assert.Null(refusal);
        var visitor = new Visitor(site);
        using var answer = await visitor.Post(
            $"/invitations/{token}",
            ("name", $"試験 {role.Name()}"),
            ("password", Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> Get(string path) =>
        Client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Post(
        string path,
        params (string Name, string Value)[] fields
    ) =>
        Client.PostAsync(
            new Uri(path, UriKind.Relative),
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))
        );

    /// <summary>A form with one file.</summary>
    public async Task<HttpResponseMessage> Upload(
        string path,
        byte[] bytes,
        string name,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(bytes), "file", name);
        return await Client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> SignIn(string email, string password = Password) =>
        Post("/sign-in", ("email", email), ("password", password));

    /// <summary>Begins to turn the second factor on.</summary>
    /// <returns>The key for the app, Base32.</returns>
    public async Task<string> SecretAsync()
    {
        using var begun = await Post("/account/second-factor/begin");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var page = await Text(begun.Headers.Location!.OriginalString);
        return Regex.Match(page, "secret=([A-Z2-7]+)&").Groups[1].Value;
    }

    /// <summary>RFC 6238 with HMAC-SHA-1 and six digits.</summary>
    /// <param name="secret">Base32.</param>
    public static string Totp(string secret, DateTimeOffset at)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, FromBase32(secret));
        hmac.AppendData(counter);
        var hash = hmac.GetHashAndReset();
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString(
            "D6",
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (bits, buffer) = (0, 0);
        foreach (var c in text)
        {
            buffer =
                buffer << 5
                | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }
        return [.. bytes];
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
