using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>The files on their way into the register: those that wait for somebody first, then the newest.</summary>
public static class GetJobs
{
    public const int PageSize = 100;

    /// <param name="page">From 1.</param>
    public static async Task<(IReadOnlyList<JobCard> Jobs, int Total)> RunAsync(
        NpgsqlDataSource database,
        int page = 1,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var jobs = await connection.QueryAsync<JobCard>(
            new(
                $"""
                {JobCard.Select}
                order by j.state in ('accepted', 'refused', 'cancelled'), j.id desc
                limit {PageSize} offset @offset
                """,
                new { offset = (page - 1) * PageSize },
                cancellationToken: ct
            )
        );
        var total = await connection.ExecuteScalarAsync<int>(
            new("select count(*)::int from import_job", cancellationToken: ct)
        );
        return ([.. jobs], total);
    }

    /// <returns>Null where there is no such job.</returns>
    public static async Task<JobCard?> OneAsync(
        NpgsqlDataSource database,
        long id,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<JobCard>(
            new($"{JobCard.Select} where j.id = @id", new { id }, cancellationToken: ct)
        );
    }
}
