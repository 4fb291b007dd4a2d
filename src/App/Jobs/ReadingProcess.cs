using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;

namespace Shirube.App.Jobs;

/// <summary>Another process of this program that reads files, one after the other, within limits. A file that makes it hang,
/// eat memory or die takes down this process and nothing else.</summary>
internal sealed class ReadingProcess : IDisposable
{
    // What has grown so far for one file is not kept for the next.
    private const long MostKept = 400L * 1024 * 1024;

    private readonly ReadingLimits limits;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(
        ReadFilesCommand.Folder
    );
    private readonly Process process;
    private bool isSpent;

    public ReadingProcess(ReadingLimits limits)
    {
        this.limits = limits;
        process = Process.Start(Info())!;
        // Nobody reads what a dying program complains of, but it must not wait for a reader.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it may be given another file.</summary>
    public bool IsFit
    {
        get
        {
            if (isSpent || process.HasExited)
                return false;
            process.Refresh();
            return process.WorkingSet64 <= MostKept;
        }
    }

    public async Task<ReadDocument> ReadAsync(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        IProgress<(int Done, int Pages)>? progress,
        CancellationToken ct
    )
    {
        // Whatever ends this before the last frame leaves a process that is in the middle of something.
        isSpent = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(limits.Longest);
        await using var kill = limit.Token.Register(Kill);
        try
        {
            var sending = SendAsync(bytes, name, profiles, limit.Token);
            var (answer, content) = await HearAsync(progress, limit.Token);
            await sending;
            if (answer == ReadingAnswer.Refused)
            {
                isSpent = false;
                throw new UnreadableDocumentException(
                    JsonSerializer.Deserialize<Message>(content.Span)
                );
            }
            using var packed = new MemoryStream(content.ToArray(), writable: false);
            var document = ReadDocumentJson.Unpack(packed);
            isSpent = false;
            return document;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            throw new UnreadableDocumentException(
                limit.IsCancellationRequested ? limits.TooLong(name) : limits.Died(name)
            );
        }
    }

    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that it asked was still writing there: left to the system's cleaning of temporary files.
        }
    }

    private ProcessStartInfo Info()
    {
        var info = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "shirube"),
            [ReadFilesCommand.Name]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["DOTNET_GCHeapHardLimit"] = limits.MemoryBytes.ToString(
            "X",
            CultureInfo.InvariantCulture
        );
        // There is one for each processor.
        info.Environment["DOTNET_gcServer"] = "0";
        // Most live for a few files only: measuring how to be quicker later costs more than it gives.
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // What a killed reader leaves behind goes with it.
        info.Environment["TMPDIR"] = folder.FullName;
        return info;
    }

    private async Task SendAsync(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        CancellationToken ct
    )
    {
        var stdin = process.StandardInput.BaseStream;
        await ReadingFrames.WriteAsync(stdin, Encoding.UTF8.GetBytes(name), ct);
        await ReadingFrames.WriteAsync(stdin, ReadDocumentJson.Write(profiles), ct);
        await ReadingFrames.WriteAsync(stdin, bytes, ct);
    }

    /// <exception cref="EndOfStreamException">It died.</exception>
    private async Task<(ReadingAnswer, ReadOnlyMemory<byte>)> HearAsync(
        IProgress<(int Done, int Pages)>? progress,
        CancellationToken ct
    )
    {
        var stdout = process.StandardOutput.BaseStream;
        while (true)
        {
            var frame = await ReadingFrames.ReadAsync(stdout, ct);
            if (frame is null or [])
                throw new EndOfStreamException();
            var content = frame.AsMemory(1);
            if ((ReadingAnswer)frame[0] != ReadingAnswer.Far)
                return ((ReadingAnswer)frame[0], content);
            progress?.Report(
                (
                    BinaryPrimitives.ReadInt32LittleEndian(content.Span),
                    BinaryPrimitives.ReadInt32LittleEndian(content.Span[sizeof(int)..])
                )
            );
        }
    }

    /// <summary>With the programs that it asks in turn (poppler, LibreOffice).</summary>
    private void Kill()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in this moment.
        }
    }
}
