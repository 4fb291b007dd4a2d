using Shirube.App.Tests.Rounds;
using Shirube.Data.Ledgers;
using Shirube.Features.Publishing.Releases;
using Shirube.Features.Rounds;
using Shirube.Features.Scoreboards;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>The ledger held against what releases print, and releases against the ledger, after somebody with all rights to
/// the database had a hand in it.</summary>
public sealed class VerifyReleasesTests(PostgresFixture postgres)
{
    private static readonly string[] Tables =
    [
        "ledger",
        "release",
        "release_timing",
        "release_answer",
        "correction",
        "data_cut",
        "cut_report",
        "cut_initiative",
        "cut_count",
        "answer",
        "report_step",
        "verification",
    ];

    private static readonly string[] Tampering =
    [
        "update ledger set detail = '{}' where seq = 3",
        "delete from ledger where seq = 2",
        "update ledger set seq = -1 where seq = 2; update ledger set seq = 2 where seq = 3; update ledger set seq = 3 where seq = -1",
        "insert into ledger select seq + 1, at, 'x', use_case, subject, detail, hash, repeat('0', 64) from ledger order by seq desc limit 1",
        // Cut off behind: the chain itself is whole.
        "delete from ledger where seq >= (select ledger_line from release)",
        "delete from ledger where seq = (select max(seq) from ledger)",
        "update release set manifest = replace(manifest, '2026', '2027'), hash = encode(sha256(convert_to(replace(manifest, '2026', '2027'), 'UTF8')), 'hex')",
        "update release_answer set content = jsonb_set(content, '{progress}', '\"書きかえた\"')",
        "delete from correction; delete from release_answer where id = 1",
        "update release_timing set publish_at = publish_at + interval '1 year'",
        "insert into release_timing select release_id, 2, null, 'x', person_id, 'x' from release_timing",
        "update correction set after = '\"書きかえた\"'",
        "update correction set before = '\"書きかえた\"'",
        "delete from correction",
        "delete from correction; delete from release_answer; delete from release_timing; delete from release",
        "update release_answer set proof = 'verified' where proof <> 'verified'",
        "update release_answer set organisation_name = '偽省'",
        "update release_answer set role = 'joint'",
        "update release_answer set initiative_text = '偽の取組'",
        "update release_answer set area = '偽の分野'",
        "update release_answer set goal = '偽の目標'",
        "update release_answer set hash = repeat('0', 64)",
        "update release set title = '偽の題名'",
        "update release set title_en = 'Forged'",
        "update release set note = '偽の説明'",
        "update release set person_name = '誰か'",
        "update release set number = 7",
        "update release set at = at - interval '1 day'",
        "update cut_report set status = 'done' where status = 'on-plan'",
        "update cut_initiative set status = 'done' where status = 'on-plan'",
        "update cut_count set initiatives = initiatives + 40",
        "update data_cut set unasked = 7",
        "update data_cut set hash = repeat('0', 64)",
        "delete from cut_count; delete from cut_initiative; delete from cut_report; delete from data_cut",
        "update answer set content = jsonb_set(content, '{progress}', '\"書きかえた\"') where duty_id = (select min(duty_id) from answer)",
        "delete from answer where (duty_id, number) = (select duty_id, number from answer order by 1, 2 limit 1)",
        "insert into answer select (jsonb_populate_record(a, jsonb_build_object('number', 99, 'save_key', gen_random_uuid()))).* from answer a limit 1",
        "delete from report_step where id = (select min(id) from report_step)",
        "update report_step set reason = '書きかえた'",
        "update report_step set action = 'approve' where action = 'submit'",
        "delete from verification",
        "update verification set how = '見ていない'",
    ];

