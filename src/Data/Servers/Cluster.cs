using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Data.Servers;

/// <summary>The server's data folder: made whole or not at all.</summary>
/// <param name="Folder">Real path, links followed.</param>
internal sealed record Cluster(string Folder, PostgresPrograms Programs, ServerUser User)
{
    /// <summary>The role that owns everything in it.</summary>
    public const string Role = "shirube";

    /// <summary>Opens the one that is there, or makes one.</summary>
    public static Cluster Prepare(string dataPath, bool durable)
    {
        RemoveUnfinished(dataPath);
        var folder = Path.Combine(dataPath, "postgres");
        var version = Path.Combine(folder, "PG_VERSION");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return new(folder, PostgresPrograms.Find(VersionIn(version)), ServerUser.For(folder));
        var programs = PostgresPrograms.Find(null);
        var user = ServerUser.For(null);
        Make(programs, user, dataPath, folder, durable);
        return new(folder, programs, user);
    }

    private static int VersionIn(string file)
    {
        try
        {
            return int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            var folder = Path.GetDirectoryName(file);
            throw new DatabaseUnavailableException(
                new(
                    $"{folder} は PostgreSQL のデータとして読めません（{e.Message}）。権限を確かめるか、SHIRUBE_DATA に別のフォルダを指定してください。",
                    $"{folder} cannot be read as PostgreSQL data ({e.Message}). Check its permissions, or name another folder in SHIRUBE_DATA."
                ),
                e
            );
        }
    }

    // initdb works in a folder beside, renamed when it is whole: killed in between, nothing half is left in use.
    private static void Make(
        PostgresPrograms programs,
        ServerUser user,
        string dataPath,
        string folder,
        bool durable
    )
    {
        var unfinished = Path.Combine(dataPath, $"postgres.new-{Guid.NewGuid():N}");
        Directory.CreateDirectory(unfinished, Private);
        user.Own(unfinished);
        ImmutableArray<string> initdb =
        [
            programs.Initdb,
            "-D",
            unfinished,
            "-U",
            Role,
            "--auth-local=trust",
            "--auth-host=reject",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ];
        if (!durable)
            initdb = initdb.Add("--no-sync");
        var (code, output) = ServerCommand.Run(user.Command(unfinished, initdb));
        if (code != 0)
        {
            Directory.Delete(unfinished, recursive: true);
            throw NotMade(dataPath, output);
        }
        if (Directory.Exists(folder))
            Directory.Delete(folder);
        Directory.Move(unfinished, folder);
    }

    private static void RemoveUnfinished(string dataPath)
    {
        foreach (var left in Directory.EnumerateDirectories(dataPath, "postgres.new-*"))
            Directory.Delete(left, recursive: true);
    }

    private static DatabaseUnavailableException NotMade(string dataPath, string output) =>
        ServerFailure.IsFullDisk(output)
            ? ServerFailure.FullDisk(dataPath)
            : new(
                new(
                    $"データベースを {dataPath} に作れませんでした。PostgreSQL の initdb の返事：{ServerFailure.LastLines(output)}",
                    $"The database could not be made in {dataPath}. PostgreSQL's initdb said: {ServerFailure.LastLines(output)}"
                )
            );

    internal const UnixFileMode Private =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
}
