using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Jobs;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.Mails;
using Shirube.Tests;

namespace Shirube.App.Tests.Mails;

/// <summary>What causes mails, to whom they go, and what the outbox shows.</summary>
public sealed class OutboxTests(PostgresFixture postgres)
{
    private const string Waiting = "select count(*) from mail where cause = ";

    [Fact]
    public async Task Who_is_late_gets_one_mail_with_everything_that_is_missing_and_not_two_in_a_day()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var preview = await site.Office.Text("/rounds/1/reminders");
        Assert.Contains("未提出 3件", preview, StringComparison.Ordinal);
        Assert.Contains("霧笛を新しくする", preview, StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync(Waiting + "'late'"));
        using var sent = await site.Office.Post("/rounds/1/reminders");
        Assert.EndsWith("told=2", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync(Waiting + "'late'"));
        Assert.Equal(
            1,
            await site.NumberAsync(
                Waiting
                    + "'late' and words like '%灯台を三基%' and words like '%霧笛を新しく%' and words like '%海図を描き%'"
            )
        );
        using var twice = await site.Office.Post("/rounds/1/reminders");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var mic = await site.NumberAsync(
            "select organisation_id from duty where organisation_name = '総務省' limit 1"
        );
        using var again = await site.Office.Post(
            "/rounds/1/reminders",
            ("organisation", $"{mic}"),
            ("again", "yes")
        );
        Assert.EndsWith("told=1", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await site.Running.Execute("update mail set made_at = made_at - interval '25 hours'");
        var both = await Task.WhenAll(
            site.Office.Post("/rounds/1/reminders"),
            site.Office.Post("/rounds/1/reminders")
        );
        Assert.Single(both, b => b.StatusCode == HttpStatusCode.Redirect);
        foreach (var one in both)
            one.Dispose();
        Assert.Equal(5, await site.NumberAsync(Waiting + "'late'"));
        Assert.Equal(
            3,
            await site.NumberAsync(
                "select count(*) from ledger where use_case = 'Rounds.RemindLate'"
            )
        );
    }

