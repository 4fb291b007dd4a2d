using System.Globalization;
using Npgsql;

namespace Shirube.Data.Servers;

/// <summary>PostgreSQL of our own on a folder of our own, reached through a socket that only we can open. Several
/// processes may use one server: the one that started it stops it.</summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5); // recovery after a crash may take its time
    private readonly Cluster cluster;
    private readonly string socketFolder;
    private readonly int pid;

    private PrivateServer(Cluster cluster, string socketFolder, int pid, bool isOurs)
    {
        this.cluster = cluster;
        this.socketFolder = socketFolder;
        this.pid = pid;
        IsOurs = isOurs;
    }

    /// <summary>Whether this process stops the server when it leaves.</summary>
    public bool IsOurs { get; }

    public int ProcessId => pid;

    /// <summary>Connects to the server that runs on the folder, or starts one, made first where there is none.</summary>
    /// <param name="dataPath">The folder of everything the product keeps; the server's is <c>postgres</c> in it.</param>
    /// <param name="durable">False only for throw-away data.</param>
    /// <exception cref="DatabaseUnavailableException">It can not be made or started.</exception>
    public static async Task<PrivateServer> StartAsync(
        string dataPath,
        bool durable = true,
        CancellationToken ct = default
    )
    {
        await using var turn = await FolderTurn.TakeAsync(dataPath, ct);
        var path = ResolveLinks(dataPath);
        try
        {
            var cluster = Cluster.Prepare(path, durable);
            return await UseRunningAsync(cluster, ct) ?? await LaunchAsync(cluster, durable, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (ServerFailure.IsFullDisk(e.Message))
                throw ServerFailure.FullDisk(path);
            throw new DatabaseUnavailableException(
                new(
                    $"データのフォルダ {path} を使えません：{e.Message} 権限と空き容量を確かめてください。",
                    $"The data folder {path} cannot be used: {e.Message} Check its permissions and the free space."
                ),
                e
            );
        }
    }

    public string ConnectionString(string database, string role = Cluster.Role) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Username = role,
            Database = database,
            Timeout = 15,
        }.ConnectionString;

    private static async Task<PrivateServer?> UseRunningAsync(Cluster cluster, CancellationToken ct)
    {
        var deadline = new Deadline(Patience);
        var isOrphan = !ServerOwner.Lives(cluster.Folder);
        var wasTold = false;
        while (Postmaster.Read(cluster.Folder) is { } running)
        {
            if (!running.Runs(cluster.Folder))
            {
                running.ForgetIfAnother(cluster.Folder);
                return null;
            }
            // Its process was killed: it is stopping, or nobody would ever stop it. Then we start our own.
            if (isOrphan && !wasTold)
                wasTold = ServerCommand.Signal(running.Pid, ServerCommand.Interrupt);
            else if (!isOrphan && running.IsReady)
                return new(cluster, running.SocketFolder, running.Pid, isOurs: false);
            if (deadline.HasPassed)
                throw ServerFailure.NotStarted(cluster.Folder, LogOf(cluster));
            await Task.Delay(10, ct);
        }
        return null;
    }

    private static async Task<PrivateServer> LaunchAsync(
        Cluster cluster,
        bool durable,
        CancellationToken ct
    )
    {
        var log = LogOf(cluster);
        var sockets = SocketFolder.Make(cluster);
        ServerOwner.Sign(cluster.Folder);
        var deadline = new Deadline(Patience);
        do
        {
            await File.WriteAllTextAsync(log, "", ct);
            var process = await ServerProcess.StartAsync(cluster, sockets, log, durable);
            while (!process.Exited.IsCompleted && !deadline.HasPassed)
            {
                if (Postmaster.Read(cluster.Folder) is { IsReady: true } p && p.Pid == process.Pid)
                    return new(cluster, sockets, p.Pid, isOurs: true);
                await Task.Delay(5, ct);
            }
        } while (ServerFailure.PassesBy(log) && !deadline.HasPassed);
        throw ServerFailure.NotStarted(cluster.Folder, log);
    }

    /// <summary>Stops the server if it is ours: open connections are ended, committed work is safe.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!IsOurs || !IsAlive())
            return;
        ServerCommand.Signal(pid, ServerCommand.Interrupt);
        var deadline = new Deadline(Patience);
        while (IsAlive() && !deadline.HasPassed)
            await Task.Delay(5);
        SocketFolder.Remove(socketFolder);
    }

    private bool IsAlive() => new Postmaster(pid, "", "").Runs(cluster.Folder);

    private static string LogOf(Cluster cluster) => cluster.Folder + ".log";

    // PostgreSQL names its folder by the real path; a data folder behind a link must be found again by it.
    private static string ResolveLinks(string path)
    {
        var full = Path.GetFullPath(path);
        var (code, output) = ServerCommand.Run(["readlink", "-f", "--", full]);
        return code == 0 && output.TrimEnd('\n') is { Length: > 0 } real ? real : full;
    }
}
