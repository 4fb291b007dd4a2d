using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Numbers for rows that are about to be written together and point at each other.</summary>
internal static class NewIds
{
    /// <param name="table">A table of ours whose id is generated; never words of a document.</param>
    public static async Task<long[]> DrawAsync(
        NpgsqlConnection connection,
        string table,
        int count
    ) =>
        count == 0
            ? []
            :
            [
                .. await connection.QueryAsync<long>(
                    $"select nextval(pg_get_serial_sequence('{table}', 'id')) from generate_series(1, @count)",
                    new { count }
                ),
            ];
}
