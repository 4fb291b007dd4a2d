using Dapper;
using Npgsql;

namespace Shirube.Features.Progress;

/// <summary>One progress entry, under its permanent code.</summary>
public sealed class GetProgress(NpgsqlDataSource database)
{
    public async Task<ProgressView?> Run(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var report = await connection.QueryFirstOrDefaultAsync<Report>(
            new(
                $"{Report.Select} and p.code = @code order by later.id is not null, d.imported_at desc limit 1",
                new { code, current = false },
                cancellationToken: cancellation
            )
        );
        if (report == null)
            return null;
        var questions = await connection.QueryAsync<ProgressQuestion>(
            new(
                """
                select q.text_ja as textja, q.text_en as texten
                from progress p join question q on q.document_id = p.document_id and q.entry_key = p.entry_key
                where p.id = @id order by q.position
                """,
                new { id = report.Id },
                cancellationToken: cancellation
            )
        );
        return new(report, [.. questions]);
    }
}

public sealed record ProgressView(Report Report, IReadOnlyList<ProgressQuestion> Questions);

/// <summary>What the document leaves open about it.</summary>
public sealed record ProgressQuestion(string TextJa, string TextEn);
