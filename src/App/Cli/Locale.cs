using System.Globalization;
using System.Text;
using Shirube.Domain;
using Spectre.Console;

namespace Shirube.App.Cli;

/// <summary>The language and the two streams in which the command line speaks.</summary>
internal static class Locale
{
    /// <summary>As POSIX says: LC_ALL before LC_MESSAGES before LANG. Japanese for <c>ja*</c>, English for all else.</summary>
    public static Language Language { get; } =
        Of(
            Environment.GetEnvironmentVariable("LC_ALL"),
            Environment.GetEnvironmentVariable("LC_MESSAGES"),
            Environment.GetEnvironmentVariable("LANG")
        );

    public static IAnsiConsole Error { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static Language Of(params ReadOnlySpan<string?> settings)
    {
        foreach (var setting in settings)
            if (!string.IsNullOrEmpty(setting))
                return setting.StartsWith("ja", StringComparison.OrdinalIgnoreCase)
                    ? Language.Japanese
                    : Language.English;
        return Language.English;
    }

    public static string Text(string ja, string en) => new Message(ja, en).In(Language);

    /// <summary>Makes the libraries' own words follow, and keeps the streams UTF-8 without a byte order mark.</summary>
    public static void Apply()
    {
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo(
            Language == Language.Japanese ? "ja" : "en"
        );
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }

    /// <summary>Says on stderr what is wrong: what, where, what to do.</summary>
    public static void Complain(Message reason) => Console.Error.WriteLine(reason.In(Language));
}
