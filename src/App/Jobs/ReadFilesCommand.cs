using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Shirube.App.Cli;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;

namespace Shirube.App.Jobs;

/// <summary>For our own processes: reads files, one after the other, until stdin ends. Each comes as three frames (its name,
/// the profiles, its bytes) and is answered on stdout.</summary>
internal static class ReadFilesCommand
{
    public const string Name = "read-files";

    /// <summary>So begins the name of the temporary folder of such a process.</summary>
    public const string Folder = "shirube-reader-";

    public static async Task<int> RunAsync()
    {
        // Ctrl-C goes to all of a terminal's programs; whoever asked ends this one when it is told to stop itself.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        try
        {
            await ReadAllAsync();
            return ExitCode.Done;
        }
        catch (Exception fault)
        {
            // Above all that there was no memory left: another process takes this one's place.
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task ReadAllAsync()
    {
        await using var stdin = Console.OpenStandardInput();
        await using var stdout = Console.OpenStandardOutput();
        var frames = Channel.CreateBounded<byte[]>(1);
        _ = HearAsync(stdin, frames.Writer);
        while (
            await NextAsync(frames.Reader) is { } name
            && await NextAsync(frames.Reader) is { } profiles
            && await NextAsync(frames.Reader) is { } bytes
        )
        {
            var (answer, content) = Read(
                bytes,
                Encoding.UTF8.GetString(name),
                ReadDocumentJson.ReadProfiles(profiles),
                stdout
            );
            Say(stdout, answer, content);
        }
    }

    private static void Ignore(PosixSignalContext signal) => signal.Cancel = true;

    private static async Task HearAsync(Stream stdin, ChannelWriter<byte[]> frames)
    {
        while (await ReadingFrames.ReadAsync(stdin, CancellationToken.None) is { } frame)
            await frames.WriteAsync(frame);
        // Whoever asked is gone, and nobody else would end a reading that hangs.
        RemoveFolder();
        Environment.Exit(ExitCode.Done);
    }

    // Who was killed could not do it.
    private static void RemoveFolder()
    {
        var folder = new DirectoryInfo(Path.GetTempPath().TrimEnd('/'));
        if (!folder.Name.StartsWith(Folder, StringComparison.Ordinal))
            return;
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Left to the system's cleaning of temporary files.
        }
    }

    private static async Task<byte[]?> NextAsync(ChannelReader<byte[]> frames) =>
        await frames.WaitToReadAsync() && frames.TryRead(out var frame) ? frame : null;

    private static (ReadingAnswer, byte[]) Read(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        Stream stdout
    )
    {
        try
        {
            var options = new ReadingOptions
            {
                Progress = new Teller(stdout),
                Profile = profiles.Given,
                Profiles = profiles.Saved,
            };
            return (
                ReadingAnswer.Read,
                ReadDocumentJson.Pack(WholeReading.Of(bytes, name, options))
            );
        }
        catch (UnreadableDocumentException e)
        {
            return (ReadingAnswer.Refused, JsonSerializer.SerializeToUtf8Bytes(e.Reason));
        }
    }

    private static void Say(Stream stdout, ReadingAnswer answer, ReadOnlySpan<byte> content)
    {
        var frame = new byte[sizeof(int) + 1 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, 1 + content.Length);
        frame[sizeof(int)] = (byte)answer;
        content.CopyTo(frame.AsSpan(sizeof(int) + 1));
        lock (stdout)
            stdout.Write(frame);
    }

    private sealed class Teller(Stream stdout) : IProgress<(int Done, int Pages)>
    {
        public void Report((int Done, int Pages) value)
        {
            Span<byte> content = stackalloc byte[2 * sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(content, value.Done);
            BinaryPrimitives.WriteInt32LittleEndian(content[sizeof(int)..], value.Pages);
            Say(stdout, ReadingAnswer.Far, content);
        }
    }
}
