using System.Diagnostics;

namespace Shirube.Tests;

/// <summary>A process that a test may kill: this test program again, running one explicit test.</summary>
internal sealed class ChildTest : IAsyncDisposable
{
    private readonly Process process;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> said = [];
    private readonly string temporary = Directory.CreateTempSubdirectory("shirube-child-").FullName;

    /// <param name="method">An explicit test's full name.</param>
    /// <param name="environment">What the test finds in its environment.</param>
    public ChildTest(string method, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo(
            Environment.ProcessPath!,
            [.. OwnAssembly(), "-method", method, "-explicit", "only"]
        )
        {
            RedirectStandardOutput = true,
        };
        // What it leaves behind when killed is removed with its own folder.
        info.Environment["TMPDIR"] = temporary;
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        process = Process.Start(info)!;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
    }

    /// <summary>Fails with what the process said if it ended by itself.</summary>
    public void AssertRunning() => Assert.False(process.HasExited, string.Join('\n', said));

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static string[] OwnAssembly() =>
        Path.GetFileName(Environment.ProcessPath) == "dotnet"
            ? [typeof(ChildTest).Assembly.Location]
            : [];

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        for (var attempt = 0; attempt < 100; attempt++)
            try
            {
                Directory.Delete(temporary, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 99)
            {
                await Task.Delay(50);
            }
    }
}
