using System.Globalization;

namespace Shirube.Data.Servers;

/// <summary>What postmaster.pid says of a server that runs, or once ran, on a data folder.</summary>
/// <param name="SocketFolder">Empty while the server has not opened its socket yet.</param>
/// <param name="Status">starting, ready, stopping, standby; empty early on.</param>
internal sealed record Postmaster(int Pid, string SocketFolder, string Status)
{
    public bool IsReady => Status == "ready";

    /// <summary>Null where no server's file lies there, or a half written one.</summary>
    public static Postmaster? Read(string folder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(folder));
        }
        catch (IOException)
        {
            return null;
        }
        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            ? new(pid, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() ?? "")
            : null;
    }

    /// <summary>Whether the process lives and is a server on that folder: after a crash its number may be another's.</summary>
    public bool Runs(string folder)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0');
            return words[0].EndsWith("postgres", StringComparison.Ordinal)
                && words.Contains(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Takes the file of a killed server away where its number is another process's by now. Where it is nobody's,
    /// PostgreSQL itself looks after what is left, and better.</summary>
    public void ForgetIfAnother(string folder)
    {
        if (Directory.Exists($"/proc/{Pid}"))
            File.Delete(PathIn(folder));
    }

    private static string PathIn(string folder) => Path.Combine(folder, "postmaster.pid");
}
