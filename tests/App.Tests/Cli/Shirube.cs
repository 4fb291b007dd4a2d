using System.Diagnostics;
using System.Text;

namespace Shirube.App.Tests.Cli;

/// <summary>The built program, run as people run it.</summary>
internal static class Shirube
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "shirube");

    public sealed record Outcome(int ExitCode, byte[] Out, string Error)
    {
        public string Text => Encoding.UTF8.GetString(Out);
    }

    public static Task<Outcome> RunAsync(params string[] arguments) =>
        RunAsync(Program, arguments, new Dictionary<string, string?>());

    public static async Task<Outcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        byte[]? input = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "ja_JP.UTF-8";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        using var bytes = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(bytes);
        if (input is not null)
            await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"shirube {string.Join(' ', arguments)} did not end within six minutes.");
        }
        await copying;
        return new(process.ExitCode, bytes.ToArray(), await error);
    }
}

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shirube-test-").FullName;

    public string File(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

internal static class Samples
{
    public static string Folder { get; } = System.IO.Path.Combine(Root(), "samples");

    public static string[] Files =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal)];

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder, "Shirube.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder.TrimEnd('/'))!;
        return folder;
    }
}
