using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shirube.Bench.Saves;

/// <summary>Somebody at a browser, at an address of their own: guessing passwords is limited by address.</summary>
internal sealed class Reporter : IDisposable
{
    private readonly HttpClient client;

    private Reporter(Uri site, int number)
    {
        var from = new IPAddress([127, 0, 1, (byte)(number + 1)]);
        client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new(),
                ConnectCallback = async (context, ct) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(from, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = site,
        };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public static async Task<Reporter> SignInAsync(Uri site, int number, string password)
    {
        var reporter = new Reporter(site, number);
        using var answer = await reporter.PostAsync(
            "/sign-in",
            ("email", $"p{number}@example.go.jp"),
            ("password", password)
        );
        return answer.StatusCode == HttpStatusCode.Redirect
            ? reporter
            : throw new InvalidOperationException($"sign-in of {number}: {answer.StatusCode}");
    }

    /// <returns>Milliseconds; null for anything but a draft that was said to be saved.</returns>
    public async Task<double?> SaveAsync(long duty, int seen, string progress)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var answer = await PostAsync(
                $"/rounds/1/duties/{duty}/save",
                ("seen", seen.ToString(CultureInfo.InvariantCulture)),
                ("key", Guid.NewGuid().ToString()),
                ("status", "on-plan"),
                ("progress", progress),
                ("next", "続ける")
            );
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode ? watch.Elapsed.TotalMilliseconds : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private Task<HttpResponseMessage> PostAsync(
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            ),
        };
        request.Headers.Accept.ParseAdd("application/json");
        return client.SendAsync(request);
    }

    public void Dispose() => client.Dispose();
}