    [Fact]
    public async Task A_returned_answer_is_told_to_whoever_submitted_it_or_to_those_who_followed()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var colleague = await Visitor.WithAsync(
            site.Running,
            PersonRole.Reporter,
            "mic",
            "colleague@example.go.jp"
        );
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(colleague, duty, 0, "基礎", ("then", "submit"))).Dispose();
        (await ReturnAsync(site, duty, "何基目かを書いてください")).Dispose();
        Assert.Equal(
            "colleague@example.go.jp",
            await site.TextAsync(
                "select string_agg(address, ',') from mail where cause = 'returned' and words like '%何基目か%'"
            )
        );
        (await RoundSite.SaveAsync(colleague, duty, 1, "二基目", ("then", "submit"))).Dispose();
        await site.Running.Execute(
            "update membership set ended_at = now() where person_id = (select id from person where email = 'colleague@example.go.jp')"
        );
        (await ReturnAsync(site, duty, "もう一度")).Dispose();
        Assert.Equal(
            1,
            await site.NumberAsync(
                Waiting
                    + "'returned' and words like '%もう一度%' and address <> 'colleague@example.go.jp'"
            )
        );
        // What was refused tells nobody.
        (await ReturnAsync(site, duty, "余分")).Dispose();
        Assert.Equal(2, await site.NumberAsync(Waiting + "'returned'"));
    }

    [Fact]
    public async Task A_comment_is_told_to_those_who_share_it_once_until_they_looked()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var mic = await site.DutyAsync("霧笛", "総務省");
        var mext = await site.DutyAsync("霧笛", "文部科学省");
        for (var i = 0; i < 3; i++)
            (
                await site.Mic.Post($"/rounds/1/duties/{mic}/comments", ("words", $"予算 {i}"))
            ).Dispose();
        Assert.Equal(1, await site.NumberAsync(Waiting + "'comment'"));
        Assert.Equal(
            $"/rounds/1/duties/{mext}#comments",
            await site.TextAsync("select path from mail where cause = 'comment'")
        );
        Assert.Equal(
            0,
            await site.NumberAsync(Waiting + "'comment' and words || subject like '%予算%'")
        );
        await site.Mext.Text($"/rounds/1/duties/{mext}");
        (await site.Mic.Post($"/rounds/1/duties/{mic}/comments", ("words", "予算 3"))).Dispose();
        Assert.Equal(2, await site.NumberAsync(Waiting + "'comment'"));
        // The secretariat hears of a talk in which it takes part.
        (await site.Office.Post($"/rounds/1/duties/{mic}/comments", ("words", "確認"))).Dispose();
        await site.Office.Text($"/rounds/1/duties/{mic}");
        (await site.Mext.Post($"/rounds/1/duties/{mext}/comments", ("words", "了解"))).Dispose();
        Assert.Equal(
            1,
            await site.NumberAsync(
                Waiting + "'comment' and address like 'secretariat-%' and person_id is not null"
            )
        );
    }

    [Fact]
    public async Task A_round_that_opens_is_told_once_to_each_reporter_and_marked_by_hand()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        Assert.Equal(2, await site.NumberAsync(Waiting + "'opened'"));
        var page = await site.Office.Text("/rounds/outbox");
        Assert.Contains("メールの送信は設定されていません", page, StringComparison.Ordinal);
        Assert.Contains("mailto:reporter-", page, StringComparison.Ordinal);
        var id = await site.NumberAsync("select min(id) from mail");
        using var marked = await site.Office.Post("/rounds/outbox", ("mail", $"{id}"));
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        Assert.Equal(
            "by-hand 試験 secretariat",
            await site.TextAsync($"select state || ' ' || ended_by from mail where id = {id}")
        );
        await using var smtp = new FakeSmtp();
        Assert.Equal(
            1,
            await new MailWorker(
                site.Running.Source,
                SmtpPost.To(smtp.Settings),
                "https://shirube.example"
            ).DrainAsync(TestContext.Current.CancellationToken)
        );
        using var foreign = await site.Mic.Get("/rounds/outbox");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task The_link_of_an_invitation_reaches_its_reader_and_shows_to_nobody_else()
    {
        await using var smtp = new FakeSmtp();
        await using var site = await RunningSite.StartAsync(
            await postgres.NewDatabaseAsync(),
            smtp: smtp.Settings
        );
        using var administrator = await Visitor.WithAsync(site, PersonRole.Administrator);
        using var office = await Visitor.WithAsync(site, PersonRole.Secretariat);
        using var made = await administrator.Post(
            "/people/invite",
            ("email", "oda@example.go.jp"),
            ("name", "織田"),
            ("role", "reviewer")
        );
        var link = Regex
            .Match(await made.Content.ReadAsStringAsync(), "/invitations/([A-Za-z0-9_-]+)")
            .Groups[1]
            .Value;
        foreach (var who in new[] { administrator, office })
        {
            var page = await who.Text("/rounds/outbox");
            Assert.Contains("oda@example.go.jp", page, StringComparison.Ordinal);
            Assert.DoesNotContain(link, page, StringComparison.Ordinal);
        }
        await new MailWorker(
            site.Source,
            SmtpPost.To(smtp.Settings),
            site.Address.ToString().TrimEnd('/')
        ).DrainAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            $"{site.Address}invitations/{link}",
            FakeSmtp.Words(Assert.Single(smtp.Mails)),
            StringComparison.Ordinal
        );
        using var guest = new Visitor(site);
        Assert.Contains(
            "oda@example.go.jp",
            await guest.Text($"/invitations/{link}"),
            StringComparison.Ordinal
        );
    }

    private static Task<HttpResponseMessage> ReturnAsync(
        RoundSite site,
        long duty,
        string reason
    ) =>
        Task.Run(async () =>
        {
            var seen = await site.NumberAsync($"select version from duty where id = {duty}");
            return await site.Office.Post(
                $"/rounds/1/duties/{duty}/return",
                ("seen", $"{seen}"),
                ("reason", reason)
            );
        });
}
