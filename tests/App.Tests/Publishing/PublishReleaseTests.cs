using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>Making a release, moving and cancelling it: approved answers only, and nothing goes back once it is out.</summary>
public sealed class PublishReleaseTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_cut_that_counts_what_is_not_approved_is_refused_and_the_refusal_lists_it()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var chart = await site.DutyAsync("海図", "総務省");
        (await RoundSite.SaveAsync(site.Mic, chart, 0, "描いた", ("then", "submit"))).Dispose();
        (await site.Office.Post("/rounds/1/cuts")).Dispose();
        using var submitted = await ReleasedRound.MakeAsync(site, 2, ("when", "now"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, submitted.StatusCode);
        var said = await submitted.Content.ReadAsStringAsync();
        Assert.Contains($"/rounds/1/duties/{chart}\"", said, StringComparison.Ordinal);
        var light = await site.DutyAsync("灯台", "総務省");
        Assert.DoesNotContain($"/rounds/1/duties/{light}\"", said, StringComparison.Ordinal);
        (await site.Office.Post($"/rounds/1/duties/{chart}/approve", ("seen", "1"))).Dispose();
        // Approved, but at another version than the cut counts.
        (
            await site.Office.Post(
                $"/rounds/1/duties/{light}/return",
                ("seen", "1"),
                ("reason", "数を直してください")
            )
        ).Dispose();
        (await RoundSite.SaveAsync(site.Mic, light, 1, "三基", ("then", "submit"))).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{light}/approve", ("seen", "2"))).Dispose();
        using var other = await ReleasedRound.MakeAsync(site, 2, ("when", "now"));
        Assert.Contains(
            "数えた版1、いまの版2",
            await other.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from release"));
        (await site.Office.Post("/rounds/1/cuts")).Dispose();
        await ReleasedRound.NowAsync(site, 3);
        Assert.Equal(
            4,
            await site.NumberAsync(
                "select count(*) from release_answer a join release r on r.id = a.release_id join cut_report c on (c.cut_id, c.duty_id, c.version) = (r.cut_id, a.duty_id, a.version)"
            )
        );
    }

    [Fact]
    public async Task The_manifest_gives_the_release_its_hash_and_names_the_ledgers_last_line()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var head = await site.TextAsync("select hash from ledger order by seq desc limit 1");
        var line = await site.NumberAsync("select max(seq) from ledger");
        var code = await ReleasedRound.NowAsync(site);
        var manifest = await site.TextAsync("select manifest from release");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest)));
        Assert.Equal(hash, await site.TextAsync("select hash from release"));
        using var json = JsonDocument.Parse(manifest);
        var root = json.RootElement;
        Assert.Equal(code, root.GetProperty("release").GetProperty("code").GetString());
        Assert.Equal(head, root.GetProperty("ledger").GetProperty("hash").GetString());
        Assert.Equal(line, root.GetProperty("ledger").GetProperty("line").GetInt64());
        Assert.Equal(
            await site.TextAsync("select hash from data_cut"),
            root.GetProperty("cut").GetProperty("hash").GetString()
        );
        // 灯台 and 霧笛 on plan, 海図 without a report: rule 1 gives no rate, rule 2 that of the two.
        var figures = root.GetProperty("figures");
        Assert.Equal(2, figures[0].GetProperty("onPlan").GetInt32());
        Assert.Equal(JsonValueKind.Null, figures[0].GetProperty("ratePercent").ValueKind);
        Assert.Equal(100, figures[1].GetProperty("ratePercent").GetInt32());
        Assert.Equal(3, root.GetProperty("answers").GetArrayLength());
        Assert.Equal(
            line + 1,
            await site.NumberAsync(
                $"select seq from ledger where use_case = 'Publishing.PublishRelease' and subject = 'releases/{code}' and detail like '%{hash}%'"
            )
        );
    }

    [Fact]
    public async Task Before_its_time_it_is_moved_or_cancelled_with_a_reason_and_after_it_never()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        using var past = await ReleasedRound.MakeAsync(
            site,
            1,
            ("when", "at"),
            ("at", ReleasedRound.JapanIn(TimeSpan.FromHours(-1)))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        using var never = await ReleasedRound.MakeAsync(site, 1, ("when", "at"), ("at", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, never.StatusCode);
        var first = await ReleasedRound.TomorrowAsync(site);
        using var twice = await ReleasedRound.MakeAsync(site, 1, ("when", "now"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var path = $"/rounds/1/releases/{first}";
        var later = ("at", ReleasedRound.JapanIn(TimeSpan.FromDays(2)));
        await RefusedAsync(site, path + "/move", later, ("reason", " "));
        (await site.Office.Post(path + "/move", later, ("reason", "会議が延びた"))).Dispose();
        (await site.Office.Post(path + "/cancel", ("reason", "数を直す"))).Dispose();
        await RefusedAsync(site, path + "/move", later, ("reason", "やはり出す"));
        Assert.Equal(
            "設定|会議が延びた|数を直す",
            await site.TextAsync(
                "select string_agg(case reason when '' then '設定' else reason end, '|' order by number) from release_timing"
            )
        );
        Assert.Equal(
            1,
            await site.NumberAsync(
                "select count(*) from ledger where use_case = 'Publishing.CancelRelease'"
            )
        );
        var second = await ReleasedRound.NowAsync(site);
        Assert.Equal(
            1,
            await site.NumberAsync($"select number from release where code = '{second}'")
        );
        await RefusedAsync(site, $"/rounds/1/releases/{second}/cancel", ("reason", "やめる"));
        await RefusedAsync(site, $"/rounds/1/releases/{second}/move", later, ("reason", "延ばす"));
        Assert.Equal(1, await site.NumberAsync("select count(*) from released"));
    }

    [Theory]
    [InlineData("update release set title = 'x'")]
    [InlineData("delete from release")]
    [InlineData("update release_answer set content = '{}'")]
    [InlineData("delete from release_timing")]
    [InlineData("update release_timing set publish_at = null")]
    [InlineData("truncate correction")]
    [InlineData("insert into release_timing select id, 2, null, 'x', person_id, 'x' from release")]
    [InlineData(
        "insert into release_timing select id, 0, now() + interval '1 day', 'x', person_id, 'x' from release"
    )]
    public async Task Nothing_of_a_release_is_taken_back_not_even_by_the_owner_of_the_tables(
        string sql
    )
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        await ReleasedRound.NowAsync(site);
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(1, await site.NumberAsync("select count(*) from released"));
    }

    private static async Task RefusedAsync(
        RoundSite site,
        string path,
        params (string, string)[] fields
    )
    {
        using var refused = await site.Office.Post(path, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
