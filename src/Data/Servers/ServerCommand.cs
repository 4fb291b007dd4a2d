using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Shirube.Data.Servers;

/// <summary>Programs of the operating system that the private server needs.</summary>
internal static partial class ServerCommand
{
    public const int Interrupt = 2;

    /// <summary>Runs a program to its end in the root folder, which every user can enter.</summary>
    public static (int Code, string Output) Run(IReadOnlyList<string> command)
    {
        var info = Info(command);
        using var process =
            Process.Start(info)
            ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public static ProcessStartInfo Info(IReadOnlyList<string> command)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Messages are matched and shown in one language whatever the terminal speaks, and no PG… setting of the
        // person's own leaks into the private server.
        info.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in info.Environment.Keys.Where(IsPostgresSetting).ToArray())
            info.Environment.Remove(name);
        return info;
    }

    private static bool IsPostgresSetting(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal);

    public static bool Signal(int pid, int signal) => Kill(pid, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
