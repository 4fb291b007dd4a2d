using System.Net;
using Shirube.App.Tests.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A due date that is past is asked for twice, wherever it can be set.</summary>
public sealed class DueDayTests(PostgresFixture postgres)
{
    private const string Words = "図も添えてください。";
    private static readonly (string, string) Meant = ("past", "meant");

    [Fact]
    public async Task A_round_with_a_past_due_date_is_made_only_when_it_is_meant_and_nothing_typed_is_lost()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var edition = await site.TextAsync("select slug from edition");
        (string, string)[] form =
        [
            ("edition", edition),
            ("name", "去年のフォローアップ"),
            ("due", "2020-03-31"),
            ("instructions", Words),
        ];
        using var refused = await site.Office.Post("/rounds", form);
        await ShowsAsync(refused, "去年のフォローアップ", "2020-03-31", Words);
        Assert.Equal(0, await site.NumberAsync("select count(*) from round"));
        using var english = await site.Office.Post("/en/rounds", form);
        Assert.Contains(
            "The due date is past already",
            WebUtility.HtmlDecode(await TextAsync(english)),
            StringComparison.Ordinal
        );
        using var made = await site.Office.Post("/rounds", [.. form, Meant]);
        Assert.Equal("/rounds/1", made.Headers.Location!.OriginalString);
        Assert.DoesNotContain(
            "name=\"past\"",
            await site.Office.Text("/rounds"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_round_that_waited_past_its_due_date_is_opened_only_when_it_is_meant()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        var lead = await site.DutyAsync("海図", "総務省");
        (await site.Office.Post($"/rounds/1/leads/{lead}")).Dispose();
        // The last day is still in time.
        await site.Running.Execute(
            "update round set due_on = (clock_timestamp() at time zone 'Asia/Tokyo')::date"
        );
        Assert.DoesNotContain(
            "name=\"past\"",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        await site.Running.Execute("update round set due_on = due_on - 1");
        Assert.Contains(
            "name=\"past\"",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        using var refused = await site.Office.Post("/rounds/1/open");
        await ShowsAsync(refused);
        Assert.Equal("preparing", await site.TextAsync("select state from round"));
        using var opened = await site.Office.Post("/rounds/1/open", Meant);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal("open", await site.TextAsync("select state from round"));
    }

    [Fact]
    public async Task A_due_date_is_moved_into_the_past_only_when_it_is_meant_and_instructions_can_be_changed_after_it()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (string, string)[] form = [("due", "2020-03-31"), ("instructions", Words)];
        using var refused = await site.Office.Post("/rounds/1/correct", form);
        await ShowsAsync(refused, "2020-03-31", Words);
        Assert.Equal("2099-12-18", await site.TextAsync("select due_on::text from round"));
        using var moved = await site.Office.Post("/rounds/1/correct", [.. form, Meant]);
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("2020-03-31", await site.TextAsync("select due_on::text from round"));
        using var words = await site.Office.Post(
            "/rounds/1/correct",
            ("due", "2020-03-31"),
            ("instructions", "図は要りません。")
        );
        Assert.Equal(HttpStatusCode.Redirect, words.StatusCode);
        Assert.Equal("図は要りません。", await site.TextAsync("select instructions from round"));
    }

    private static async Task ShowsAsync(HttpResponseMessage answer, params string[] typed)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TextAsync(answer);
        foreach (var words in typed.Append("締切日がもう過ぎています").Append("name=\"past\""))
            Assert.Contains(words, page, StringComparison.Ordinal);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
