using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Shirube.App.Cli;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;
using Shirube.Reading.Documents;

namespace Shirube.App.Jobs;

/// <summary>Has a file read by another process of this program, so that a file which makes its reader hang, eat memory or
/// die takes down that process and not the server. Plain text is read here: it takes no more than its own size.</summary>
internal static class ReadingProcess
{
    private const long MemoryBytes = 2L * 1024 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static async Task<ReadDocument> ReadAsync(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        IProgress<(int Done, int Pages)> progress,
        CancellationToken ct
    )
    {
        if (Reader.KindOf(bytes, name) == FileKind.Text)
            return await Task.Run(
                () =>
                    WholeReading.Of(
                        bytes,
                        name,
                        new()
                        {
                            Cancel = ct,
                            Progress = progress,
                            Profile = profiles.Given,
                            Profiles = profiles.Saved,
                        }
                    ),
                ct
            );
        using var process = Process.Start(Start(name))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        // The programs that it asks in turn (poppler, LibreOffice) go with it.
        await using var kill = limit.Token.Register(() => Kill(process));
        var said = HearAsync(process.StandardError, progress);
        using var packed = new MemoryStream();
        try
        {
            var copying = process.StandardOutput.BaseStream.CopyToAsync(packed, limit.Token);
            await SendAsync(process, profiles, bytes, limit.Token);
            await copying;
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new UnreadableDocumentException(TooLong(name));
        }
        finally
        {
            Kill(process);
        }
        if (await said is { } reason)
            throw new UnreadableDocumentException(reason);
        if (process.ExitCode != ExitCode.Done)
            throw new UnreadableDocumentException(Died(name));
        packed.Position = 0;
        return ReadDocumentJson.Unpack(packed);
    }

    private static ProcessStartInfo Start(string name)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "shirube"),
            [ReadFileCommand.Name, name]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = MemoryBytes.ToString(
            "X",
            CultureInfo.InvariantCulture
        );
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private static async Task SendAsync(
        Process process,
        ProfilesToUse profiles,
        byte[] bytes,
        CancellationToken ct
    )
    {
        try
        {
            var first = ReadDocumentJson.Write(profiles);
            var stdin = process.StandardInput.BaseStream;
            await stdin.WriteAsync(BitConverter.GetBytes(first.Length), ct);
            await stdin.WriteAsync(first, ct);
            await stdin.WriteAsync(bytes, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It died before it had them all; its exit code says so.
        }
    }

    /// <returns>The reason of a refusal; null where it gave none.</returns>
    private static async Task<Message?> HearAsync(
        StreamReader errors,
        IProgress<(int Done, int Pages)> progress
    )
    {
        Message? reason = null;
        while (await errors.ReadLineAsync() is { } line)
            if (ReadFileCommand.ProgressOf(line) is { } far)
                progress.Report(far);
            else if (line.StartsWith('{'))
                reason = JsonSerializer.Deserialize<Message>(line);
        return reason;
    }

    private static void Kill(Process process)
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

    private static Message TooLong(string name) =>
        new(
            $"「{name}」の読み取りが{Longest.TotalMinutes}分で終わらなかったため、止めました。文書を分けて、もう一度取り込んでください。",
            $"Reading '{name}' did not end within {Longest.TotalMinutes} minutes and was stopped. Split the document and bring it again."
        );

    private static Message Died(string name) =>
        new(
            $"「{name}」を読むプログラムが途中で終わりました（文書が壊れているか、読むのに {MemoryBytes >> 30} GiB を超えるメモリーが要ります）。文書を分けるか、別の形式で保存し直してください。",
            $"The program that reads '{name}' ended midway: the document is damaged, or needs more than {MemoryBytes >> 30} GiB of memory. Split it or save it in another format."
        );
}
