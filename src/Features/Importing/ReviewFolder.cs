using Shirube.Data;
using Shirube.Domain;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>Puts files and the files of folders on the desk, each by itself, for a worker to read and a person to look
/// through: the register stays as it is.</summary>
public static class ReviewFolder
{
    /// <param name="paths">Files and folders; a folder stands for all files in it and below.</param>
    /// <param name="actor">Who brings them, for the ledger.</param>
    /// <returns>One result a file, in the order of their paths.</returns>
    public static async Task<IReadOnlyList<ImportResult>> RunAsync(
        Database database,
        IReadOnlyList<string> paths,
        string actor,
        IProgress<ImportProgress>? progress = null,
        CancellationToken ct = default
    )
    {
        var found = FileHunt.Find(paths);
        var results = new List<ImportResult>();
        progress?.Report(new(0, found.Count, null));
        foreach (var file in found)
        {
            ct.ThrowIfCancellationRequested();
            results.Add(await UploadAsync(database, file, actor, ct));
            progress?.Report(new(results.Count, found.Count, results[^1]));
        }
        return results;
    }

    private static async Task<ImportResult> UploadAsync(
        Database database,
        FoundFile file,
        string actor,
        CancellationToken ct
    )
    {
        var shown = ImportDocument.Printable(file.Path);
        if (file.Refusal is { } missing)
            return Refused(shown, missing);
        try
        {
            var bytes = await FileBytes.ReadAsync(file.Path, ct);
            var name = Path.GetFileName(file.Path);
            if (await ImportDocument.FindAsync(database, bytes, name, ct) is { } known)
                return known with { Path = shown };
            var upload = await UploadDocument.RunAsync(
                database.Source,
                bytes,
                name,
                actor,
                acceptAtOnce: false,
                ct
            );
            return upload.Refusal is { } refusal
                ? Refused(shown, refusal)
                : new(shown, ImportState.OnDesk);
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

    private static ImportResult Refused(string path, Message reason) =>
        new(path, ImportState.Refused) { Reason = reason };
}
