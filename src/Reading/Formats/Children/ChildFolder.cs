using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shirube.Reading.Formats.Children;

/// <summary>A temporary folder in which child programs work on one file, with the time and memory they have for it
/// together. Disposing it removes it with all they left there. Not thread-safe but for <see cref="Run"/>.</summary>
internal sealed partial class ChildFolder : IDisposable
{
    private const int KillSignal = 9;
    private const int ErrorsKept = 4000;
    private readonly DirectoryInfo folder;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private readonly ReadingOptions options;

    public ChildFolder(ReadingOptions options)
    {
        options.Cancel.ThrowIfCancellationRequested();
        this.options = options;
        folder = Directory.CreateTempSubdirectory("shirube-reading-");
    }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <returns>The path of the new file.</returns>
    public string Put(string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Runs a program in this folder to its end, in a process group of its own that is killed whole when time is
    /// up, when the reading is cancelled or when <paramref name="output"/> throws. No shell sees the arguments.</summary>
    /// <param name="output">Reads what the program writes while it runs; null where nobody wants it.</param>
    /// <param name="file">The document's name, for the message where the program is not installed.</param>
    /// <exception cref="UnreadableDocumentException">The program is not installed.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public ChildEnd Run(
        ChildProgram program,
        string file,
        IEnumerable<string> arguments,
        Action<Stream>? output = null
    )
    {
        var path = program.Path ?? throw new UnreadableDocumentException(program.Missing(file));
        var left = options.LongestChild - since.Elapsed;
        if (left <= TimeSpan.Zero)
            return new(program.Name, 137, true, "");
        using var child = Start(Info(path, arguments, left), program, file);
        using var clock = new CancellationTokenSource(left);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            clock.Token,
            options.Cancel
        );
        using var killing = end.Token.Register(() => Stop(child));
        child.StandardInput.Close();
        var errors = Task.Run(() => FirstOf(child.StandardError));
        try
        {
            (output ?? Drain)(child.StandardOutput.BaseStream);
            child.WaitForExit();
        }
        catch (Exception) when (options.Cancel.IsCancellationRequested)
        {
            // What was cut off in the middle is no fault of the document.
        }
        finally
        {
            // A program that has ended may have left others behind in its group.
            Stop(child);
            child.WaitForExit();
        }
        options.Cancel.ThrowIfCancellationRequested();
        return new(program.Name, child.ExitCode, clock.IsCancellationRequested, errors.Result);
    }

    public void Dispose()
    {
        try
        {
            folder.Delete(true);
        }
        catch (IOException)
        {
            // Left to the system's own cleaning of temporary files.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }

    /// <summary>setsid gives the group, prlimit the memory; timeout ends the program where we were killed ourselves.</summary>
    private ProcessStartInfo Info(string path, IEnumerable<string> arguments, TimeSpan left)
    {
        var seconds = (long)Math.Ceiling(left.TotalSeconds) + 5;
        string[] front =
        [
            "timeout",
            "--signal=KILL",
            seconds.ToString(CultureInfo.InvariantCulture),
            "prlimit",
            $"--data={options.ChildMemoryBytes}",
            $"--as={options.ChildMemoryBytes * 2}",
            "--core=0",
            "--",
            path,
        ];
        var info = new ProcessStartInfo("setsid", front.Concat(arguments))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        info.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        info.Environment["LC_ALL"] = "C.UTF-8";
        info.Environment["HOME"] = folder.FullName;
        info.Environment["TMPDIR"] = folder.FullName;
        // Several documents are read at once; a program that takes every core for itself slows them all.
        info.Environment["OMP_THREAD_LIMIT"] = "1";
        return info;
    }

    private static Process Start(ProcessStartInfo info, ChildProgram program, string file)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception)
        {
            var missing = new ChildProgram("setsid", "util-linux");
            throw new UnreadableDocumentException(
                (missing.IsInstalled ? program : missing).Missing(file)
            );
        }
    }

    private static void Stop(Process child)
    {
        // There is no group yet in the first moment.
        if (Kill(-child.Id, KillSignal) != 0)
            child.Kill();
    }

    private static void Drain(Stream stream) => stream.CopyTo(Stream.Null);

    private static string FirstOf(StreamReader stream)
    {
        var kept = new char[ErrorsKept];
        var length = stream.ReadBlock(kept);
        stream.BaseStream.CopyTo(Stream.Null);
        return new(kept, 0, length);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
