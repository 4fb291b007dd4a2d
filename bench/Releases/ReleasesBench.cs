using System.Diagnostics;
using Dapper;
using Shirube.App.Startup;
using Shirube.Bench.Boards;
using Shirube.Bench.Pages;
using Shirube.Domain.Rounds;
using Shirube.Features.Publishing.Releases;
using Shirube.Features.Rounds;

namespace Shirube.Bench.Releases;

/// <summary>A round of national size from its last answer to its release: 12,000 answers approved, the first thousand each with
/// a figure of an indicator; closed with a cut; released; looked at by the public.</summary>
internal static class ReleasesBench
{
    private const int Times = 12;

    public static async Task RunAsync(int port)
    {
        await using var national = await NationalSite.MakeAsync(1);
        await using var connection = await national.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Answered, new { national.OpenRound });
        var statements = new Statements();
        using var listening = statements.Listen();
        await ApproveAsync(national, statements);
        await TimedAsync(
            "round closed, data cut taken",
            statements,
            async () =>
                Done(
                    await MoveRound.RunAsync(
                        national.Database.Work,
                        national.Secretariat,
                        national.OpenRound,
                        RoundAction.Close,
                        ""
                    )
                )
        );
        var code = "";
        await TimedAsync(
            "release made",
            statements,
            async () =>
            {
                var made = await PublishRelease.RunAsync(
                    national.Database.Work,
                    national.Secretariat,
                    national.OpenRound,
                    1,
                    new(new("公表", "Release"), new("", ""), null)
                );
                Done(made.Refusal);
                code = made.Code!;
            }
        );
        await TimedAsync(
            "all releases checked (verify-ledger)",
            statements,
            async () =>
            {
                if (await CheckReleases.RunAsync(national.Database.Source) is [var fault, ..])
                    throw new InvalidOperationException(fault.En);
            }
        );
        await LookAsync(national, port, code, statements);
        Say($"peak of this process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static async Task ApproveAsync(NationalSite national, Statements statements)
    {
        await using var connection = await national.Database.Source.OpenConnectionAsync();
        var all = await connection.QueryAsync<(long Id, int Version)>(
            """
            select d.id, d.version from duty d join answer a on a.duty_id = d.id and a.number = d.version
            where d.round_id = @OpenRound and d.state = 'submitted' order by (a.content -> 'figures') is null, d.id
            """,
            new { national.OpenRound }
        );
        var batch = 0;
        foreach (var chosen in all.Chunk(ApproveReports.Most))
            await TimedAsync(
                batch++ == 0 ? "answers approved, each with a figure" : "answers approved",
                statements,
                async () =>
                {
                    var (approved, refusal) = await ApproveReports.RunAsync(
                        national.Database.Work,
                        national.Secretariat,
                        national.OpenRound,
                        chosen.ToDictionary(d => d.Id, d => d.Version)
                    );
                    Done(refusal);
                    if (approved != chosen.Length)
                        throw new InvalidOperationException($"{approved} of {chosen.Length}.");
                },
                chosen.Length
            );
        Say(
            $"figures taken over: {await connection.ExecuteScalarAsync<long>("select count(*) from indicator_fact where kind = 'actual'")}"
        );
    }

    private static async Task LookAsync(
        NationalSite national,
        int port,
        string code,
        Statements statements
    )
    {
        var address = $"http://127.0.0.1:{port}";
        await using var site = Site.Build(national.Database, new(address, Logging: false));
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new(address) };
        Console.WriteLine();
        Console.WriteLine("| the public's | KB | SQL statements | p50 ms | p95 ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (
            var path in new[]
            {
                "/releases",
                $"/releases/{code}",
                $"/releases/{code}?page=100",
                $"/releases/{code}/manifest.json",
                $"/api/released_answers?release={code}",
                $"/api/released_answers?release={code}&format=csv",
                "/feeds/releases.atom",
            }
        )
        {
            var (times, bytes, count) = (new List<double>(), 0, 0);
            for (var n = -2; n < Times; n++)
            {
                var before = statements.Count;
                var anew = path.StartsWith("/api", StringComparison.Ordinal)
                    ? path
                    : $"{path}{(path.Contains('?') ? '&' : '?')}bench={n}";
                var time = await Timing.OfAsync(async () =>
                    bytes = (await client.GetByteArrayAsync(new Uri(anew, UriKind.Relative))).Length
                );
                if (n >= 0)
                    times.Add(time);
                count = statements.Count - before;
            }
            Say(
                $"| {path.Replace(code, "…", StringComparison.Ordinal)} | {bytes / 1000.0:F0} | {count} | {Timing.Percentile(times, 0.5):F1} | {Timing.Percentile(times, 0.95):F1} |"
            );
        }
        await site.StopAsync();
    }

    private static async Task TimedAsync(
        string what,
        Statements statements,
        Func<Task> run,
        int? rows = null
    )
    {
        var before = statements.Count;
        var time = await Timing.OfAsync(run);
        Say($"{rows} {what}: {time / 1000:F2} s, {statements.Count - before} statements");
    }

    private static void Done(Domain.Message? refusal)
    {
        if (refusal is { } why)
            throw new InvalidOperationException(why.En);
    }

    private static void Say(FormattableString words) =>
        Console.WriteLine(words.ToString(Stamp.Figures).TrimStart());

    // Whoever had not answered, has; and of a thousand initiatives each a figure is asked.
    private const string Answered = """
        create temp table k on commit preserve rows as
        select d.id, d.initiative_code as code, row_number() over (order by d.id) as n from duty d
        where d.round_id = @OpenRound and d.state = 'none' and d.role <> 'joint' order by d.id limit 1000;
        insert into indicator (code, edition_id, of_kind, of_code)
        select 'k' || k.n, r.edition_id, 'initiative', k.code from k, round r where r.id = @OpenRound;
        insert into indicator_definition (indicator_id, number, title, title_en, unit, measure, is_public, reason, statement,
            person_id, person_name)
        select i.id, 1, '開いたデータの数', 'Open data sets', '件', 'number', true, '', '', (select min(id) from person), '事務局'
        from indicator i;
        insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed,
            reason, person_id, person_name)
        select i.id, 'target', 'value', '2025-04-01', '2026-03-31', 'FY2025', 1, 50, 'exact', '50', '',
            (select min(id) from person), '事務局' from indicator i;
        insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
        select d.id, 1, 0, false,
            jsonb_build_object('status', 'on-plan', 'progress', '試行を' || d.id % 9 || 'か所で始め、手引をまとめた。',
                'next', '対象を広げる。', 'evidence', '[]'::jsonb, 'free', '{}'::jsonb, 'isUnchanged', false)
            || case when k.n is null then '{}' else jsonb_build_object('figures', jsonb_build_object(
                'k' || k.n || '/2025-04-01/2026-03-31',
                jsonb_build_object('typed', (10 + k.n % 80)::text, 'isMissing', false, 'reason', ''))) end,
            'web', gen_random_uuid(), (select min(id) from person), '担当者', false
        from duty d left join k on k.id = d.id where d.round_id = @OpenRound and d.state = 'none';
        update duty set state = 'submitted', version = 1, changed_at = now() where round_id = @OpenRound and state = 'none';
        update duty set state = 'submitted' where round_id = @OpenRound and state = 'draft';
        drop table k;
        analyze duty; analyze answer; analyze indicator; analyze indicator_fact;
        """;
}
