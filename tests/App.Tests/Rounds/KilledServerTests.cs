using System.Diagnostics;
using System.Net;
using Npgsql;
using Shirube.App.Tests.Cli;
using Shirube.App.Tests.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The server is killed while somebody submits; what was typed is sent again to the one that is started anew.</summary>
public sealed class KilledServerTests(PostgresFixture postgres)
{
    private const string Email = "killed@example.go.jp";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Killed_after_the_submission_was_kept_and_before_its_reply_it_does_no_harm_to_send_again() =>
        SendTwiceAsync("", "select count(*) from report_step");

    [Fact]
    public Task Killed_between_the_save_and_the_submission_nothing_is_lost_and_sending_again_goes_on() =>
        SendTwiceAsync(
            """
            create function hold_the_step() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock_shared(815);
                return new;
            end $$;
            create trigger hold before insert on report_step for each row execute function hold_the_step();
            """,
            "select count(*) from pg_locks where locktype = 'advisory' and objid = 815 and not granted"
        );

    /// <param name="hold">What keeps the submission from going on, while this test holds the lock 815.</param>
    /// <param name="moment">A count that is not 0 any more when the server is to be killed.</param>
    private async Task SendTwiceAsync(string hold, string moment)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await Visitor.WithAsync(site.Running, PersonRole.Reporter, "mic", Email)).Dispose();
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        await using (var holding = await site.Running.Source.OpenConnectionAsync())
        {
            await ExecuteAsync(holding, $"select pg_advisory_lock(815); {hold}");
            using var first = await Served.StartAsync(site.Running.ConnectionString);
            using var reporter = await SignedInAsync(first);
            var sent = SubmitAsync(reporter, duty, key);
            var watch = Stopwatch.StartNew();
            while (await site.NumberAsync(moment) == 0)
                Assert.True(watch.Elapsed < Limit, "It was not submitted.");
            first.Kill();
            // The reply, if it was on its way, is not looked at.
            await ((Task)sent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ExecuteAsync(holding, "select pg_advisory_unlock(815)");
        }
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));

        using var second = await Served.StartAsync(site.Running.ConnectionString);
        using var again = await SignedInAsync(second);
        using var answer = await SubmitAsync(again, duty, key);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));
        Assert.Equal(1, await site.NumberAsync("select count(*) from report_step"));
        Assert.Equal(
            1,
            await site.NumberAsync("select count(*) from ledger where use_case = 'Rounds.Submit'")
        );
        Assert.Equal(
            "submitted",
            await site.TextAsync($"select state from duty where id = {duty}")
        );
    }

    private static async Task<Visitor> SignedInAsync(Served served)
    {
        var visitor = new Visitor(served.Address);
        using var answer = await visitor.SignIn(Email);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    private static Task<HttpResponseMessage> SubmitAsync(
        Visitor who,
        long duty,
        (string, string) key
    ) => RoundSite.SaveAsync(who, duty, 0, "基礎を打った", key, ("then", "submit"));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
