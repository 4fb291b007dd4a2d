using Dapper;
using Npgsql;

namespace Shirube.Features.Scoreboards;

/// <summary>A scoreboard as printed, computed anew, with what its document reports on each area.</summary>
public sealed class GetScoreboard(NpgsqlDataSource database)
{
    /// <summary>Reported entries of one page.</summary>
    public const int PageSize = 1000;

    /// <param name="sha256">The first 12 digits or more of the document's.</param>
    /// <param name="page">1-based, of what is reported.</param>
    public async Task<ScoreboardView?> Run(string sha256, int page, CancellationToken cancellation)
    {
        if (sha256.Length is < 12 or > 64 || !sha256.All(char.IsAsciiHexDigitLower))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var card = (await All<ScoreboardCard>(Head, new { sha256 })).SingleOrDefault();
        return card == null
            ? null
            : new(
                card,
                ScoreboardCheck.Of(await All<PrintedFigures>(Rows, card)),
                await All<AreaReport>(
                    Reports,
                    new
                    {
                        card.Id,
                        limit = PageSize,
                        offset = (page - 1L) * PageSize,
                    }
                )
            );

        async Task<IReadOnlyList<T>> All<T>(string sql, object parameters) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    private const string Head =
        ScoreboardCard.Select + " where starts_with(d.sha256, @sha256) order by d.id limit 1";

    private const string Rows = """
        select r.area, r.is_total as istotal, r.initiatives, r.on_plan as onplan, r.incomplete,
            r.rate_percent as ratepercent, n.first_line as line, n.page
        from scoreboard_row r join entry n on n.document_id = r.document_id and n.key = r.entry_key
        where r.document_id = @id order by r.position
        """;

    // Footnotes stand with the progress page of the entry they belong to.
    private const string Reports = """
        select p.code, p.kind, coalesce(p.area, '') as area, p.text, n.first_line as line, n.page, n.confidence,
            coalesce((n.fields ->> 'areaInferred')::boolean, false) as areainferred,
            coalesce((n.fields ->> 'columnInferred')::boolean, false) as columninferred
        from progress p join entry n on n.document_id = p.document_id and n.key = p.entry_key
        where p.document_id = @id and p.repeat_of_id is null
        order by p.position limit @limit offset @offset
        """;
}

/// <param name="Reports">In the document's order, those of the page asked for.</param>
public sealed record ScoreboardView(
    ScoreboardCard Card,
    ScoreboardCheck Check,
    IReadOnlyList<AreaReport> Reports
);

/// <summary>A row as printed, and the line where.</summary>
public sealed record PrintedFigures(
    string Area,
    bool IsTotal,
    int Initiatives,
    int OnPlan,
    int Incomplete,
    int RatePercent,
    int Line,
    int? Page
);

/// <summary>What the document says of an area.</summary>
/// <param name="Kind">progress, overview, direction, highlight, footnote.</param>
/// <param name="Area">Empty where it is not known.</param>
/// <param name="AreaInferred">Guessed from the words, not printed beside it.</param>
/// <param name="ColumnInferred">Whether it is progress or direction is guessed from the words.</param>
public sealed record AreaReport(
    string Code,
    string Kind,
    string Area,
    string Text,
    int Line,
    int? Page,
    float Confidence,
    bool AreaInferred,
    bool ColumnInferred
);
