using System.Data;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>A reading on the desk with all that was decided about it.</summary>
/// <param name="Version">The number of the last decision that counts here; 0 before the first.</param>
/// <param name="Earlier">SHA-256 of earlier texts of the document, whose decisions count here too.</param>
internal sealed record DeskReading(
    long ReadingId,
    string Sha256,
    string[] Earlier,
    long Version,
    ReadDocument AsRead,
    IReadOnlyList<Decided> Decisions,
    Corrected Corrected
)
{
    public string[] Documents => [Sha256, .. Earlier];

    /// <summary>The entries as they stand now.</summary>
    public IReadOnlyDictionary<string, Entry> ById { get; } =
        Corrected.Proposal.Entries.ToDictionary(e => e.Id);
}

/// <summary>Opens readings. What a reading and its decisions come to never changes, so the last few are kept at hand.</summary>
internal static class DeskShelf
{
    private static readonly ConditionalWeakTable<
        NpgsqlDataSource,
        AtHand<long, DeskReading>
    > Readings = [];

    /// <param name="reading">Null: the job's last.</param>
    /// <returns>Null where the job was not read.</returns>
    public static async Task<DeskReading?> OpenAsync(
        NpgsqlDataSource database,
        NpgsqlConnection connection,
        long jobId,
        CancellationToken ct,
        long? reading = null
    )
    {
        var head = await connection.QuerySingleOrDefaultAsync<Head>(
            new(HeadSql, new { jobId, reading }, cancellationToken: ct)
        );
        if (head is null)
            return null;
        var kept = Readings.GetValue(database, _ => new(most: 4));
        var same = kept.Find(head.ReadingId);
        if (same is not null && same.Decisions.Count == head.Count && same.Version == head.Version)
            return same;
        var asRead = same?.AsRead ?? await UnpackAsync(connection, head.ReadingId, ct);
        var decisions = await DecisionsAsync(connection, [head.Sha256, .. head.Earlier], ct);
        var opened = new DeskReading(
            head.ReadingId,
            head.Sha256,
            head.Earlier,
            head.Version,
            asRead,
            decisions,
            Corrected.Of(asRead, decisions)
        );
        kept.Keep(head.ReadingId, opened);
        return opened;
    }

    private static async Task<ReadDocument> UnpackAsync(
        NpgsqlConnection connection,
        long readingId,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "select content from reading where id = $1",
            connection
        )
        {
            Parameters = { new() { Value = readingId } },
        };
        await using var row = await command.ExecuteReaderAsync(
            CommandBehavior.SequentialAccess,
            ct
        );
        await row.ReadAsync(ct);
        await using var packed = await row.GetStreamAsync(0, ct);
        return ReadDocumentJson.Unpack(packed);
    }

    private static async Task<IReadOnlyList<Decided>> DecisionsAsync(
        NpgsqlConnection connection,
        string[] documents,
        CancellationToken ct
    )
    {
        var rows = await connection.QueryAsync<(
            long Number,
            string Kind,
            string Json,
            string Actor,
            DateTime At
        )>(
            new(
                "select number, kind, decision::text, actor, at from decision where sha256 = any (@documents) order by number",
                new { documents },
                cancellationToken: ct
            )
        );
        return
        [
            .. rows.Select(r => new Decided(
                r.Number,
                r.Actor,
                r.At,
                ReadDocumentJson.Read(r.Kind, r.Json)
            )),
        ];
    }

    private sealed class Head
    {
        public long ReadingId { get; init; }
        public string Sha256 { get; init; } = "";
        public string[] Earlier { get; init; } = [];
        public long Version { get; init; }
        public int Count { get; init; }
    }

    private const string HeadSql = """
        select r.id as ReadingId, j.sha256, r.earlier, coalesce(d.version, 0) as version, d.count
        from import_job j
        join reading r on r.job_id = j.id,
        lateral (
            select max(number) as version, count(*)::int as count from decision
            where sha256 = any (array_append(r.earlier, j.sha256))) d
        where j.id = @jobId and (@reading::bigint is null or r.id = @reading)
        order by r.id desc limit 1
        """;
}
