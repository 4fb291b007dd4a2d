using Dapper;
using Npgsql;
using Shirube.App.Tests.People;
using Shirube.Data;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>What of releases the database itself shows to whoever has not signed in: what is out, and nothing else.</summary>
public sealed class ReleaseRowsTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("select id from release", 1)]
    [InlineData("select release_id from release_timing", 1)]
    [InlineData("select id from release_answer", 1)]
    [InlineData("select id from data_cut", 1)]
    [InlineData("select id from released", 1)]
    [InlineData("select id from released_answer", 1)]
    [InlineData("select id from released_cut", 1)]
    [InlineData("select id from round", 0)]
    [InlineData("select id from duty", 0)]
    [InlineData("select id from release where is_out(id)", 1)]
    public async Task The_public_sees_what_is_out(string sql, int rows)
    {
        await using var database = await WithReleasesAsync();
        await using var work = await database.Work.BeginAsync(Caller.Public);
        Assert.Equal(rows, (await work.Connection.QueryAsync<long>(sql)).Count());
    }

    [Theory]
    [InlineData("update release set title = 'x'")]
    [InlineData("delete from release_answer")]
    [InlineData("insert into release_timing values (2, 2, now(), 'x', 1, 'x')")]
    [InlineData(
        "insert into correction (code, answer_id, number, field, before, after, reason, person_id, person_name) values ('c', 1, 1, 'next', '\"a\"', '\"b\"', 'x', 1, 'x')"
    )]
    [InlineData("update released set title = 'x'")]
    public async Task And_changes_nothing(string sql)
    {
        await using var database = await WithReleasesAsync();
        await using var work = await database.Work.BeginAsync(Caller.Public);
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            work.Connection.ExecuteAsync(sql)
        );
        Assert.Contains(
            refused.SqlState,
            new[]
            {
                PostgresErrorCodes.InsufficientPrivilege,
                PostgresErrorCodes.ObjectNotInPrerequisiteState,
                // The trigger speaks before the policy: the times that are not seen are not counted.
                PostgresErrorCodes.RaiseException,
            }
        );
    }

    private async Task<Database> WithReleasesAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into person (email, normalised_email, name) values ('a@b.c', 'A@B.C', '試験')"
        );
        await connection.ExecuteAsync(TwoRounds.Sql);
        return database;
    }
}
