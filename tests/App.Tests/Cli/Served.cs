using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Shirube.App.Tests.Cli;

/// <summary>The built program serving a database in a process of its own, which is killed as a power failure would.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process process;
    private readonly Folder folder;

    private Served(Process process, Folder folder, Uri address) =>
        (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public static async Task<Served> StartAsync(string connectionString)
    {
        var folder = new Folder();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Shirube.Program, ["serve", "--port", $"{address.Port}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["SHIRUBE_DATABASE"] = connectionString;
        start.Environment["SHIRUBE_DATA"] = folder.Path;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(address.Authority, StringComparison.Ordinal))
                return new(process, folder, address);
        throw new InvalidOperationException("shirube serve ended before it served.");
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
