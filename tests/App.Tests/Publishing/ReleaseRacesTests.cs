using System.Globalization;
using System.Net;
using Dapper;
using Npgsql;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>An answer that is returned in the very moment in which a release is made of it: one waits for the other, ordered
/// by locks that the test holds.</summary>
public sealed class ReleaseRacesTests(PostgresFixture postgres)
{
    // Data/Ledgers/LedgerBook: whoever writes a line takes it.
    private const long Ledger = 0x6c6564676572;

    [Fact]
    public async Task A_return_that_came_first_stops_the_release()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        await using var first = await site.Running.Source.OpenConnectionAsync(Stop);
        await using var returned = await first.BeginTransactionAsync(Stop);
        await first.ExecuteAsync($"update duty set state = 'returned' where id = {light}");
        var making = ReleasedRound.MakeAsync(site, 1, ("when", "now"));
        Assert.Equal("transactionid", (await WaiterAsync(site, making, first.ProcessID, 0))?.For);
        await returned.CommitAsync(Stop);
        using var made = await making;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"/rounds/1/duties/{light}\""),
            await made.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from release"));
    }

    [Fact]
    public async Task A_return_that_came_second_waits_until_the_release_is_made()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        await using var gate = await site.Running.Source.OpenConnectionAsync(Stop);
        await using var shut = await gate.BeginTransactionAsync(Stop);
        await gate.ExecuteAsync($"select pg_advisory_xact_lock({Ledger})");
        var making = ReleasedRound.MakeAsync(site, 1, ("when", "now"));
        var maker = await WaiterAsync(site, making, gate.ProcessID, 0);
        Assert.Equal("advisory", maker?.For);
        var returning = site.Office.Post(
            $"/rounds/1/duties/{light}/return",
            ("seen", "1"),
            ("reason", "同時に")
        );
        Assert.NotEqual(
            "advisory",
            (await WaiterAsync(site, returning, maker!.Process, maker.Process))?.For ?? "advisory"
        );
        await shut.CommitAsync(Stop);
        using var made = await making;
        using var back = await returning;
        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect),
            (made.StatusCode, back.StatusCode)
        );
        Assert.Equal(
            "PublishRelease Return",
            await site.TextAsync(
                "select string_agg(split_part(use_case, '.', 2), ' ' order by seq) from (select * from ledger order by seq desc limit 2) l"
            )
        );
    }

    /// <summary>Whoever waits for that process; null where what should wait has ended.</summary>
    private static async Task<Waiter?> WaiterAsync(RoundSite site, Task ends, int on, int beside)
    {
        await using var look = await site.Running.Source.OpenConnectionAsync(Stop);
        while (!ends.IsCompleted)
            if (
                await look.QueryFirstOrDefaultAsync<Waiter?>(
                    """
                    select pid as Process, wait_event as For from pg_stat_activity
                    where wait_event_type = 'Lock' and @on = any(pg_blocking_pids(pid)) and pid <> @beside
                    """,
                    new { on, beside }
                ) is
                { } waiter
            )
                return waiter;
        return null;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed class Waiter
    {
        public int Process { get; init; }
        public string For { get; init; } = "";
    }
}
