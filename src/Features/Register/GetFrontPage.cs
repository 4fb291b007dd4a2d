using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>What the front page tells: editions, the latest scoreboard, the latest imports.</summary>
public sealed class GetFrontPage(NpgsqlDataSource database)
{
    public async Task<FrontView> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return new(
            await All<EditionSummary>(EditionSummary.Select),
            await All<FrontScoreboardRow>(LatestScoreboard),
            await All<FrontImport>(LatestImports)
        );

        async Task<IReadOnlyList<T>> All<T>(string sql) =>
            [
                .. await connection.QueryAsync<T>(
                    new CommandDefinition(sql, cancellationToken: cancellation)
                ),
            ];
    }

    private const string LatestScoreboard = """
        select r.area, r.is_total as istotal, r.initiatives, r.on_plan as onplan, r.incomplete, r.rate_percent as ratepercent,
            d.title as document, d.sha256, d.as_of as asof, n.first_line as line
        from scoreboard_row r
        join source_document d on d.id = r.document_id
        join entry n on n.document_id = r.document_id and n.key = r.entry_key
        where r.document_id = (
            select s.document_id from scoreboard_row s join source_document d on d.id = s.document_id
            where not exists (select from source_document later where later.replaces_id = d.id)
            order by d.as_of desc nulls last, d.imported_at desc limit 1)
        order by r.position
        """;

    private const string LatestImports = """
        select d.sha256, d.title, d.as_of as asof, d.imported_at as importedat, d.lines, d.blank_lines as blanklines,
            d.unread_lines as unreadlines, (select count(*)::int from question q where q.document_id = d.id) as questions
        from source_document d
        where not exists (select from source_document later where later.replaces_id = d.id)
        order by d.imported_at desc, d.id desc limit 5
        """;
}

public sealed record FrontView(
    IReadOnlyList<EditionSummary> Editions,
    IReadOnlyList<FrontScoreboardRow> Scoreboard,
    IReadOnlyList<FrontImport> Imports
);

/// <summary>A row of the latest scoreboard, as printed, and where.</summary>
public sealed record FrontScoreboardRow(
    string Area,
    bool IsTotal,
    int Initiatives,
    int OnPlan,
    int Incomplete,
    int RatePercent,
    string Document,
    string Sha256,
    string? AsOf,
    int Line
);

/// <summary>A document as it was last imported.</summary>
public sealed record FrontImport(
    string Sha256,
    string Title,
    string? AsOf,
    DateTime ImportedAt,
    int Lines,
    int BlankLines,
    int UnreadLines,
    int Questions
);
