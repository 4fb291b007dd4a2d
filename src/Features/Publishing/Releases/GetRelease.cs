using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.Scoreboards;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Publishing.Releases;

/// <param name="Rows">Of the data cut that its figures are computed from.</param>
/// <param name="Answers">Those of the page asked for.</param>
/// <param name="Total">All released answers.</param>
/// <param name="Corrections">All of them, newest first.</param>
public sealed record ReleaseView(
    ReleaseHead Head,
    ImmutableArray<CutRow> Rows,
    ImmutableArray<ReleasedAnswer> Answers,
    int Total,
    ImmutableArray<ReleasedCorrection> Corrections
);

/// <summary>A release that is out; four statements.</summary>
public sealed class GetRelease(NpgsqlDataSource database)
{
    public const int PageSize = 100;

    /// <param name="page">Of the answers, from 1.</param>
    public async Task<ReleaseView?> RunAsync(string code, int page, CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var head = await connection.QuerySingleOrDefaultAsync<ReleaseHead>(
            new CommandDefinition(
                ReleaseHead.Select + " where r.code = @code",
                new { code },
                cancellationToken: ct
            )
        );
        if (head is null)
            return null;
        var rows = await CutRows.ReadAsync(connection, head.CutId, released: true, ct);
        var answers = await connection.QueryAsync<ReleasedAnswer>(
            new CommandDefinition(
                ReleasedAnswer.Select
                    + """
                     where a.id = any (array(
                        select p.id from release_answer p where p.release_id = @Id
                        order by p.position, p.id limit @PageSize offset @skip))
                    order by a.position, a.id
                    """,
                new
                {
                    head.Id,
                    PageSize,
                    skip = (page - 1L) * PageSize,
                },
                cancellationToken: ct
            )
        );
        var corrections = await connection.QueryAsync<ReleasedCorrection>(
            new CommandDefinition(
                ReleasedCorrection.Select
                    + " where k.release_id = @Id order by k.at desc, k.id desc",
                new { head.Id },
                cancellationToken: ct
            )
        );
        return new(
            head,
            [.. rows.Select(r => r.Row)],
            [.. answers],
            rows.Count(r => r.Answer is not null),
            [.. corrections]
        );
    }
}
