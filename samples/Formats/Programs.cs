using System.Diagnostics;

namespace Shirube.Samples.Formats;

/// <summary>The office program and the browser that turn pages into the files people publish.</summary>
public static class Programs
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static bool HasOffice => Find("soffice") != null;

    public static bool HasBrowser => Browser != null;

    private static string? Browser =>
        Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    /// <param name="filter">As LibreOffice names it: <c>docx:MS Word 2007 XML</c>.</param>
    /// <param name="readAs">The filter to read the files with; null for the one of their kind.</param>
    public static void Convert(string folder, string filter, string? readAs, params string[] files)
    {
        var profile = Path.Combine(folder, "profile");
        Run(
            folder,
            Find("soffice")!,
            [
                $"-env:UserInstallation=file://{profile}",
                "--headless",
                "--norestore",
                .. readAs == null ? Array.Empty<string>() : [$"--infilter={readAs}"],
                "--convert-to",
                filter,
                "--outdir",
                folder,
                .. files.Select(f => Path.Combine(folder, f)),
            ]
        );
    }

    public static void Print(string folder, string page, string pdf) =>
        Run(
            folder,
            Browser!,
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                $"--user-data-dir={Path.Combine(folder, "browser")}",
                $"--print-to-pdf={Path.Combine(folder, pdf)}",
                $"file://{Path.Combine(folder, page)}",
            ]
        );

    private static void Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Longest}.");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors.Result}{output.Result}");
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(p => Path.Combine(p, program))
            .FirstOrDefault(File.Exists);
}
