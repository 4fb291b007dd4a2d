using System.Net;
using Shirube.App.Tests.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Claimed, evidenced, verified: three different things to say of an answer.</summary>
public sealed class VerificationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_version_is_verified_with_how_and_the_next_one_is_not()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var reviewer = await Visitor.WithAsync(site.Running, PersonRole.Reviewer);
        var duty = await site.DutyAsync("灯台", "総務省");
        var path = $"/rounds/1/duties/{duty}";
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "一基")).Dispose();
        await RefusedAsync(reviewer, path, "1", "現地で見た");
        (await RoundSite.SaveAsync(site.Mic, duty, 1, "二基", ("then", "submit"))).Dispose();
        await RefusedAsync(reviewer, path, "1", "現地で見た");
        await RefusedAsync(reviewer, path, "2", " ");
        using var verified = await VerifyAsync(reviewer, path, "2", "現地で二基を見た");
        Assert.Equal(HttpStatusCode.Redirect, verified.StatusCode);
        Assert.Contains("現地で二基を見た", await site.Mic.Text(path), StringComparison.Ordinal);
        await RefusedAsync(reviewer, path, "2", "もう一度");
        (await site.Office.Post(path + "/return", ("seen", "2"), ("reason", "三基目は"))).Dispose();
        (await RoundSite.SaveAsync(site.Mic, duty, 2, "三基", ("then", "submit"))).Dispose();
        Assert.DoesNotContain(
            "現地で二基を見た",
            await site.Office.Text(path),
            StringComparison.Ordinal
        );
        (await site.Office.Post("/rounds/1/close")).Dispose();
        Assert.Equal("claimed", await ProofAsync(site, 1));
        (await VerifyAsync(site.Office, path, "3", "写真を見た")).Dispose();
        (await site.Office.Post("/rounds/1/cuts")).Dispose();
        Assert.Equal("claimed", await ProofAsync(site, 1));
        Assert.Equal("verified", await ProofAsync(site, 2));
        Assert.Contains(
            "確認済 1件",
            await site.Office.Text("/rounds/1/cuts/2?of=all&show=verified"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_board_counts_each_answer_that_counts_in_exactly_one_of_the_three()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (string Words, (string, string)[] More)[] answers =
        [
            ("灯台", [("then", "submit")]),
            ("霧笛", [("then", "submit"), ("evidence", "https://example.go.jp/horn")]),
            ("海図", [("then", "submit"), ("evidence", "https://example.go.jp/chart")]),
        ];
        foreach (var (words, more) in answers)
            (
                await RoundSite.SaveAsync(
                    site.Mic,
                    await site.DutyAsync(words, "総務省"),
                    0,
                    "した",
                    more
                )
            ).Dispose();
        var chart = await site.DutyAsync("海図", "総務省");
        (await VerifyAsync(site.Office, $"/rounds/1/duties/{chart}", "1", "海図を見た")).Dispose();
        var board = await site.Office.Text("/rounds/1");
        var figures = string.Join(
            ' ',
            board[board.IndexOf("自己申告", StringComparison.Ordinal)..]
                .Split("<td class=\"number\">")
                .Skip(1)
                .Take(9)
                .Select(cell => cell[..cell.IndexOf('<', StringComparison.Ordinal)])
        );
        // Duties; not begun, draft, submitted, returned, approved; claimed, evidenced, verified.
        Assert.Equal("3 0 0 3 0 0 1 1 1", figures);
    }

    private static Task<HttpResponseMessage> VerifyAsync(
        Visitor who,
        string path,
        string seen,
        string how
    ) => who.Post(path + "/verify", ("seen", seen), ("how", how));

    private static async Task RefusedAsync(Visitor who, string path, string seen, string how)
    {
        using var refused = await VerifyAsync(who, path, seen, how);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private static Task<string> ProofAsync(RoundSite site, int cut) =>
        site.TextAsync($"select proof from cut_report where cut_id = {cut} and proof is not null");
}
