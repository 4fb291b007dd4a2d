using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.App.Cli;
using Shirube.Features.Importing;
using Shirube.Reading;

namespace Shirube.App.Jobs;

/// <summary>For our own processes: profiles (with their length in front) and a file on stdin, its packed reading on stdout, on stderr how far it is and why it cannot
/// be read.</summary>
internal static class ReadFileCommand
{
    public const string Name = "read-file";
    private const string Far = "far ";

    public static Command Create()
    {
        var name = new Argument<string>("NAME");
        var command = new Command(Name, Locale.Text("内部用", "For internal use")) { name };
        command.Hidden = true;
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(name), ct));
        return command;
    }

    /// <returns>Null where the line says something else.</returns>
    public static (int Done, int Pages)? ProgressOf(string line) =>
        line.StartsWith(Far, StringComparison.Ordinal)
        && line[Far.Length..].Split(' ') is [var done, var pages]
        && int.TryParse(done, CultureInfo.InvariantCulture, out var d)
        && int.TryParse(pages, CultureInfo.InvariantCulture, out var p)
            ? (d, p)
            : null;

    private static async Task<int> RunAsync(string name, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var stdin = Console.OpenStandardInput())
            await stdin.CopyToAsync(bytes, ct);
        try
        {
            var all = bytes.ToArray();
            var begin = sizeof(int) + BitConverter.ToInt32(all);
            var profiles = ReadDocumentJson.ReadProfiles(all.AsSpan(sizeof(int)..begin));
            var options = new ReadingOptions
            {
                Cancel = ct,
                Progress = new Teller(),
                Profile = profiles.Given,
                Profiles = profiles.Saved,
            };
            var packed = ReadDocumentJson.Pack(WholeReading.Of(all[begin..], name, options));
            await using var stdout = Console.OpenStandardOutput();
            await stdout.WriteAsync(packed, ct);
            return ExitCode.Done;
        }
        catch (UnreadableDocumentException e)
        {
            await Console.Error.WriteLineAsync(JsonSerializer.Serialize(e.Reason));
            return ExitCode.Unreadable;
        }
    }

    private sealed class Teller : IProgress<(int Done, int Pages)>
    {
        public void Report((int Done, int Pages) value) =>
            Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Far}{value.Done} {value.Pages}")
            );
    }
}
