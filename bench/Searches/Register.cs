using Npgsql;
using NpgsqlTypes;
using Shirube.Data;

namespace Shirube.Bench.Searches;

/// <summary>A throw-away register that holds the passages, with kinds, ministries and editions for the facets to count.</summary>
internal sealed class Register : IAsyncDisposable
{
    private static readonly (string Kind, float Weight)[] Kinds =
    [
        ("initiative", 1),
        ("goal", 1),
        ("progress", 0.8f),
        ("line", 0.3f),
        ("line", 0.3f),
    ];

    private readonly string folder;

    private Register(string folder, Database database) =>
        (this.folder, Database) = (folder, database);

    public Database Database { get; }

    public static async Task<Register> OfAsync(string[] passages)
    {
        var folder = Directory.CreateTempSubdirectory("shirube-bench-").FullName;
        var database = await Database.OpenAsync(new() { DataPath = folder, Durable = false });
        await using var connection = await database.Source.OpenConnectionAsync();
        await using (var documents = new NpgsqlCommand(Documents, connection))
            await documents.ExecuteNonQueryAsync();
        await CopyAsync(passages, connection);
        await using (var analyze = new NpgsqlCommand("vacuum analyze passage", connection))
            await analyze.ExecuteNonQueryAsync();
        return new(folder, database);
    }

    private static async Task CopyAsync(string[] passages, NpgsqlConnection connection)
    {
        var random = new Random(1);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy passage (document_id, kind, path, body, norm, organisations, weight) from stdin (format binary)"
        );
        for (var i = 0; i < passages.Length; i++)
        {
            var (kind, weight) = Kinds[random.Next(Kinds.Length)];
            var organisations = Enumerable
                .Range(0, kind == "line" ? 0 : random.Next(1, 4))
                .Select(_ => random.NextInt64(1, 21))
                .ToArray();
            await copy.StartRowAsync();
            await copy.WriteAsync(random.NextInt64(1, 9), NpgsqlDbType.Bigint);
            await copy.WriteAsync(kind);
            await copy.WriteAsync($"/lines/{i}");
            await copy.WriteAsync(passages[i]);
            await copy.WriteAsync(passages[i]);
            await copy.WriteAsync(organisations, NpgsqlDbType.Array | NpgsqlDbType.Bigint);
            await copy.WriteAsync(weight, NpgsqlDbType.Real);
        }
        await copy.CompleteAsync();
    }

    private const string Documents = """
        insert into strategy (slug, name) values ('bench', 'bench');
        insert into edition (strategy_id, slug, name)
            select s.id, 'bench-' || n, 'bench ' || n from strategy s, generate_series(1, 4) n;
        insert into source_document (sha256, name, content, encoding, family, title, language, edition_id,
            lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at)
        select encode(sha256(n::text::bytea), 'hex'), 'bench', '', 'utf-8', 'outline', 'bench ' || n, 'ja',
            e.id, 0, 0, 0, 0, 0, now()
        from generate_series(1, 8) n join edition e on e.slug = 'bench-' || (n % 4 + 1) order by n;
        """;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
