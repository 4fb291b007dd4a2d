using Shirube.Data;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>How far an import of many files is.</summary>
/// <param name="Result">Of the file that was just done; null before the first.</param>
public sealed record ImportProgress(int Done, int Files, ImportResult? Result);

/// <summary>Brings files and the files of folders into the register, each by itself: one that fails leaves the others
/// imported. They are read on all processors, and written one after the other in the order of their paths.</summary>
public static class ImportFolder
{
    /// <summary>Reads in this process.</summary>
    /// <inheritdoc cref="RunAsync(Database, IReadOnlyList{string}, string, IProgress{ImportProgress}?, ReadingProfile?, ReadFile, CancellationToken)"/>
    public static Task<IReadOnlyList<ImportResult>> RunAsync(
        Database database,
        IReadOnlyList<string> paths,
        string actor,
        IProgress<ImportProgress>? progress = null,
        CancellationToken ct = default
    ) => RunAsync(database, paths, actor, progress, null, WholeReading.HereAsync, ct);

    /// <param name="paths">Files and folders; a folder stands for all files in it and below.</param>
    /// <param name="actor">Who imports, for the ledger.</param>
    /// <param name="profile">How all of them are to be read; null where that is for each to say.</param>
    /// <param name="read">Several at a time.</param>
    /// <returns>One result a file, in the order of their paths.</returns>
    public static async Task<IReadOnlyList<ImportResult>> RunAsync(
        Database database,
        IReadOnlyList<string> paths,
        string actor,
        IProgress<ImportProgress>? progress,
        ReadingProfile? profile,
        ReadFile read,
        CancellationToken ct
    )
    {
        var found = FileHunt.Find(paths);
        var results = new List<ImportResult>();
        progress?.Report(new(0, found.Count, null));
        await using var readings = new ReadAhead(database, found, profile, read, ct);
        foreach (var file in found)
        {
            ct.ThrowIfCancellationRequested();
            results.Add(
                await ImportAsync(
                    database,
                    file.Path,
                    readings.NextAsync(),
                    actor,
                    profile,
                    read,
                    ct
                )
            );
            progress?.Report(new(results.Count, found.Count, results[^1]));
        }
        if (results.Exists(r => r.State is ImportState.Imported or ImportState.Replaced))
            await LearnSizesAsync(database, ct);
        return results;
    }

    // PostgreSQL would count the new rows by itself only after a minute, and until then plan as if there were few.
    private static async Task LearnSizesAsync(Database database, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "analyze source_line, entry, section, goal, initiative, responsibility, progress, question, passage"
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<ImportResult> ImportAsync(
        Database database,
        string path,
        Task<FileReading> reading,
        string actor,
        ReadingProfile? profile,
        ReadFile read,
        CancellationToken ct
    )
    {
        var shown = ImportDocument.Printable(path);
        try
        {
            var (draft, known, twin) = await reading;
            if (known is not null)
                return known with { Path = shown };
            var at = await NowAsync(database, ct);
            var result = draft is not null
                ? await ImportDocument.WriteAsync(database, draft, actor, at, ct)
                : await ImportDocument.RunAsync(
                    database,
                    twin!,
                    Path.GetFileName(path),
                    actor,
                    at,
                    profile,
                    read,
                    ct
                );
            return result with { Path = shown };
        }
        catch (UnreadableDocumentException e)
        {
            return Refused(shown, e.Reason);
        }
        catch (Exception e) when (ImportFailure.Explain(e, shown) is { } reason)
        {
            return Refused(shown, reason);
        }
    }

    // Processes on several machines may write into one register: its own clock is the one they share.
    private static async Task<DateTime> NowAsync(Database database, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("select clock_timestamp()");
        return (DateTime)(await command.ExecuteScalarAsync(ct))!;
    }

    private static ImportResult Refused(string path, Message reason) =>
        new(path, ImportState.Refused) { Reason = reason };
}
