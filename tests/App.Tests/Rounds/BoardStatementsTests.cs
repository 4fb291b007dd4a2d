using System.Net;
using Shirube.App.Tests.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What a board asks of the database: six statements at most, the session's two among them, whoever looks. The pages
/// of releases are held in <see cref="Publishing.ReleasePagesTests"/>.</summary>
public sealed class BoardStatementsTests(PostgresFixture postgres)
{
    private const int Most = 6;

    [Fact]
    public async Task Every_board_takes_at_most_six_statements_of_the_secretariat_and_of_a_reporter()
    {
        await using var site = await CompareTests.TwiceAsync(postgres);
        var own = await site.DutyAsync("霧笛", "総務省");
        var shared = await site.DutyAsync("霧笛", "文部科学省");
        var returned = await FilledWorkbook.ReturnAsync(
            site.Mic,
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Mic, "mic"),
                own,
                ("したこと", "調査票に書いた文")
            )
        );
        // Somebody else's comment: whoever sees it first has that written down in the same visit.
        await SayAsync(site.Mext, shared, "数字を足してください");
        string[] ofBoth =
        [
            "/rounds",
            "/rounds/1",
            "/rounds/1/duties",
            "/rounds/1/duties?mine=yes",
            "/rounds/1/duties?state=left&words=霧",
            $"/rounds/1/duties/{own}",
            $"/rounds/1/duties/{own}",
            $"/rounds/1/duties/{shared}",
            "/rounds/1/late",
            "/rounds/1/comments",
            "/rounds/1/workbooks",
            returned,
            "/scoreboards",
        ];
        string[] ofOffice =
        [
            .. ofBoth,
            "/rounds/1/cuts/1?by=any&of=all",
            "/rounds/1/cuts/2?rule=2&by=goal&of=all&show=on-plan",
            "/rounds/1/cuts/2?check=yes",
            "/scoreboards/compare?from=1&to=2&by=any&why=reported&show=on-plan",
            "/scoreboards/compare?from=1&to=2&rule=2",
            "/rounds/1/questions",
            "/rounds/1/reminders",
            "/rounds/1/releases",
        ];
        var over = new List<string>();
        foreach (var (who, paths) in new[] { (site.Office, ofOffice), (site.Mic, ofBoth) })
        foreach (var path in paths)
            await CountAsync(who, path);
        Assert.Empty(over);

        async Task CountAsync(Visitor who, string path)
        {
            var status = HttpStatusCode.Unused;
            var count = await SqlStatements.CountAsync(
                site.Running.DatabaseName,
                async () =>
                {
                    using var answer = await who.Get(path);
                    status = answer.StatusCode;
                }
            );
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status}");
            if (count is 0 or > Most)
                over.Add($"{path} of {(who == site.Mic ? "a reporter" : "the office")}: {count}");
        }
    }

    private static async Task SayAsync(Visitor who, long duty, string words)
    {
        using var said = await who.Post($"/rounds/1/duties/{duty}/comments", ("words", words));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }
}
