using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Shirube.App.Jobs;

namespace Shirube.App.Tests.Mails;

/// <summary>A mail server in this process: speaks as much SMTP as is needed and keeps what it gets.</summary>
internal sealed class FakeSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public FakeSmtp()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Answers to recipients; 250 takes them.</summary>
    public string Recipients { get; set; } = "250 ok";

    /// <summary>Answers to a whole mail; 250 takes it.</summary>
    public string Takes { get; set; } = "250 ok";

    /// <summary>Every mail whose last line arrived, as it came over the wire.</summary>
    public List<string> Mails { get; } = [];

    public SmtpSettings Settings =>
        new(
            "127.0.0.1",
            ((IPEndPoint)listener.LocalEndpoint).Port,
            Secured: false,
            null,
            null,
            new MailAddress("office@example.go.jp", "事務局")
        );

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client);
            }
            catch (Exception e)
                when (e is OperationCanceledException or IOException or SocketException)
            {
                // The other side went away, or the test is over.
            }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-fake\r\n250 8BITMIME");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(Recipients);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".")
                        mail.Append(text).Append('\n');
                    lock (Mails)
                        Mails.Add(mail.ToString());
                    await writer.WriteLineAsync(Takes);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
    }

    /// <summary>The value of a header of a mail, folded lines joined.</summary>
    public static string Header(string mail, string name)
    {
        var head = mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)]
            .Replace("\n ", " ", StringComparison.Ordinal);
        return Assert
            .Single(
                head.Split('\n'),
                l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)
            )[(name.Length + 1)..]
            .Trim();
    }

    /// <summary>The words of a mail that has one part in Base64.</summary>
    public static string Words(string mail) =>
        Encoding.UTF8.GetString(
            Convert.FromBase64String(
                mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..]
                    .Replace("\n", "", StringComparison.Ordinal)
            )
        );

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        listener.Dispose();
    }
}
