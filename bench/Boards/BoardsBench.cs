using System.Net;
using Shirube.App.Startup;
using Shirube.Bench.Pages;
using Shirube.Domain.People;
using Shirube.Domain.Scoreboards;
using Shirube.Features.People;
using Shirube.Features.Scoreboards;

namespace Shirube.Bench.Boards;

/// <summary>What each board costs at national size to somebody who has signed in: milliseconds at a client in the same
/// process, one request after the other, and SQL statements; and the scoreboard of all rounds.</summary>
internal static class BoardsBench
{
    private const int Warm = 40;
    private const int Times = 60;
    private const int Rounds = 12;
    private const string Password = "violet kettle under seven bridges";

    /// <param name="keep">A folder for the database, to be used again; null: a throw-away one.</param>
    public static async Task RunAsync(int port, string? keep)
    {
        await using var national = await NationalSite.MakeAsync(Rounds, keep);
        var address = $"http://127.0.0.1:{port}";
        await using var site = Site.Build(national.Database, new(address, Logging: false));
        await site.StartAsync();
        var statements = new Statements();
        using var listening = statements.Listen();
        var (slug, duties) = await DutiesAsync(national);
        using var office = await SignedInAsync(national, address, PersonRole.Secretariat, null);
        using var ministry = await SignedInAsync(national, address, PersonRole.Reporter, slug);
        Console.WriteLine();
        Console.WriteLine("| board | KB | SQL statements at most | p50 ms | p95 ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, client, paths) in Boards(national.OpenRound, duties, office, ministry))
            await MeasureAsync(name, client, paths, statements);
        await HistoryAsync(national);
        await site.StopAsync();
    }

    private static IEnumerable<(string Name, HttpClient Client, Func<int, string> Path)> Boards(
        long open,
        (long[] All, long[] Own) duties,
        HttpClient office,
        HttpClient ministry
    )
    {
        yield return ("rounds", office, _ => "/rounds");
        yield return ("round board", office, n => $"/rounds/{1 + n % (Rounds + 1)}");
        yield return ("who is late", office, _ => $"/rounds/{open}/late");
        yield return ("duties", office, n => $"/rounds/{open}/duties?page={1 + n}");
        yield return (
            "duties, filtered",
            office,
            n => $"/rounds/{open}/duties?state=left&page={1 + n % 5}"
        );
        yield return (
            "a duty",
            office,
            n => $"/rounds/{open}/duties/{duties.All[n % duties.All.Length]}"
        );
        foreach (var grouping in Enum.GetValues<Grouping>())
            yield return (
                $"cut by {grouping.Name()}",
                office,
                n => $"/rounds/{1 + n % Rounds}/cuts/1?by={grouping.Name()}&rule=2"
            );
        yield return (
            "cut by goal, the rows of all on plan",
            office,
            n => $"/rounds/{1 + n % Rounds}/cuts/1?by=goal&of=all&show=on-plan&rows={1 + n % 9}"
        );
        yield return (
            "cut by lead, the rows of one",
            office,
            n => $"/rounds/{1 + n % Rounds}/cuts/1?by=lead&of=%3D{1 + n % 20}&show=no-report"
        );
        foreach (var grouping in Groupings.Printed)
            yield return (
                $"two cuts by {grouping.Name()}",
                office,
                n => $"/scoreboards/compare?from={1 + n % 11}&to={2 + n % 11}&by={grouping.Name()}"
            );
        yield return ("history", office, n => $"/scoreboards?rule={1 + n % 2}");
        yield return (
            "history, the public's",
            new HttpClient { BaseAddress = office.BaseAddress },
            n => $"/scoreboards?rule=1&bench={Guid.NewGuid()}"
        );
        yield return ("a ministry's round board", ministry, _ => $"/rounds/{open}");
        yield return ("a ministry's view of who is late", ministry, _ => $"/rounds/{open}/late");
        yield return (
            "a ministry's duties",
            ministry,
            n => $"/rounds/{open}/duties?mine=yes&page={1 + n % 9}"
        );
        yield return (
            "a ministry's duty",
            ministry,
            n => $"/rounds/{open}/duties/{duties.Own[n % duties.Own.Length]}"
        );
    }

    private static async Task MeasureAsync(
        string name,
        HttpClient client,
        Func<int, string> path,
        Statements statements
    )
    {
        for (var n = 0; n < Warm; n++)
            await client.GetByteArrayAsync(new Uri(path(n), UriKind.Relative));
        var (times, most, bytes) = (new List<double>(), 0, 0);
        for (var n = 0; n < Times; n++)
        {
            var before = statements.Count;
            times.Add(
                await Timing.OfAsync(async () =>
                    bytes = Math.Max(
                        bytes,
                        (await client.GetByteArrayAsync(new Uri(path(n), UriKind.Relative))).Length
                    )
                )
            );
            most = Math.Max(most, statements.Count - before);
        }
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"| {name} | {bytes / 1000.0:F0} | {most} | {Timing.Percentile(times, 0.5):F1} | {Timing.Percentile(times, 0.95):F1} |"
            )
        );
    }

    /// <summary>Every round's figures by a rule, from the database, without the page.</summary>
    private static async Task HistoryAsync(NationalSite national)
    {
        var (times, rates) = (new List<double>(), 0);
        for (var n = 0; n < Warm + Times; n++)
        {
            var time = await Timing.OfAsync(async () =>
                rates = (
                    await GetHistory.RunAsync(
                        national.Database.Source,
                        national.Database.Work,
                        national.Secretariat
                    )
                ).Sum(h => h.Points.Count(p => ScoreboardRule.All[1].Rate(p.Tally) is not null))
            );
            if (n >= Warm)
                times.Add(time);
        }
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"scoreboard of {rates} rounds by rule 2: p50 {Timing.Percentile(times, 0.5):F1} ms, p95 {Timing.Percentile(times, 0.95):F1} ms"
            )
        );
    }

    private static async Task<HttpClient> SignedInAsync(
        NationalSite national,
        string address,
        PersonRole role,
        string? organisation
    )
    {
        var (token, refusal) = await InvitePerson.RunAsync(
            national.Database.Work,
            Caller.Operator,
            $"{Guid.NewGuid():N}@example.go.jp",
            role.Name(),
            role.Name(),
            organisation
        );
        if (refusal is { } why)
            throw new InvalidOperationException(why.En);
        var client = new HttpClient(
            new HttpClientHandler
            {
                CookieContainer = new CookieContainer(),
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = new(address),
        };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent([
            new("name", role.Name()),
            new("password", Password),
        ]);
        using var answer = await client.PostAsync(
            new Uri($"/invitations/{token}", UriKind.Relative),
            form
        );
        return answer.StatusCode == HttpStatusCode.Redirect
            ? client
            : throw new InvalidOperationException($"Not signed in: {answer.StatusCode}.");
    }

    /// <summary>A ministry, duties of everybody, and some of its own.</summary>
    private static async Task<(string Slug, (long[] All, long[] Own))> DutiesAsync(
        NationalSite national
    )
    {
        await using var command = national.Database.Source.CreateCommand(
            """
            with d as (
                select d.id, o.slug, row_number() over (order by d.id) as n
                from duty d join organisation o on o.id = d.organisation_id where d.round_id = $1),
            m as (select min(slug) as slug from d)
            select m.slug, array_agg(id) filter (where n % 150 = 0),
                (array_agg(id) filter (where d.slug = m.slug))[1:80]
            from d, m group by m.slug
            """
        );
        command.Parameters.Add(new() { Value = national.OpenRound });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetString(0), (row.GetFieldValue<long[]>(1), row.GetFieldValue<long[]>(2)));
    }
}