    [Fact]
    public async Task Every_change_behind_the_programs_back_is_found()
    {
        await using var site = await ReleasedAsync();
        foreach (var table in Tables)
            await site.Running.Execute($"create table kept_{table} as select * from {table}");
        Assert.Empty(await FaultsAsync(site));
        foreach (var sql in Tampering)
        {
            await site.Running.Execute($"set session_replication_role = replica; {sql}");
            Assert.True((await FaultsAsync(site)).Count > 0, sql);
            foreach (var table in Tables)
                await site.Running.Execute(
                    $"set session_replication_role = replica; delete from {table}; insert into {table} overriding system value select * from kept_{table}; set session_replication_role = origin"
                );
            Assert.Empty(await FaultsAsync(site));
        }
    }

    [Fact]
    public async Task Who_kept_a_manifest_or_a_head_finds_that_the_end_was_cut_off_release_and_all()
    {
        await using var site = await ReleasedAsync();
        using var folder = new Cli.Folder();
        var manifest = Path.Combine(folder.Path, "manifest.json");
        await File.WriteAllTextAsync(
            manifest,
            await site.TextAsync("select manifest from release"),
            TestContext.Current.CancellationToken
        );
        var head = await site.TextAsync("select ledger_line || ':' || ledger_hash from release");
        await RunAsync(site, 0, "--manifest", manifest, "--head", head);
        await RunAsync(site, 2, "--head", "12");
        await RunAsync(site, 2, "--manifest", Path.Combine(folder.Path, "none.json"));
        await site.Running.Execute(
            "set session_replication_role = replica; delete from ledger where seq >= (select ledger_line from release); delete from correction; delete from release_answer; delete from release_timing; delete from release; delete from verification; delete from cut_count; delete from cut_initiative; delete from cut_report; delete from data_cut; set session_replication_role = origin"
        );
        // Alone, with all that hung on what was cut off, the ledger looks whole.
        await RunAsync(site, 0);
        Assert.Contains(
            "行目がありません",
            await RunAsync(site, 1, "--manifest", manifest),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "行目がありません",
            await RunAsync(site, 1, "--head", head),
            StringComparison.Ordinal
        );
    }

    private async Task<RoundSite> ReleasedAsync()
    {
        var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        var answer = await site.TextAsync("select code from release_answer order by id limit 1");
        foreach (
            var (field, after, seen) in new[]
            {
                ("progress", "三基", "0"),
                ("evidence", "https://example.go.jp/b 写真", "1"),
            }
        )
            (
                await site.Office.Post(
                    $"/rounds/1/releases/{release}/answers/{answer}",
                    ("field", field),
                    ("after", after),
                    ("reason", "試験"),
                    ("seen", seen)
                )
            ).Dispose();
        Assert.Equal(2, await site.NumberAsync("select count(*) from correction"));
        var duty = await site.DutyAsync("灯台", "総務省");
        (
            await site.Office.Post(
                $"/rounds/1/duties/{duty}/verify",
                ("seen", "1"),
                ("how", "写真を見た")
            )
        ).Dispose();
        Assert.Equal(1, await site.NumberAsync("select count(*) from verification"));
        return site;
    }

    /// <summary>As the command does it: what hangs on the ledger is held against a whole one.</summary>
    private static async Task<List<string>> FaultsAsync(RoundSite site)
    {
        var source = site.Running.Source;
        List<string> broken =
        [
            .. (await LedgerBook.VerifyAsync(source)).Faults.Select(f => f.What.En),
        ];
        return broken.Count > 0
            ? broken
            :
            [
                .. (await CheckReleases.RunAsync(source)).Select(m => m.En),
                .. (await CheckCuts.RunAsync(source)).Faults.Select(m => m.En),
                .. (await CheckAnswers.RunAsync(source)).Select(m => m.En),
            ];
    }

    private static async Task<string> RunAsync(RoundSite site, int code, params string[] options)
    {
        var run = await Cli.Shirube.RunAsync(
            Cli.Shirube.Program,
            ["verify-ledger", .. options],
            new Dictionary<string, string?> { ["SHIRUBE_DATABASE"] = site.Running.ConnectionString }
        );
        Assert.True(run.ExitCode == code, $"{run.ExitCode}: {run.Error}");
        return run.Error;
    }
}
