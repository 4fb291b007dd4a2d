using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Shirube.App.Startup;
using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Data.People;

namespace Shirube.Bench.Saves;

/// <summary>200 reporters of 20 organisations save drafts at once, over HTTP and each in a session of their own; what was said
/// to be saved is counted in the database afterwards.</summary>
internal static class SavesBench
{
    private const int People = 200;
    private const int Organisations = 20;
    private const int DutiesOfEach = 10;
    private const string Password = "violet kettle under seven bridges";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shirube-saves-");
        try
        {
            await using var database = await Database.OpenAsync(
                new() { DataPath = folder.FullName }
            );
            await MakeAsync(database);
            await using var site = Site.Build(database, new("http://127.0.0.1:0", Logging: false));
            await site.StartAsync();
            var address = new Uri(site.Urls.First());
            var watch = Stopwatch.StartNew();
            var reporters = await Task.WhenAll(
                Enumerable.Range(0, People).Select(n => Reporter.SignInAsync(address, n, Password))
            );
            Console.WriteLine($"{People} signed in at once: {watch.Elapsed.TotalSeconds:F1} s");
            var own = await OwnAsync(reporters);
            var shared = await SharedAsync(reporters);
            foreach (var reporter in reporters)
                reporter.Dispose();
            var isWhole = await CountAsync(database, own + shared);
            await site.StopAsync();
            return isWhole ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everybody writes ten answers of their own, as fast as the site takes them.</summary>
    private static Task<int> OwnAsync(IReadOnlyCollection<Reporter> reporters) =>
        RunAsync(
            "own answers",
            reporters,
            async (reporter, n, times) =>
            {
                for (var i = 0; i < DutiesOfEach; i++)
                    times.Add(await reporter.SaveAsync(Duty(n, i), 0, $"報告 {n} の {i}"));
            }
        );

    /// <summary>The ten of an organisation write the same answer, none having seen the others': all texts are kept.</summary>
    private static Task<int> SharedAsync(IReadOnlyCollection<Reporter> reporters) =>
        RunAsync(
            "the same answer by ten",
            reporters,
            async (reporter, n, times) =>
                times.Add(await reporter.SaveAsync(Duty(n - n % 10, 0), 1, $"行き違い {n}"))
        );

    // Persons 0 to 9 answer for the first organisation, …
    private static long Duty(int person, int i) => (long)person * DutiesOfEach + i + 1;

    private static async Task<int> RunAsync(
        string what,
        IReadOnlyCollection<Reporter> reporters,
        Func<Reporter, int, ConcurrentBag<double?>, Task> work
    )
    {
        var times = new ConcurrentBag<double?>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(reporters.Select((r, n) => work(r, n, times)));
        var seconds = watch.Elapsed.TotalSeconds;
        var good = times.OfType<double>().Order().ToArray();
        Console.WriteLine(
            $"{what}: {good.Length} saved, {times.Count - good.Length} errors, {seconds:F1} s, {good.Length / seconds:F0} a second; "
                + $"ms p50 {At(good, 0.5):F0}, p95 {At(good, 0.95):F0}, p99 {At(good, 0.99):F0}, max {At(good, 1):F0}"
        );
        return good.Length;
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    private static async Task<bool> CountAsync(Database database, int said)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        var (answers, texts, aside, standing) = await connection.QuerySingleAsync<(
            long,
            long,
            long,
            long
        )>(
            """
            select count(*), count(distinct content ->> 'progress'), count(*) filter (where aside),
                (select count(*) from duty d join answer a on a.duty_id = d.id and a.number = d.version) from answer
            """
        );
        var ledger = await LedgerBook.VerifyAsync(database.Source);
        Console.WriteLine(
            $"said to be saved {said}, in the database {answers}, different texts {texts}, kept aside {aside}, duties with an answer {standing}; "
                + $"ledger {ledger.Lines} lines, {ledger.Faults.Count} faults"
        );
        return said == answers
            && texts == answers
            && said == People * (DutiesOfEach + 1)
            && ledger.Faults.Count == 0;
    }

    private static async Task MakeAsync(Database database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into strategy (slug, name) values ('s', '計画');
            insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines,
                read_lines, furniture_lines, unread_lines, imported_at)
            values (repeat('0', 64), 't', '', 'utf-8', 'register', '計画', 'ja', 0, 0, 0, 0, 0, now());
            insert into edition (strategy_id, slug, name) values (1, 'e', '計画');
            insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
            values (1, 1, '年次', '2026-12-18', '',
                '{"version":1,"longestProgress":400,"needsNext":true,"needsEvidence":false,"free":[]}', 'open');
            """
        );
        await connection.ExecuteAsync(
            """
            with chosen as (select id, name, row_number() over (order by rank, id) - 1 as n from organisation),
            placed as (select * from chosen where n < @Organisations)
            insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                organisation_name, role)
            select 1, i, 'i' || i, '取組 ' || i, '目標', o.id, o.name, 'sole'
            from generate_series(0, @duties - 1) i join placed o on o.n = i / (@duties / @Organisations) order by i;
            with chosen as (select id, row_number() over (order by rank, id) - 1 as n from organisation),
            p as (
                insert into person (email, normalised_email, name, password_hash, security_stamp)
                select 'p' || i || '@example.go.jp', 'P' || i || '@EXAMPLE.GO.JP', '担当 ' || i, @hash, 'x'
                from generate_series(0, @People - 1) i returning id, email)
            insert into membership (person_id, role, organisation_id)
            select p.id, 'reporter', o.id from p
            join chosen o on o.n = substring(p.email from '[0-9]+')::int / (@People / @Organisations)
            """,
            new
            {
                Organisations,
                People,
                duties = People * DutiesOfEach,
                hash = new PasswordHasher<Person>().HashPassword(new(), Password),
            }
        );
    }
}
