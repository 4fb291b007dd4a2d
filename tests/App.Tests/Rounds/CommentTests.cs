using System.Net;
using Dapper;
using Npgsql;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Comments about an initiative, as those who share it see them.</summary>
public sealed class CommentTests(PostgresFixture postgres)
{
    private const string Canary = "霧笛の予算は財務当局と協議中";

    [Fact]
    public async Task Who_shares_an_initiative_talks_about_it_with_the_secretariat_and_nobody_else_hears()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var mof = await Visitor.WithAsync(site.Running, PersonRole.Reporter, "mof");
        using var reader = await Visitor.WithAsync(site.Running, PersonRole.Reader);
        using var administrator = await Visitor.WithAsync(site.Running, PersonRole.Administrator);
        using var reviewer = await Visitor.WithAsync(site.Running, PersonRole.Reviewer);
        using var guest = new Visitor(site.Running);
        var mic = await site.DutyAsync("霧笛", "総務省");
        var mext = await site.DutyAsync("霧笛", "文部科学省");
        var code = await site.TextAsync($"select initiative_code from duty where id = {mic}");
        using var said = await SayAsync(site.Mext, mext, Canary);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.EndsWith(
            $"/rounds/1/duties/{mext}#comments",
            said.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        foreach (var who in new[] { site.Mic, site.Mext, site.Office, reviewer })
        {
            var page = await who.Text($"/rounds/1/duties/{mic}");
            Assert.Contains(Canary, page, StringComparison.Ordinal);
            Assert.Contains("文部科学省", page, StringComparison.Ordinal);
        }
        foreach (var who in new[] { mof, reader, administrator, guest })
        {
            foreach (
                var path in new[]
                {
                    $"/rounds/1/duties/{mic}",
                    "/rounds/1/comments",
                    "/rounds/1/duties",
                    "/rounds/1",
                    $"/initiatives/{code}",
                    "/search?q=" + Uri.EscapeDataString("霧笛の予算"),
                    "/api/initiatives/" + code,
                }
            )
                Assert.DoesNotContain(Canary, await who.Text(path), StringComparison.Ordinal);
            using var refused = await SayAsync(who, mic, "よその声");
            Assert.True((int)refused.StatusCode >= 400);
        }
        Assert.Equal(1, await site.NumberAsync("select count(*) from round_comment"));
        Assert.Equal(
            1,
            await site.NumberAsync(
                $"select count(*) from ledger where use_case = 'Rounds.Comment' and subject = 'rounds/1/initiatives/{code}'"
            )
        );
    }

    [Fact]
    public async Task What_is_new_is_counted_until_it_was_seen_and_ones_own_is_never_new()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var mic = await site.DutyAsync("霧笛", "総務省");
        (await SayAsync(site.Office, mic, Canary)).Dispose();
        (await SayAsync(site.Office, mic, "もう一つ")).Dispose();
        Assert.Contains(
            "新しいコメント 2件",
            await site.Mic.Text("/rounds/1/duties?mine=yes"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "コメント（新しいもの 2件）",
            await site.Mic.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "新しい",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "新着",
            await site.Mic.Text($"/rounds/1/duties/{mic}"),
            StringComparison.Ordinal
        );
        foreach (var path in new[] { "/rounds/1", "/rounds/1/duties?mine=yes" })
            Assert.DoesNotContain("新しい", await site.Mic.Text(path), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "新着",
            await site.Mic.Text($"/rounds/1/duties/{mic}"),
            StringComparison.Ordinal
        );
        var talks = await site.Mext.Text("/rounds/1/comments");
        Assert.Contains(
            $"/rounds/1/duties/{await site.DutyAsync("霧笛", "文部科学省")}#comments",
            talks,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sent_twice_it_is_one_comment_and_what_is_too_long_comes_back_to_be_shortened()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var mic = await site.DutyAsync("霧笛", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        for (var i = 0; i < 2; i++)
            (await SayAsync(site.Mic, mic, Canary, key)).Dispose();
        Assert.Equal(1, await site.NumberAsync("select count(*) from round_comment"));
        (await SayAsync(site.Mic, mic, "直した文", key)).Dispose();
        Assert.Equal(2, await site.NumberAsync("select count(*) from round_comment"));
        var longWords = new string('長', 2001);
        using var refused = await SayAsync(site.Mic, mic, longWords);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            longWords,
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var empty = await SayAsync(site.Mic, mic, " \n ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var script = await SayAsync(site.Mic, mic, "<script>alert(1)</script>");
        Assert.DoesNotContain(
            "<script>alert",
            await site.Mic.Text($"/rounds/1/duties/{mic}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_comment_keeps_the_names_of_its_day()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var mic = await site.DutyAsync("霧笛", "総務省");
        (await SayAsync(site.Mic, mic, Canary)).Dispose();
        await site.Running.Execute(
            "update organisation set name = '情報省' where slug = 'mic'; update person set name = '改名' where name = '試験 reporter'"
        );
        (await SayAsync(site.Mic, mic, "二つ目")).Dispose();
        Assert.Equal(
            "総務省 試験 reporter,情報省 改名",
            await site.TextAsync(
                "select string_agg(organisation_name || ' ' || person_name, ',' order by id) from round_comment"
            )
        );
    }

    [Theory]
    [InlineData("update round_comment set words = 'x'")]
    [InlineData("delete from round_comment")]
    [InlineData("truncate round_comment")]
    public async Task Not_even_the_owner_of_the_tables_changes_a_comment(string sql)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var mic = await site.DutyAsync("霧笛", "総務省");
        (await SayAsync(site.Mic, mic, Canary)).Dispose();
        await Assert.ThrowsAsync<PostgresException>(() => site.Running.Execute(sql));
    }

    [Theory]
    [InlineData("mext", "organisation_id, 'reporter', 1", true)]
    [InlineData("mic", "organisation_id, 'reporter', 1", false)] // of another initiative
    [InlineData("mext", "null, 'secretariat', 1", false)]
    [InlineData("mext", "organisation_id, 'reporter', 2", false)]
    public async Task The_database_lets_nobody_speak_for_somebody_else(
        string organisation,
        string who,
        bool may
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using (var owner = await database.Source.OpenConnectionAsync())
        {
            await owner.ExecuteAsync(
                """
                insert into person (email, normalised_email, name) values ('a@b.c', 'A@B.C', '試験'), ('d@e.f', 'D@E.F', '他');
                insert into membership (person_id, role, organisation_id) select 1, 'reporter', id from organisation where slug = @organisation
                """,
                new { organisation }
            );
            await owner.ExecuteAsync(TwoRounds.Sql);
        }
        var key = await new SessionShelf(database.Source).BeginAsync(1, []);
        await using var work = await database.Work.BeginAsync(new(1, "試験", [], key));
        var sql =
            $"insert into round_comment (organisation_id, role, person_id, round_id, initiative_code, words, save_key, organisation_name, person_name) select {who}, 2, 'i1', '試験', gen_random_uuid(), '', '試験' from membership";
        if (may)
            Assert.Equal(1, await work.Connection.ExecuteAsync(sql));
        else
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                (
                    await Assert.ThrowsAsync<PostgresException>(() =>
                        work.Connection.ExecuteAsync(sql)
                    )
                ).SqlState
            );
    }

    private static Task<HttpResponseMessage> SayAsync(
        Visitor who,
        long duty,
        string words,
        params (string, string)[] more
    ) => who.Post($"/rounds/1/duties/{duty}/comments", [("words", words), .. more]);
}
