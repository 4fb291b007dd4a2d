using Npgsql;
using Shirube.Domain.People;

namespace Shirube.Data.People;

/// <summary>Connections for those who work: under a role of the database that row-level security binds, in the name of the
/// session that asks. Only the operator at the command line works as the owner of the tables.</summary>
public sealed class WorkSource(NpgsqlDataSource owner, NpgsqlDataSource web)
{
    /// <summary>A transaction in which the caller's rights, and no others, hold.</summary>
    public async Task<Work> BeginAsync(Caller caller, CancellationToken ct = default)
    {
        var connection = await (caller.IsOperator ? owner : web).OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(ct);
            await using var name = new NpgsqlCommand(
                "select set_config('shirube.session', $1, true)",
                connection,
                transaction
            )
            {
                Parameters = { new() { Value = caller.SessionKey ?? "" } },
            };
            await name.ExecuteNonQueryAsync(ct);
            return new(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Undone as a whole unless it was committed.</summary>
public sealed class Work(NpgsqlConnection connection, NpgsqlTransaction transaction)
    : IAsyncDisposable
{
    public NpgsqlConnection Connection => connection;
    public NpgsqlTransaction Transaction => transaction;

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
