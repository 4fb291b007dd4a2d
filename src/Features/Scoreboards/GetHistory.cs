using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>The figures of one day: of a data cut, or of a follow-up that was read from a document.</summary>
/// <param name="Date">ISO 8601 with the precision that is known; empty: the document says none.</param>
/// <param name="Place">In time, where it stands among the others: the date, or the edition's year.</param>
/// <param name="Path">Of the page with its figures.</param>
/// <param name="CutId">Null: from a document.</param>
/// <param name="Number">Of the cut in its round; 0: from a document.</param>
/// <param name="Hash">Of the cut, or of the document's bytes.</param>
/// <param name="PrintedRate">Whole percent, as the document prints it; null: it prints none, or a cut.</param>
public sealed record HistoryPoint(
    string Date,
    string Place,
    string Title,
    string Path,
    string Edition,
    long? CutId,
    int Number,
    string Hash,
    Tally Tally,
    int? PrintedRate
)
{
    /// <summary>Whether another set of initiatives was counted than before: the two rates cannot be compared.</summary>
    public bool BreaksWith(HistoryPoint before) =>
        Edition != before.Edition || Tally.Initiatives != before.Tally.Initiatives;
}

/// <param name="Name">Of the strategy, or of the document where it names none.</param>
/// <param name="Points">Oldest first.</param>
public sealed record StrategyHistory(string Name, ImmutableArray<HistoryPoint> Points);

/// <summary>How the figures went over the years, strategy by strategy: follow-ups that were read from documents, and data
/// cuts. Whoever may not see cuts sees those that were published.</summary>
public static class GetHistory
{
    public static async Task<ImmutableArray<StrategyHistory>> RunAsync(
        NpgsqlDataSource database,
        WorkSource source,
        Caller caller,
        CancellationToken ct = default
    )
    {
        IEnumerable<Row> rows;
        await using (var connection = await database.OpenConnectionAsync(ct))
            rows = await connection.QueryAsync<Row>(Documents);
        await using (var work = await source.BeginAsync(caller, ct))
            rows = rows.Concat(
                await work.Connection.QueryAsync<Row>(
                    Permissions.Refusal(caller, UseCase.SeeCuts) is null ? Cuts : Released
                )
            );
        return
        [
            .. rows.GroupBy(r => r.Strategy)
                .Select(s => new StrategyHistory(
                    s.Key,
                    [
                        .. s.GroupBy(r => r.Path)
                            .Select(p => p.First().Point(Tally.Of(p.Select(r => r.Part()))))
                            .OrderBy(p => p.Place, StringComparer.Ordinal)
                            .ThenBy(p => p.CutId ?? 0),
                    ]
                ))
                .OrderByDescending(h => h.Points[^1].Place, StringComparer.Ordinal)
                .ThenBy(h => h.Name, StringComparer.Ordinal),
        ];
    }

    // A document prints the incomplete in one figure. Its total is computed anew from the rows above it.
    private const string Documents = """
        with d as (
            select d.id, d.sha256, d.title, coalesce(d.as_of, '') as date, coalesce(d.as_of, e.year::text, '') as place, coalesce(e.name, d.title) as edition, coalesce(s.name, d.title) as strategy,
                coalesce(sum(r.on_plan) filter (where not r.is_total), sum(r.on_plan))::int as on_plan,
                coalesce(sum(r.incomplete) filter (where not r.is_total), sum(r.incomplete))::int as incomplete,
                max(r.rate_percent) filter (where r.is_total) as printed
            from scoreboard_row r
            join source_document d on d.id = r.document_id
            left join edition e on e.id = d.edition_id
            left join strategy s on s.id = e.strategy_id
            where not exists (select from source_document later where later.replaces_id = d.id)
            group by d.id, e.id, s.id)
        select d.strategy, d.edition, d.date, d.place, d.title, '/scoreboards/' || left(d.sha256, 12) as path, null::bigint as CutId,
            0 as Number, d.sha256 as Hash, p.status, null as Proof, p.initiatives, d.printed as PrintedRate
        from d, lateral (values ('on-plan', d.on_plan), ('incomplete', d.incomplete)) p (status, initiatives)
        """;

    private const string OfCut = """
        to_char(c.at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as date,
            to_char(c.at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as place,
            '/rounds/' || c.round_id || '/cuts/' || c.number as path, c.id as CutId, c.number, c.hash, i.status, i.proof,
            i.initiatives, null::int as PrintedRate
        """;

    private const string Cuts = $"""
        select s.name as strategy, e.name as edition, r.name as title, {OfCut}
        from cut_count i
        join data_cut c on c.id = i.cut_id
        join round r on r.id = c.round_id
        join edition e on e.id = r.edition_id
        join strategy s on s.id = e.strategy_id
        """;

    private const string Released = $"""
        select s.name as strategy, r.edition_name as edition, r.round_name as title, {OfCut}
        from cut_count i
        join data_cut c on c.id = i.cut_id
        join released r on r.cut_id = c.id
        join edition e on e.slug = r.edition_slug
        join strategy s on s.id = e.strategy_id
        """;

    private sealed class Row
    {
        public string Strategy { get; init; } = "";
        public string Edition { get; init; } = "";
        public string Date { get; init; } = "";
        public string Place { get; init; } = "";
        public string Title { get; init; } = "";
        public string Path { get; init; } = "";
        public long? CutId { get; init; }
        public int Number { get; init; }
        public string Hash { get; init; } = "";
        public string? Status { get; init; }
        public string? Proof { get; init; }
        public int Initiatives { get; init; }
        public int? PrintedRate { get; init; }

        public (Standing, int) Part() =>
            (new(Statuses.Parse(Status), Proofs.Parse(Proof)), Initiatives);

        public HistoryPoint Point(Tally tally) =>
            new(Date, Place, Title, Path, Edition, CutId, Number, Hash, tally, PrintedRate);
    }
}
