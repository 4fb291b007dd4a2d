using System.Text.RegularExpressions;
using Dapper;
using Shirube.App.Tests.Cli;
using Shirube.Data.Ledgers;
using Shirube.Features.Publishing.Releases;
using Shirube.Features.Rounds;
using Shirube.Features.Scoreboards;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Whatever people do in a round in whatever order: no acknowledged text is lost, nothing kept is changed, states go only
/// the ways of docs/workflow.md, kept counts are those of a fresh count, the ledger, the cuts and the releases are sound.</summary>
public sealed partial class RoundWalkTests(PostgresFixture postgres)
{
    private const int Steps = 120;

    private static readonly ILookup<(string From, string Action), string> Ways = Way()
        .Matches(File.ReadAllText(Path.Combine(Samples.Root(), "docs", "workflow.md")))
        .ToLookup(m => (m.Groups[1].Value, m.Groups[3].Value), m => m.Groups[2].Value);

    [Theory]
    [InlineData(20261)]
    [InlineData(20263)]
    public async Task A_random_walk_through_a_round_leaves_everything_sound_after_each_step(
        int seed
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var walk = await RoundWalk.BeginAsync(site, seed);
        var cuts = new Dictionary<long, string>();
        var kept = "";
        var step = 0;
        var before = await FingerprintAsync(site);
        while (step++ < Steps)
        {
            var (act, isRefused) = await walk.StepAsync();
            var where = $"seed {seed}, step {step}, {act}";
            var now = await FingerprintAsync(site);
            Assert.True(!isRefused || now == before, $"{where}: refused, and something changed.");
            before = now;
            await using var connection = await site.Running.Source.OpenConnectionAsync();
            Assert.True(
                0
                    == await connection.ExecuteScalarAsync<long>(
                        """
                        select count(*) from unnest(@duties, @texts) k (duty, text) where not exists (
                            select from answer a where a.duty_id = k.duty and a.content ->> 'progress' = k.text)
                        """,
                        new
                        {
                            duties = walk.Acknowledged.Select(a => a.Duty).ToArray(),
                            texts = walk.Acknowledged.Select(a => a.Text).ToArray(),
                        }
                    ),
                $"{where}: an acknowledged text is gone."
            );
            var lines = await site.TextAsync(
                "select coalesce(string_agg(md5(a::text), ' ' order by at, duty_id), '') from answer a"
            );
            Assert.True(lines.StartsWith(kept, StringComparison.Ordinal), $"{where}: rewritten.");
            kept = lines;
            Assert.True(
                0
                    == await site.NumberAsync(
                        $"select count(*) from ({DutyCountTests.Differences}) d"
                    ),
                $"{where}: the kept counts are others."
            );
            await ReplayAsync(site, where);
            if (step % 10 == 0 || step == Steps)
                await IsSoundAsync(site, cuts, where);
        }
        // Were most of it never done, nothing would have been tried.
        Assert.InRange(walk.Acts.Values.Count(a => a.Done > 0), 9, 12);
        Assert.InRange(walk.Acts.Sum(a => a.Value.Refused), Steps / 10, Steps * 9 / 10);
        Assert.True(await site.NumberAsync("select count(*) from answer where aside") > 0);
    }

    /// <summary>Everything that was kept of an answer, from its beginning, leads by the ways of the table to the state that it has.</summary>
    private static async Task ReplayAsync(RoundSite site, string where)
    {
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        var duties = (
            await connection.QueryAsync<(long Id, string State, int Version)>(
                "select id, state, version from duty"
            )
        ).AsList();
        var events = (
            await connection.QueryAsync<(long Duty, string Action, int Version)>(
                """
                select duty_id, action, version from (
                    select duty_id, 'save' as action, number as version, at, 0 as rank from answer where not aside
                    union all select duty_id, action, version, at, 1 from report_step) e
                order by duty_id, at, rank
                """
            )
        ).ToLookup(e => e.Duty);
        foreach (var duty in duties)
        {
            var (state, version) = ("none", 0);
            foreach (var (_, action, of) in events[duty.Id])
            {
                var to = Ways[(state, action)].SingleOrDefault();
                Assert.True(to is not null, $"{where}: {action} in {state}.");
                Assert.True(
                    action == "save" ? of > version : of == version,
                    $"{where}: {action} of version {of}, {version} stood."
                );
                (state, version) = (to!, of);
            }
            Assert.True(
                (state, version) == (duty.State, duty.Version),
                $"{where}: {duty} is {state}."
            );
        }
    }

    private static async Task IsSoundAsync(
        RoundSite site,
        Dictionary<long, string> cuts,
        string where
    )
    {
        var ledger = await LedgerBook.VerifyAsync(site.Running.Source);
        Assert.True(ledger.Faults.Count == 0, $"{where}: the ledger.");
        var counted = await CheckCuts.RunAsync(site.Running.Source);
        Assert.True(counted.Faults.IsEmpty, $"{where}: {counted.Faults.FirstOrDefault().En}");
        var answered = await CheckAnswers.RunAsync(site.Running.Source);
        Assert.True(answered.IsEmpty, $"{where}: {answered.FirstOrDefault().En}");
        var released = await CheckReleases.RunAsync(site.Running.Source);
        Assert.True(released.IsEmpty, $"{where}: {released.FirstOrDefault().En}");
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        foreach (
            var (id, hash) in await connection.QueryAsync<(long, string)>(
                "select id, hash from data_cut"
            )
        )
            Assert.True(cuts.TryAdd(id, hash) || cuts[id] == hash, $"{where}: cut {id}.");
        Assert.Equal(counted.Cuts, cuts.Count);
    }

    private static Task<string> FingerprintAsync(RoundSite site) =>
        site.TextAsync(
            """
            select concat_ws(' ', (select state from round), (select string_agg(state || version, ',' order by id) from duty),
                (select count(*) from answer), (select count(*) from report_step), (select count(*) from ledger),
                (select count(*) from data_cut), (select count(*) from release), (select count(*) from correction),
                (select count(*) from verification))
            """
        );

    [GeneratedRegex(@"^    (\w+) --> (\w+): (\w+) \(", RegexOptions.Multiline)]
    private static partial Regex Way();
}
