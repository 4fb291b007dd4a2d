using System.Net;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Data;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Two servers over one database, of which the second has its clock set wrong: sessions live and end by the database's
/// clock, and so does everything that is kept.</summary>
public sealed class ShiftedClockTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9)]
    [InlineData(-9)]
    [InlineData(9600)]
    [InlineData(-9600)]
    public async Task Who_signed_in_at_one_works_on_at_the_other_and_is_out_at_both_when_the_database_says_so(
        int hours
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await using var wrong = await RunningSite.StartAsync(
            await Database.OpenAsync(
                new() { ConnectionString = site.Running.ConnectionString },
                Stop
            ),
            clock: new ShiftedClock(TimeSpan.FromHours(hours))
        );
        var duty = await site.DutyAsync("灯台", "総務省");
        using var there = new Visitor(wrong);
        foreach (Cookie cookie in site.Mic.Cookies.GetAllCookies())
            there.Cookies.Add(cookie);
        await IsInAsync(there);
        using (var saved = await RoundSite.SaveAsync(there, duty, 0, "ずれた時計のサーバーで"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        // The one with the right clock neither lost the session nor takes the draft for old, late or of tomorrow.
        await IsInAsync(site.Mic);
        using (var saved = await RoundSite.SaveAsync(site.Mic, duty, 1, "正しい時計のサーバーで"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            "2 0 0 ずれた時計のサーバーで,正しい時計のサーバーで",
            await site.TextAsync(
                """
                select concat_ws(' ', count(*) filter (where at between clock_timestamp() - interval '10 minutes' and clock_timestamp()),
                    count(*) filter (where is_late), count(*) filter (where aside), string_agg(content ->> 'progress', ',' order by at))
                from answer
                """
            )
        );
        // Nearly the whole time without a visit; then over it.
        await site.Running.Execute(
            "update session set expires_at = clock_timestamp() + interval '5 minutes'"
        );
        await IsInAsync(there);
        await site.Running.Execute(
            "update session set expires_at = clock_timestamp() - interval '1 second'"
        );
        foreach (var visitor in new[] { there, site.Mic })
        {
            using var out_ = await visitor.Get("/account");
            Assert.Equal(HttpStatusCode.Unauthorized, out_.StatusCode);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-9)]
    public async Task A_session_begun_at_the_one_that_is_wrong_holds_at_the_other_and_is_prolonged_by_visits(
        int hours
    )
    {
        await using var site = await RoundSite.StartAsync(postgres);
        const string email = "clock@example.go.jp";
        (
            await Visitor.WithAsync(site.Running, Domain.People.PersonRole.Reporter, "mic", email)
        ).Dispose();
        await using var wrong = await RunningSite.StartAsync(
            await Database.OpenAsync(
                new() { ConnectionString = site.Running.ConnectionString },
                Stop
            ),
            clock: new ShiftedClock(TimeSpan.FromHours(hours))
        );
        using var there = new Visitor(wrong);
        using (var answer = await there.SignIn(email))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var here = new Visitor(site.Running);
        foreach (Cookie cookie in there.Cookies.GetAllCookies())
            here.Cookies.Add(cookie);
        await IsInAsync(here);
        foreach (var visitor in new[] { here, there })
        {
            // More than half of the time is over: the next visit begins it anew, and only that.
            await site.Running.Execute(
                "update session set expires_at = clock_timestamp() + interval '3 hours'"
            );
            await IsInAsync(visitor);
            Assert.Equal(
                1,
                await site.NumberAsync(
                    "select count(*) from session where expires_at between clock_timestamp() + interval '7 hours 50 minutes' and clock_timestamp() + interval '8 hours'"
                )
            );
        }
    }

    private static async Task IsInAsync(Visitor visitor)
    {
        using var answer = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
