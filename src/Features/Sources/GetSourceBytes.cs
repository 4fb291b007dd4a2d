using System.Data;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>The very bytes that were imported.</summary>
public sealed class GetSourceBytes(NpgsqlDataSource database)
{
    /// <param name="sha256">The first 12 digits or more.</param>
    /// <param name="send">Called once with the document's facts and its bytes, if there is such a document.</param>
    /// <returns>Whether there is.</returns>
    public async Task<bool> Run(
        string sha256,
        Func<SourceFile, Stream, Task> send,
        CancellationToken cancellation
    )
    {
        if (!GetSource.IsDigest(sha256))
            return false;
        await using var command = database.CreateCommand(
            """
            select sha256, name, octet_length(content), content from source_document
            where starts_with(sha256, $1) order by id limit 1
            """
        );
        command.Parameters.Add(new() { Value = sha256 });
        await using var row = await command.ExecuteReaderAsync(
            CommandBehavior.SequentialAccess,
            cancellation
        );
        if (!await row.ReadAsync(cancellation))
            return false;
        var file = new SourceFile(row.GetString(0), row.GetString(1), row.GetInt32(2));
        await using var bytes = await row.GetStreamAsync(3, cancellation);
        await send(file, bytes);
        return true;
    }
}

/// <param name="Name">The file's name when it was imported; anything may stand in it.</param>
/// <param name="Length">In bytes.</param>
public sealed record SourceFile(string Sha256, string Name, int Length);
