using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace Shirube.App.Cli;

/// <summary><c>--proxy ADDRESS</c>: who besides this machine is believed when it says for whom it asks.</summary>
internal static class ProxyOption
{
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--proxy")
        {
            Description = Locale.Text(
                "X-Forwarded-For と X-Forwarded-Proto を信じるプロキシのアドレスか範囲（例：10.0.0.0/24）。何度でも書ける。この機械のプロキシは、書かなくても一つだけ信じる",
                "A proxy, or a range such as 10.0.0.0/24, whose X-Forwarded-For and X-Forwarded-Proto are believed; may be repeated. One on this machine is believed anyway"
            ),
            HelpName = "ADDRESS",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Network(token.Value) is null)
                    result.AddError(
                        Locale.Text(
                            $"--proxy の「{token.Value}」をアドレスとして読めません。例：192.0.2.10 または 10.0.0.0/24",
                            $"--proxy: '{token.Value}' is no address. Examples: 192.0.2.10, 10.0.0.0/24"
                        )
                    );
        });
        return option;
    }

    public static IReadOnlyList<IPNetwork> Of(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).Select(text => Network(text)!.Value)];

    private static IPNetwork? Network(string text) =>
        IPAddress.TryParse(text, out var one)
            ? new IPNetwork(one, one.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : IPNetwork.TryParse(text, out var range) ? range
        : null;
}
