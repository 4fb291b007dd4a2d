using System.Net;
using Dapper;
using Npgsql;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Publishing;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The two times that are chosen and not the clock's, until when an invitation is good and when a release comes out,
/// have bounds on both sides: in words on the pages, and for whoever writes past the pages in the database.</summary>
public sealed class ChosenTimesTests(PostgresFixture postgres)
{
    private const string Refused = "SqlState 23514";

    [Theory]
    [InlineData("0001-01-01T00:00", "公表する日時を選んでください")]
    [InlineData("2001-01-01T09:00", "公表の日時が過ぎています")]
    [InlineData("9999-12-31T23:59", "公表の日時が1年より先です")]
    [InlineData("2027-02-30T09:00", "公表する日時を選んでください")]
    public async Task A_release_for_a_senseless_time_is_refused_in_words_and_so_is_moving_it_there(
        string at,
        string words
    )
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        using (var made = await ReleasedRound.MakeAsync(site, 1, ("when", "at"), ("at", at)))
            await IsRefusedAsync(made, words);
        Assert.Equal(0, await site.NumberAsync("select count(*) from release"));
        var code = await ReleasedRound.TomorrowAsync(site);
        using var moved = await site.Office.Post(
            $"/rounds/1/releases/{code}/move",
            ("at", at),
            ("reason", "試験")
        );
        await IsRefusedAsync(moved, words);
        Assert.Equal(1, await site.NumberAsync("select count(*) from release_timing"));
    }

    [Fact]
    public async Task A_release_for_the_last_day_within_a_year_is_made_and_for_the_next_days_is_not()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        using (
            var late = await ReleasedRound.MakeAsync(
                site,
                1,
                ("when", "at"),
                ("at", ReleasedRound.JapanIn(TimeSpan.FromDays(367)))
            )
        )
            await IsRefusedAsync(late, "1年より先");
        using var made = await ReleasedRound.MakeAsync(
            site,
            1,
            ("when", "at"),
            ("at", ReleasedRound.JapanIn(TimeSpan.FromDays(365)))
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    [Theory]
    [InlineData("administrator", Invitation, "clock_timestamp() + interval '7 days'", "")]
    [InlineData("administrator", Invitation, "clock_timestamp() + interval '9 days'", Refused)]
    [InlineData("administrator", Invitation, "'infinity'", Refused)]
    [InlineData("administrator", Invitation, "clock_timestamp() - interval '1 second'", Refused)]
    [InlineData("secretariat", Timing, "clock_timestamp() + interval '365 days'", "")]
    [InlineData("secretariat", Timing, "clock_timestamp() + interval '401 days'", Refused)]
    [InlineData("secretariat", Timing, "'infinity'", Refused)]
    [InlineData("secretariat", Timing, "clock_timestamp() - interval '1 day'", "SqlState 42501")]
    public async Task Whoever_writes_past_the_pages_is_held_to_the_same(
        string role,
        string insert,
        string time,
        string outcome
    )
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        await ReleasedRound.TomorrowAsync(site);
        (await Visitor.WithAsync(site.Running, PersonRole.Administrator)).Dispose();
        var person = await site.NumberAsync(
            $"select person_id from membership where role = '{role}' limit 1"
        );
        var key = await new SessionShelf(site.Running.Source).BeginAsync(person, []);
        await using var work = await site.Running.Work.BeginAsync(
            new Caller(person, "試験", [], key)
        );
        var said = "";
        try
        {
            await work.Connection.ExecuteAsync(string.Format(null, insert, time, person));
        }
        catch (PostgresException e)
        {
            said = $"SqlState {e.SqlState}";
        }
        Assert.Equal(outcome, said);
    }

    [Fact]
    public async Task An_invitation_is_good_for_seven_days_by_the_clock_of_the_database_and_then_says_so()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var (token, _) = await InvitePerson.RunAsync(
            site.Running.Work,
            Caller.Operator,
            "guest@example.go.jp",
            "客",
            "reader",
            null
        );
        using var guest = new Visitor(site.Running);
        await AgeAsync("6 days 23 hours 50 minutes");
        Assert.Contains(
            "guest@example.go.jp",
            await guest.Text($"/invitations/{token}"),
            StringComparison.Ordinal
        );
        await AgeAsync("10 minutes");
        Assert.DoesNotContain(
            "guest@example.go.jp",
            await guest.Text($"/invitations/{token}"),
            StringComparison.Ordinal
        );
        using var late = await guest.Post(
            $"/invitations/{token}",
            ("name", "客"),
            ("password", Visitor.Password)
        );
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains(
            "期限（7日）が過ぎています",
            await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        // So long ago was it made, by the only clock that counts.
        Task AgeAsync(string by) =>
            site.Running.Execute(
                $"update invitation set made_at = made_at - interval '{by}', expires_at = expires_at - interval '{by}' where email = 'guest@example.go.jp'"
            );
    }

    private const string Invitation =
        "insert into invitation (token_hash, email, name, role, invited_by, expires_at) values ('\\x01', 'a@b.c', 'x', 'reader', 'x', {0})";

    private const string Timing =
        "insert into release_timing (release_id, number, publish_at, reason, person_id, person_name) select id, 2, {0}, '試験', {1}, '試験' from release";

    private static async Task IsRefusedAsync(HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            words,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
