using System.CommandLine;

namespace Shirube.App.Cli;

/// <summary><c>--public-url URL</c>: the address people know the site by.</summary>
internal static class PublicUrlOption
{
    public static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--public-url")
        {
            Description = description,
            HelpName = "URL",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsOne(token.Value))
                result.AddError(
                    Locale.Text(
                        "--public-url は https:// か http:// で始まるサイトのURLです。例：https://shirube.example.go.jp",
                        "--public-url is the site's address and begins with https:// or http://. Example: https://shirube.example.go.jp"
                    )
                );
        });
        return option;
    }

    /// <summary>Without a slash at its end.</summary>
    public static string? Of(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option)?.TrimEnd('/');

    private static bool IsOne(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "https" or "http"
        && url.Host.Length > 0
        && url.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0;
}
