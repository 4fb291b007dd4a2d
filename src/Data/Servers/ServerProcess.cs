using System.Collections.Immutable;
using System.Diagnostics;

namespace Shirube.Data.Servers;

/// <summary>A postgres that we started and are the parent of.</summary>
internal sealed class ServerProcess
{
    private readonly TaskCompletionSource<int> started = new();
    private readonly TaskCompletionSource exited = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public int Pid { get; private set; }
    public Task Exited => exited.Task;

    public static async Task<ServerProcess> StartAsync(
        Cluster cluster,
        string socketFolder,
        string log,
        bool durable
    )
    {
        var server = new ServerProcess();
        ImmutableArray<string> postgres =
        [
            cluster.Programs.Postgres,
            "-D",
            cluster.Folder,
            "-k",
            socketFolder,
            .. Settings(durable).SelectMany(s => new[] { "-c", s }),
        ];
        // The shell gives the server the log for its output instead of pipes of ours, which would break when we die;
        // setsid keeps Ctrl-C at the terminal from it. Both become the next program, so the child is postgres itself.
        string[] shell = ["/bin/sh", "-c", "exec setsid \"$@\" </dev/null >>\"$0\" 2>&1", log];
        var info = ServerCommand.Info([
            .. shell,
            .. cluster.User.Command(cluster.Folder, postgres),
        ]);
        // The kernel takes the end of the starting thread for the parent's death: it must live as long as the server.
        var thread = new Thread(() => server.Live(info))
        {
            IsBackground = true,
            Name = "PostgreSQL",
        };
        thread.Start();
        server.Pid = await server.started.Task;
        return server;
    }

    private void Live(ProcessStartInfo info)
    {
        try
        {
            using var process = Process.Start(info)!;
            started.SetResult(process.Id);
            process.WaitForExit();
        }
        catch (Exception e)
        {
            started.TrySetException(e);
        }
        exited.TrySetResult();
    }

    private static IEnumerable<string> Settings(bool durable)
    {
        yield return "listen_addresses=";
        yield return "unix_socket_permissions=0700";
        yield return "max_connections=60";
        yield return "shared_buffers=256MB";
        yield return "work_mem=32MB";
        yield return "maintenance_work_mem=256MB";
        yield return "max_wal_size=2GB";
        yield return "wal_level=minimal";
        yield return "max_wal_senders=0";
        yield return "jit=off";
        yield return "random_page_cost=1.1";
        yield return "timezone=UTC";
        // A statement that fails is told to whoever sent it; in the log its detail would be the row, with the answer in it.
        yield return "log_min_messages=log";
        if (durable)
            yield break;
        yield return "fsync=off";
        yield return "synchronous_commit=off";
        yield return "full_page_writes=off";
    }
}
