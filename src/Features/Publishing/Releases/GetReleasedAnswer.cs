using System.Collections.Immutable;
using Dapper;
using Npgsql;

namespace Shirube.Features.Publishing.Releases;

/// <param name="Corrections">Newest first.</param>
public sealed record ReleasedAnswerView(
    ReleasedAnswer Answer,
    ImmutableArray<ReleasedCorrection> Corrections
);

/// <summary>One released answer with everything that was corrected in it; two statements.</summary>
public sealed class GetReleasedAnswer(NpgsqlDataSource database)
{
    public async Task<ReleasedAnswerView?> RunAsync(string code, CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var answer = await connection.QuerySingleOrDefaultAsync<ReleasedAnswer>(
            new CommandDefinition(
                ReleasedAnswer.Select + " where a.code = @code",
                new { code },
                cancellationToken: ct
            )
        );
        if (answer is null)
            return null;
        var corrections = await connection.QueryAsync<ReleasedCorrection>(
            new CommandDefinition(
                ReleasedCorrection.Select + " where k.answer_id = @Id order by k.number desc",
                new { answer.Id },
                cancellationToken: ct
            )
        );
        return new(answer, [.. corrections]);
    }
}
