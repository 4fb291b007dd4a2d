namespace Shirube.Data.Servers;

/// <summary>Which process started the server of a folder, so that another knows whether anyone is left to stop it.</summary>
internal static class ServerOwner
{
    public static void Sign(string folder) =>
        File.WriteAllText(
            PathFor(folder),
            $"{Environment.ProcessId} {StartOf(Environment.ProcessId)}"
        );

    /// <summary>Whether the process that started it still lives. A number alone may be another process's by now; with
    /// the time it began at it is not.</summary>
    public static bool Lives(string folder)
    {
        try
        {
            var words = File.ReadAllText(PathFor(folder)).Split(' ');
            return words is [var pid, var start]
                && int.TryParse(pid, out var number)
                && StartOf(number) == start;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string? StartOf(int pid)
    {
        try
        {
            // The program's name, the second field, may hold spaces and brackets; the start time is the 22nd.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string PathFor(string folder) => folder + ".owner";
}
