using System.Net;
using Microsoft.Playwright;
using Npgsql;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>The desk as a person uses it: the source beside what was read, a decision a key, nothing lost.</summary>
public sealed class ReviewPageTests(PostgresFixture postgres, Browser browser)
{
    [Fact]
    public async Task A_decision_is_kept_shown_and_withdrawn_without_scripts()
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        await using var window = await browser.Open(scripts: false);
        await window.Go(site, "/import/1?entry=" + await IdAsync(site, "霧笛を新しくする"));
        var words = window.Page.Locator("[data-in-hand] textarea[name=text]");
        if (!await words.IsVisibleAsync())
            await window.Page.Locator(".proposal [data-in-hand] summary").ClickAsync();
        Assert.Equal("霧笛を新しくする", await words.InputValueAsync());
        await words.FillAsync("霧笛を新しくし、音を決める");
        await window.Page.Locator("button[value=correct]").ClickAsync();
        Assert.Contains("音を決める", await Text(window), StringComparison.Ordinal);
        Assert.Equal(
            1L,
            await CountAsync(site, "select count(*) from decision where kind = 'correct'")
        );

        await window.Page.Locator("button[value=withdraw]").First.ClickAsync();
        Assert.DoesNotContain("音を決める", await Text(window), StringComparison.Ordinal);
        Assert.Equal(2L, await CountAsync(site, "select count(*) from decision"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Keys_accept_and_lead_on_and_what_is_accepted_becomes_public()
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        await using var window = await browser.Open();
        await window.Go(site, "/import/1?entry=" + await IdAsync(site, "灯台を三基建てる"));
        await OnDesk.Expect(window, "[data-desk][data-keys]", 1);
        await window.Page.Keyboard.PressAsync("a");
        await OnDesk.Expect(window, "[data-settled]", 1);
        await OnDesk.Expect(window, "[data-desk][data-keys]", 1);
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.WaitForURLAsync("**entry=*");
        Assert.Equal(
            1L,
            await CountAsync(site, "select count(*) from decision where kind = 'accept'")
        );
        Assert.DoesNotContain("霧笛", await site.Html("/"), StringComparison.Ordinal);
        await window.Page.Locator("form[action$='/accept'] button").ClickAsync();
        await window.Page.WaitForURLAsync("**/sources/*");
        Assert.Equal(2L, await CountAsync(site, "select count(*) from initiative"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Unread_lines_are_worked_off_by_keys_one_after_the_other()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await OnDesk.BringAsync(
            site,
            """
            <!doctype html><html lang="ja"><title>みなと国の手引き</title><h1>みなと国の手引き</h1>
            <p>灯台は岬に立つ。</p><p>霧笛は霧の日に鳴る。</p><p>海図は毎年改める。</p>
            """,
            "手引き.html"
        );
        await OnDesk.ReadAsync(site);
        var unread = (await GetDesk.RunAsync(site.Source, 1))!.Page!.Unread;
        Assert.Equal(
            ["灯台は岬に立つ。", "霧笛は霧の日に鳴る。", "海図は毎年改める。"],
            unread.Select(u => u.Words).TakeLast(3)
        );
        await using var window = await browser.Open();
        await window.Go(site, "/import/1");
        var words = window.Page.Locator(".proposal__entry[data-in-hand] textarea[name=text]");
        async Task PressAsync(string key, string next)
        {
            await OnDesk.Expect(window, "[data-desk][data-keys]", 1);
            await window.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(words).ToHaveValueAsync(next, new() { Timeout = 60_000 });
        }
        await window.Go(site, $"/import/1?line={unread[^3].FirstLine}");
        await PressAsync("u", "霧笛は霧の日に鳴る。");
        // An entry of its own, then furniture; each leads to the next that is left.
        await PressAsync("r", "海図は毎年改める。");
        await PressAsync("f", unread[0].Words);
        var page = (await GetDesk.RunAsync(site.Source, 1))!.Page!;
        Assert.Contains(page.Entries, e => e.Entry.Text == "霧笛は霧の日に鳴る。");
        Assert.Equal(unread.Count - 2, page.Unread.Count);
        Assert.Equal(
            ["furniture", "read-line"],
            await TextsAsync(site, "select kind from decision order by kind")
        );
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Split_join_move_set_aside_and_reject_are_decisions_of_the_forms()
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        var id = await IdAsync(site, "霧笛を新しくする");
        async Task<HttpStatusCode> Send(params (string, string)[] fields)
        {
            using var content = new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))
            );
            using var answer = await site.Client.PostAsync(
                new Uri("/import/1/decide?page=1", UriKind.Relative),
                content
            );
            // A refusal is a whole page, too.
            Assert.StartsWith(
                "<!DOCTYPE html>",
                await answer.Content.ReadAsStringAsync(),
                StringComparison.OrdinalIgnoreCase
            );
            return answer.StatusCode;
        }
        Assert.Equal(
            HttpStatusCode.OK,
            await Send(("action", "split"), ("id", id), ("text", "霧笛を\n\n新しくする"))
        );
        var (first, second) = (await IdAsync(site, "霧笛を"), await IdAsync(site, "新しくする"));
        Assert.Equal(
            HttpStatusCode.OK,
            await Send(("action", "join"), ("id", first), ("after", second))
        );
        Assert.NotEmpty(await IdAsync(site, "霧笛を新しくする"));
        var goal = await IdAsync(site, "灯台を増やす");
        Assert.Equal(
            HttpStatusCode.Conflict,
            await Send(
                ("action", "correct"),
                ("id", goal),
                ("kind", "specific-goal"),
                ("text", "灯台を増やす"),
                ("parent", "e999")
            )
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await Send(("action", "furniture"), ("first", "1"), ("last", "1"))
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await Send(("action", "reject"), ("id", await IdAsync(site, "灯台を三基建てる")))
        );
        Assert.Equal(HttpStatusCode.Conflict, await Send(("action", "nothing"), ("id", id)));
        Assert.Equal(HttpStatusCode.Conflict, await Send(("action", "accept"), ("id", "e12345")));
        Assert.Equal(4L, await CountAsync(site, "select count(*) from decision"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_desk_has_no_fault_that_axe_finds_and_does_not_scroll_sideways(int width)
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        await using var window = await browser.Open(width);
        foreach (var path in new[] { "/import", "/import/1", "/en/import/1" })
        {
            await window.Go(site, path);
            await window.FitsEverybodyAsync();
        }
    }

    private static async Task<string> IdAsync(RunningSite site, string words)
    {
        var desk = await GetDesk.RunAsync(site.Source, 1);
        return desk!.Page!.Entries.Single(e => e.Entry.Text == words).Entry.Id;
    }

    private static Task<string> Text(Window window) =>
        window.Page.Locator(".proposal").First.InnerTextAsync();

    private static async Task<IReadOnlyList<string>> TextsAsync(RunningSite site, string sql)
    {
        await using NpgsqlCommand command = site.Source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }

    private static async Task<long> CountAsync(RunningSite site, string sql)
    {
        await using NpgsqlCommand command = site.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
