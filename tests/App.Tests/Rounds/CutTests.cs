using System.Net;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What counts when a round is closed, and the figures that are made from it for ever.</summary>
public sealed class CutTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Closing_takes_a_cut_in_which_drafts_are_no_report_and_late_answers_wait_for_the_next()
    {
        await using var site = await ClosedAsync(postgres);
        Assert.Equal(5, await site.NumberAsync("select count(*) from cut_report where cut_id = 1"));
        Assert.Equal(
            "灯台を三基建てる 1 on-plan evidenced|霧笛を新しくする 1 on-plan claimed",
            await site.TextAsync(Counting(1))
        );
        var horn = await site.DutyAsync("霧笛", "文部科学省");
        (await RoundSite.SaveAsync(site.Mext, horn, 1, "吹いた", ("then", "submit"))).Dispose();
        Assert.Equal(2, await site.NumberAsync("select count(version) from cut_report"));
        using var taken = await site.Office.Post("/rounds/1/cuts");
        Assert.Equal("/rounds/1/cuts/2", taken.Headers.Location!.OriginalString);
        Assert.Equal(
            "灯台を三基建てる 1 on-plan evidenced|霧笛を新しくする 1 on-plan claimed|霧笛を新しくする 2 on-plan claimed",
            await site.TextAsync(Counting(2))
        );
        Assert.Equal(
            2,
            await site.NumberAsync(
                "select count(*) from ledger l join data_cut c on l.detail like '%' || c.hash || '%'"
            )
        );
    }

    [Fact]
    public async Task A_cut_by_hand_is_refused_while_the_round_is_open()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var early = await site.Office.Post("/rounds/1/cuts");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal(0, await site.NumberAsync("select count(*) from data_cut"));
    }

    [Fact]
    public async Task The_page_shows_the_figures_and_each_opens_the_rows_behind_it()
    {
        await using var site = await ClosedAsync(postgres);
        // 総務省 leads all three: two on plan, one without a report.
        Assert.DoesNotContain(
            "100%",
            await site.Office.Text("/rounds/1/cuts/1?by=lead"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "100%",
            await site.Office.Text("/rounds/1/cuts/1?rule=2&by=lead"),
            StringComparison.Ordinal
        );
        var mic = await site.NumberAsync("select id from organisation where slug = 'mic'");
        var rows = await site.Office.Text($"/rounds/1/cuts/1?by=lead&of=%3D{mic}&show=no-report");
        Assert.Contains("総務省：報告なし 1件", rows, StringComparison.Ordinal);
        Assert.Contains("海図を描き直す", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("灯台を三基建てる", rows, StringComparison.Ordinal);
        Assert.Contains(
            "/rounds/1/cuts/1",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        using var missing = await site.Office.Get("/rounds/1/cuts/9");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var reporter = await site.Mic.Get("/rounds/1/cuts/1");
        Assert.Equal(HttpStatusCode.Forbidden, reporter.StatusCode);
    }

    [Fact]
    public async Task The_page_takes_at_most_six_statements()
    {
        await using var site = await ClosedAsync(postgres);
        Assert.InRange(
            await SqlStatements.CountAsync(
                site.Running.DatabaseName,
                () => site.Office.Text("/rounds/1/cuts/1?by=any&of=all")
            ),
            1,
            6
        );
    }

    [Theory]
    [InlineData("update data_cut set number = 7")]
    [InlineData("delete from data_cut")]
    [InlineData("update cut_report set status = 'done'")]
    [InlineData("delete from cut_report")]
    [InlineData("truncate cut_report")]
    public async Task Nothing_in_a_cut_is_changed_not_even_by_the_owner_of_the_tables(string sql)
    {
        await using var site = await ClosedAsync(postgres);
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(sql)
        );
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_that_was_changed_behind_its_back_says_so()
    {
        await using var site = await ClosedAsync(postgres);
        const string warning = "ハッシュと合いません";
        Assert.DoesNotContain(
            warning,
            await site.Office.Text("/rounds/1/cuts/1"),
            StringComparison.Ordinal
        );
        await site.Running.Execute(
            "alter table cut_report disable trigger all; update cut_report set status = 'done' where status is not null"
        );
        Assert.Contains(
            warning,
            await site.Office.Text("/rounds/1/cuts/1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_command_line_prints_the_same_figures_and_hash_every_time()
    {
        await using var site = await ClosedAsync(postgres);
        var table = await RunAsync(site, 0, "--rule", "1", "--cut", "1");
        // 総務省 leads three: two on plan, one without a report: rule 1 gives no rate, rule 2 that of what was reported.
        Assert.Contains("総務省\t3\t2\t0\t0\t0\t0\t1\t–", table, StringComparison.Ordinal);
        Assert.Contains("文部科学省\t2\t1\t0\t0\t0\t0\t1\t–", table, StringComparison.Ordinal);
        var reported = await RunAsync(site, 0, "--rule", "2", "--cut", "1");
        Assert.Contains("総務省\t3\t2\t0\t0\t0\t0\t1\t100%", reported, StringComparison.Ordinal);
        var late = await site.DutyAsync("海図", "総務省");
        (await RoundSite.SaveAsync(site.Mic, late, 0, "描いた", ("then", "submit"))).Dispose();
        Assert.Equal(table, await RunAsync(site, 0, "--rule", "1", "--cut", "1"));
        using var json = JsonDocument.Parse(
            await RunAsync(site, 0, "--rule", "1", "--cut", "1", "--json")
        );
        var hash = json.RootElement.GetProperty("hash").GetString()!;
        Assert.Contains(hash, table, StringComparison.Ordinal);
        var total = json.RootElement.GetProperty("boards")[0].GetProperty("total");
        Assert.Equal(3, total.GetProperty("initiatives").GetInt32());
        Assert.Equal(2, total.GetProperty("onPlan").GetInt32());
        Assert.Equal(1, total.GetProperty("noReport").GetInt32());
        await RunAsync(site, 2, "--rule", "1", "--cut", "9");
        await RunAsync(site, 2, "--rule", "77", "--cut", "1");
        await site.Running.Execute(
            "alter table cut_report disable trigger all; update cut_report set status = 'done' where status is not null"
        );
        await RunAsync(site, 1, "--rule", "1", "--cut", "1");
    }

    internal static async Task<string> RunAsync(RoundSite site, int code, params string[] options)
    {
        var run = await Cli.Shirube.RunAsync(
            Cli.Shirube.Program,
            ["scoreboard", .. options],
            new Dictionary<string, string?> { ["SHIRUBE_DATABASE"] = site.Running.ConnectionString }
        );
        Assert.True(run.ExitCode == code, $"{run.ExitCode}: {run.Error}");
        Assert.Equal(code == 0, run.Error.Length == 0);
        return run.Text;
    }

    private static string Counting(int cut) =>
        $"""
            select string_agg(concat_ws(' ', d.initiative_text, c.version, c.status, c.proof), '|' order by c.position, c.version)
            from cut_report c join duty d on d.id = c.duty_id where c.cut_id = {cut} and c.version is not null
            """;

    /// <summary>灯台 approved with evidence, 霧笛 submitted by its lead and a draft beside it, 海図 unanswered; then
    /// closed.</summary>
    internal static async Task<RoundSite> ClosedAsync(PostgresFixture postgres)
    {
        var site = await RoundSite.OpenAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        (
            await RoundSite.SaveAsync(
                site.Mic,
                lighthouse,
                0,
                "二基",
                ("evidence", "https://example.go.jp/lights"),
                ("then", "submit")
            )
        ).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{lighthouse}/approve", ("seen", "1"))).Dispose();
        var horn = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, horn, 0, "決めた", ("then", "submit"))).Dispose();
        var beside = await site.DutyAsync("霧笛", "文部科学省");
        (await RoundSite.SaveAsync(site.Mext, beside, 0, "まだ途中")).Dispose();
        (await site.Office.Post("/rounds/1/close")).Dispose();
        return site;
    }
}
