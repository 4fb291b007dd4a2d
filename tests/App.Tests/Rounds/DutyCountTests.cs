using System.Globalization;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The counts that the database keeps beside the duties of a round are those that a fresh count gives.</summary>
public sealed class DutyCountTests(PostgresFixture postgres)
{
    /// <summary>Kept and counted anew, each without the other: empty where all is well.</summary>
    public const string Differences = """
        (select * from duty_count except select n.* from round r, count_duties(r.id) n)
        union all
        (select n.* from round r, count_duties(r.id) n except select * from duty_count)
        """;

    [Fact]
    public async Task After_every_step_the_kept_counts_are_those_of_the_duties()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await HoldAsync(site, "3 3 0 0 0 0 | 0 0 0 0 0");
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, lighthouse, 0, "二基")).Dispose();
        await HoldAsync(site, "3 2 1 0 0 0 | 0 0 0 0 0");
        // Somebody who had not seen it: both texts are kept.
        (await RoundSite.SaveAsync(site.Mic, lighthouse, 0, "一基")).Dispose();
        await HoldAsync(site, "3 2 1 0 0 0 | 1 0 0 0 0");
        (
            await RoundSite.SaveAsync(
                site.Mic,
                lighthouse,
                1,
                "三基",
                ("evidence", "https://example.go.jp/lights"),
                ("then", "submit")
            )
        ).Dispose();
        await HoldAsync(site, "3 2 0 0 1 0 | 0 0 1 0 0");
        await StepAsync("return", 3, ("reason", "場所も"));
        await HoldAsync(site, "3 2 0 1 0 0 | 0 0 0 0 0");
        (
            await RoundSite.SaveAsync(site.Mic, lighthouse, 3, "三基、港の口", ("then", "submit"))
        ).Dispose();
        await HoldAsync(site, "3 2 0 0 1 0 | 0 1 0 0 0");
        await StepAsync("verify", 4, ("how", "写真を見た"));
        await HoldAsync(site, "3 2 0 0 1 0 | 0 0 0 1 0");
        await StepAsync("approve", 4);
        await HoldAsync(site, "3 2 0 0 0 1 | 0 0 0 1 0");
        await site.Running.Execute(
            "update round set due_on = (clock_timestamp() at time zone 'Asia/Tokyo')::date - 1"
        );
        await HoldAsync(site, "3 2 0 0 0 1 | 0 0 0 1 1");
        await StepAsync("return", 4, ("reason", "数を"));
        await HoldAsync(site, "3 2 0 1 0 0 | 0 0 0 0 0");

        async Task StepAsync(string step, int seen, params (string, string)[] more) =>
            (
                await site.Office.Post(
                    $"/rounds/1/duties/{lighthouse}/{step}",
                    [("seen", seen.ToString(CultureInfo.InvariantCulture)), .. more]
                )
            ).Dispose();
    }

    [Fact]
    public async Task Two_who_write_at_the_same_time_are_both_counted()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await using var one = await site.Running.Source.OpenConnectionAsync();
        await using var other = await site.Running.Source.OpenConnectionAsync();
        await using var first = await one.BeginTransactionAsync();
        await using var second = await other.BeginTransactionAsync();
        await Draft(one, await site.DutyAsync("灯台", "総務省"));
        await Draft(other, await site.DutyAsync("霧笛", "総務省"));
        // The first has counted, and not committed: the second waits for it.
        await one.ExecuteAsync("set constraints all immediate");
        var counting = second.CommitAsync();
        while (
            await site.NumberAsync("select count(*) from pg_locks where not granted") == 0
            && !counting.IsCompleted
        )
            await Task.Yield();
        await first.CommitAsync();
        await counting;
        await HoldAsync(site, "3 1 2 0 0 0 | 0 0 0 0 0");

        static Task<int> Draft(NpgsqlConnection connection, long duty) =>
            connection.ExecuteAsync(
                "update duty set state = 'draft', version = 1 where id = @duty",
                new { duty }
            );
    }

    [Fact]
    public async Task Nobody_who_works_writes_a_count_and_whoever_reports_sees_the_own_one()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        Assert.Equal(2, await SeenAsync("secretariat"));
        Assert.Equal(1, await SeenAsync("reporter"));
        foreach (
            var hand in new[]
            {
                "update duty_count set none = 0",
                "delete from duty_count",
                "insert into duty_count select * from duty_count",
                "select count_again(1, 1)",
            }
        )
        {
            await using var work = await BeginAsync("secretariat");
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                work.Connection.ExecuteAsync(hand)
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        async Task<long> SeenAsync(string role)
        {
            await using var work = await BeginAsync(role);
            return await work.Connection.ExecuteScalarAsync<long>(
                "select count(*) from duty_count"
            );
        }
        async Task<Work> BeginAsync(string role)
        {
            var person = await site.NumberAsync(
                $"select min(person_id) from membership where role = '{role}'"
            );
            var key = await new SessionShelf(site.Running.Source).BeginAsync(person, []);
            return await site.Running.Work.BeginAsync(new(person, "", [], key));
        }
    }

    /// <param name="figures">Of 総務省: duties, none, draft, returned, submitted, approved | aside, claimed, evidenced, verified,
    /// after the due date.</param>
    private static async Task HoldAsync(RoundSite site, string figures)
    {
        Assert.Equal(
            figures,
            await site.TextAsync(
                "select concat_ws(' ', duties, none, draft, returned, submitted, approved, '|', aside, claimed, evidenced, verified, after_due) from duty_count where organisation_name = '総務省'"
            )
        );
        Assert.Equal(0, await site.NumberAsync($"select count(*) from ({Differences}) d"));
    }
}
