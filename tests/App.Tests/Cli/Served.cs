using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Shirube.App.Tests.Cli;

/// <summary>The built program serving a database in a process of its own, which is killed as a power failure would.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process process;
    private readonly Folder folder;
    private readonly ConcurrentQueue<string> said;

    private Served(Process process, Folder folder, Uri address, ConcurrentQueue<string> said) =>
        (this.process, this.folder, Address, this.said) = (process, folder, address, said);

    public Uri Address { get; }

    public static async Task<Served> StartAsync(string connectionString)
    {
        var folder = new Folder();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Shirube.Program, ["serve", "--port", $"{address.Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["SHIRUBE_DATABASE"] = connectionString;
        start.Environment["SHIRUBE_DATA"] = folder.Path;
        var process = new Process { StartInfo = start };
        var said = new ConcurrentQueue<string>();
        var serves = new TaskCompletionSource();
        process.OutputDataReceived += (_, e) =>
        {
            said.Enqueue(e.Data ?? "");
            if (e.Data is null)
                serves.TrySetException(
                    new InvalidOperationException(
                        "shirube serve ended before it served: " + string.Join('\n', said)
                    )
                );
            else if (e.Data.Contains(address.Authority, StringComparison.Ordinal))
                serves.TrySetResult();
        };
        process.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await serves.Task;
        return new(process, folder, address, said);
    }

    /// <summary>Everything the program printed to its end, to either stream.</summary>
    public string KilledLog()
    {
        Kill();
        return string.Join('\n', said);
    }

    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
