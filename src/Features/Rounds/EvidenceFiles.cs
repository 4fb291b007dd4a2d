using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Files that were handed in: kept by the hash of their bytes, each once, whatever it is called where.</summary>
internal static class EvidenceFiles
{
    /// <summary>As an answer names them; the same bytes twice are one.</summary>
    public static async Task<ImmutableArray<Evidence>> NamedAsync(
        ImmutableArray<SentFile> files,
        CancellationToken ct
    )
    {
        var named = ImmutableArray.CreateBuilder<Evidence>(files.Length);
        foreach (var file in files)
        {
            file.Content.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file.Content, ct));
            if (named.All(n => n.File != hash))
                named.Add(new("", file.Name, hash));
        }
        return named.ToImmutable();
    }

    public static async Task AttachAsync(
        NpgsqlConnection connection,
        long dutyId,
        ImmutableArray<SentFile> files,
        CancellationToken ct
    )
    {
        foreach (var file in files)
        {
            file.Content.Position = 0;
            await using var command = new NpgsqlCommand(
                "select attach_evidence($1, $2, $3, $4)",
                connection
            )
            {
                Parameters =
                {
                    new() { Value = dutyId },
                    new() { Value = file.Name },
                    new() { Value = file.MediaType },
                    new() { Value = file.Content, NpgsqlDbType = NpgsqlDbType.Bytea },
                },
            };
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <returns>Null where the files of the answer are not too much together.</returns>
    public static async Task<Message?> TooLargeAsync(
        NpgsqlConnection connection,
        long dutyId,
        Answer answer
    )
    {
        var files = answer.Files.Select(f => f.File).ToArray();
        if (files.Length < 2)
            return null;
        var bytes = await connection.QuerySingleAsync<long>(
            "select coalesce(sum(size), 0)::bigint from duty_file where duty_id = @dutyId and sha256 = any (@files)",
            new { dutyId, files }
        );
        return bytes <= EvidenceKind.MostTogether
            ? null
            : new(
                $"この回答のファイルは合わせて{Megabytes(bytes)} MBです。{EvidenceKind.MostTogether >> 20} MBまでにしてください。",
                $"The files of this answer are {Megabytes(bytes)} MB together. The limit is {EvidenceKind.MostTogether >> 20} MB."
            );
    }

    private static string Megabytes(long bytes) =>
        (bytes / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture);
}
