using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain.Ledgers;
using Shirube.Tests;

namespace Shirube.Data.Tests;

public class LedgerBookTests(PostgresFixture postgres)
{
    private static readonly DateTime Noon = new(2026, 4, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_ledger_that_nobody_touched_is_sound()
    {
        await using var database = await WithLinesAsync(5);
        var verdict = await LedgerBook.VerifyAsync(database.Source);
        Assert.Equal(6, verdict.Lines);
        Assert.Empty(verdict.Faults);
    }

    [Theory]
    [InlineData("update ledger set detail = '{}' where seq = 3", 3)]
    [InlineData("update ledger set actor = 'another' where seq = 5", 5)]
    [InlineData("update ledger set at = at + interval '1 microsecond' where seq = 1", 1)]
    [InlineData("delete from ledger where seq = 2", 3)]
    [InlineData("delete from ledger where seq = 1", 2)]
    [InlineData("update ledger set seq = case seq when 2 then 3 else 2 end where seq in (2, 3)", 2)]
    public async Task A_line_that_was_changed_removed_or_moved_is_named(string tampering, long seq)
    {
        await using var database = await WithLinesAsync(5);
        await using (var connection = await database.Source.OpenConnectionAsync())
        {
            await ExecuteAsync(connection, "alter table ledger disable trigger all");
            await ExecuteAsync(connection, "alter table ledger drop constraint ledger_pkey");
            await ExecuteAsync(connection, tampering);
        }
        var verdict = await LedgerBook.VerifyAsync(database.Source);
        Assert.Equal(seq, verdict.Faults[0].Seq);
    }

    [Theory]
    [InlineData("update ledger set detail = '{}'")]
    [InlineData("delete from ledger")]
    [InlineData("truncate ledger")]
    public async Task The_database_itself_refuses_to_change_the_ledger(string tampering)
    {
        await using var database = await WithLinesAsync(1);
        await using var connection = await database.Source.OpenConnectionAsync();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            ExecuteAsync(connection, tampering)
        );
        Assert.Contains("append-only", refusal.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_falls_with_the_transaction_it_stands_in()
    {
        await using var database = await WithLinesAsync(1);
        await using (var connection = await database.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await AppendAsync(connection, transaction, 2);
        }
        Assert.Equal(2, (await LedgerBook.VerifyAsync(database.Source)).Lines);
    }

    [Fact]
    public async Task Lines_written_at_the_same_time_stand_one_after_the_other()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => WriteAsync(database, n)));
        var verdict = await LedgerBook.VerifyAsync(database.Source);
        Assert.Equal(21, verdict.Lines);
        Assert.Empty(verdict.Faults);
    }

    [Fact]
    public async Task Whoever_listens_hears_of_a_change_when_it_is_committed()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var ear = await database.Source.OpenConnectionAsync();
        await ExecuteAsync(ear, $"listen {LedgerBook.Channel}");
        Assert.False(await ear.WaitAsync(50));
        await WriteAsync(database, 1);
        Assert.True(await ear.WaitAsync(5000));
    }

    private async Task<Database> WithLinesAsync(int lines)
    {
        var database = await postgres.NewDatabaseAsync();
        for (var n = 1; n <= lines; n++)
            await WriteAsync(database, n);
        return database;
    }

    private static async Task WriteAsync(Database database, int n)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AppendAsync(connection, transaction, n);
        await transaction.CommitAsync();
    }

    private static Task<LedgerLine> AppendAsync(NpgsqlConnection c, NpgsqlTransaction t, int n) =>
        LedgerBook.AppendAsync(c, t, Noon, "operator", "Test", $"subject/{n}", "{\"n\":1}");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
