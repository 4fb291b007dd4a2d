using System.Net;
using Shirube.App.Tests.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Nothing that was saved is ever lost: not where two write at once, not where a reply is.</summary>
public sealed class SaveAnswerTests(PostgresFixture postgres)
{
    private const string Canary = "灯台の基礎を二つ打ち終えた";

    [Fact]
    public async Task Two_who_write_at_once_are_both_told_and_neither_text_is_lost()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var colleague = await Visitor.WithAsync(site.Running, PersonRole.Reporter, "mic");
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "さきに書いた文")).Dispose();
        using var crossed = await RoundSite.SaveAsync(colleague, duty, 0, "あとから書いた文");
        Assert.Equal(HttpStatusCode.Redirect, crossed.StatusCode);
        foreach (var who in new[] { site.Mic, colleague })
        {
            var page = await who.Text($"/rounds/1/duties/{duty}");
            Assert.Contains("2つの文があります", page, StringComparison.Ordinal);
            Assert.Contains("さきに書いた文", page, StringComparison.Ordinal);
            Assert.Contains("あとから書いた文", page, StringComparison.Ordinal);
        }
        Assert.Contains(
            "選ばれるのを待つ回答 1件",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        (await RoundSite.SaveAsync(site.Mic, duty, 1, "ふたりで直した文")).Dispose();
        Assert.DoesNotContain(
            "2つの文があります",
            await colleague.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            3,
            await site.NumberAsync($"select count(*) from answer where duty_id = {duty}")
        );
    }

    [Fact]
    public async Task Sent_again_after_a_lost_reply_a_save_is_kept_once()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        for (var i = 0; i < 3; i++)
        {
            using var saved = await RoundSite.SaveAsync(site.Mic, duty, 0, Canary, key);
            Assert.EndsWith(
                "saved=1",
                saved.Headers.Location!.OriginalString,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(
            1,
            await site.NumberAsync($"select count(*) from answer where duty_id = {duty}")
        );
    }

    [Fact]
    public async Task What_was_typed_after_a_save_left_is_kept_though_it_carries_the_same_key()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        (await RoundSite.SaveAsync(site.Mic, duty, 0, Canary, key)).Dispose();
        using var submitted = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            0,
            Canary + "。三つ目は春になる",
            key,
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);
        Assert.Equal(
            Canary + "。三つ目は春になる",
            await site.TextAsync(
                $"select a.content ->> 'progress' from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {duty} and d.state = 'submitted'"
            )
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from answer where aside"));
    }

    [Fact]
    public async Task An_answer_saved_while_the_round_closes_is_either_before_the_cut_or_late()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var saves = Enumerable
            .Range(0, 12)
            .Select(i => RoundSite.SaveAsync(site.Mic, duty, 0, $"{Canary} {i}"))
            .ToList();
        using var closed = await site.Office.Post("/rounds/1/close");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        foreach (var saved in await Task.WhenAll(saves))
            saved.Dispose();
        Assert.Equal(12, await site.NumberAsync("select count(*) from answer"));
        Assert.Equal(
            0,
            await site.NumberAsync(
                "select count(*) from answer a, data_cut c where a.is_late <> (a.at > c.at)"
            )
        );
    }
}
