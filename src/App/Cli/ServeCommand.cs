using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Shirube.App.Jobs;
using Shirube.App.Startup;
using Shirube.Data;
using Shirube.Domain;

namespace Shirube.App.Cli;

/// <summary><c>serve [PATH…]</c>: imports, then serves the site and the API until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 5480;

    public static Command Create()
    {
        var paths = ImportCommand.Paths(ArgumentArity.ZeroOrMore);
        var port = new Option<int?>("--port")
        {
            Description = Locale.Text(
                $"待ち受けるポート。指定がなければ{UsualPort}から空いているもの",
                $"The port to listen on; without it {UsualPort} or the next free one"
            ),
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !(int.TryParse(token.Value, out var n) && n is >= 1 and <= 65535)
            )
                result.AddError(
                    Locale.Text(
                        "--port は 1 から 65535 の整数です。",
                        "--port is a whole number from 1 to 65535."
                    )
                );
        });
        var publicUrl = PublicUrlOption.Create(
            Locale.Text(
                "利用者から見たサイトのURL（恒久URL、メール、外部のサインインに使う。https なら、サインインのクッキーは https でしか送られない）",
                "The address people know the site by, for permanent URLs, mails and the way back from a provider; with https the cookies of those who sign in travel by https only"
            )
        );
        var proxies = ProxyOption.Create();
        var desk = new Option<bool>("--desk")
        {
            Description = Locale.Text(
                "取り込みと確認の画面（/import）を、届くすべての人に開く。指定がなければこの機械からの利用だけに開き、--public-url があれば閉じる",
                "Open the desk (/import) to all who reach the site; without it only to this machine, and with --public-url to nobody"
            ),
        };
        var command = new Command(
            "serve",
            Locale.Text(
                "文書があれば取り込み、サイトと API を公開する。Ctrl-C で終わる",
                "Import documents, if any are given, and serve the site and the API until Ctrl-C"
            )
        )
        {
            paths,
            port,
            publicUrl,
            proxies,
            desk,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetValue(paths) ?? [],
                    parsed.GetValue(port),
                    PublicUrlOption.Of(parsed, publicUrl),
                    ProxyOption.Of(parsed, proxies),
                    parsed.GetValue(desk),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths,
        int? wished,
        string? publicUrl,
        IReadOnlyList<IPNetwork> proxies,
        bool isDeskOpen,
        CancellationToken ct
    )
    {
        // Before the import: nobody waits for it only to hear that the port is taken.
        if ((wished is { } only ? (IsFree(only) ? only : null) : FirstFree()) is not { } port)
            return Taken(wished ?? UsualPort);
        if (wished is null && port != UsualPort)
            Locale.Complain(
                new(
                    $"ポート{UsualPort}は使われているため、{port}を使います。",
                    $"Port {UsualPort} is in use; {port} is used instead."
                )
            );
        var (smtp, wrong) = SmtpSettings.FromEnvironment();
        if (wrong is { } why)
        {
            Locale.Complain(why);
            return ExitCode.Usage;
        }
        await using var database = await Database.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        if (paths.Length > 0)
            await ImportCommand.RunAsync(database, paths, null, ct);
        var url = $"http://127.0.0.1:{port}";
        var options = new SiteOptions(url, publicUrl)
        {
            Works = true,
            Proxies = proxies,
            Provider = Provider.FromEnvironment(),
            Smtp = smtp,
        };
        if (isDeskOpen)
            options = options with { Desk = DeskDoor.Open };
        await using var site = Site.Build(database, options);
        try
        {
            await site.StartAsync(ct);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Taken(port);
        }
        Console.WriteLine(
            Locale.Text(
                $"しるべを公開しています： {url}  （Ctrl-C で終了）",
                $"Shirube is at {url}  (Ctrl-C stops it)"
            )
        );
        if (options.Desk != DeskDoor.Closed)
            Console.WriteLine(
                Locale.Text(
                    $"文書の取り込みと確認： {url}{DeskGate.Root}",
                    $"Bring documents in and review them: {url}{DeskGate.Root}"
                )
            );
        await Task.Delay(Timeout.Infinite, ct)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await site.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    private static int Taken(int port)
    {
        Locale.Complain(
            new Message(
                $"ポート{port}はほかのプログラムが使っています。それを終えるか、--port で別の番号を指定してください（使っているものは ss -ltnp で分かります）。",
                $"Port {port} is in use by another program. Stop that, or give another with --port (ss -ltnp shows who uses it)."
            )
        );
        return ExitCode.Failed;
    }

    private static int? FirstFree()
    {
        for (var port = UsualPort; port < UsualPort + 20; port++)
            if (IsFree(port))
                return port;
        return null;
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(
            AddressFamily.InterNetwork,
            SocketType.Stream,
            ProtocolType.Tcp
        );
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
