using System.Net;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;
using static Shirube.App.Tests.Indicators.Keeping;

namespace Shirube.App.Tests.Indicators;

/// <summary>Indicators that the secretariat defines and corrects on the web.</summary>
public sealed class KeepIndicatorsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Without_indicators_the_page_says_what_to_do_next()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        Assert.Contains(
            "href=\"/editions\">版から目標・取組をさがす",
            await site.Office.Text("/indicators/edit"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Look for it in the editions",
            await site.Office.Text("/en/indicators/edit"),
            StringComparison.Ordinal
        );
        // Who may not define one is not told to.
        var reporter = await site.Mic.Text("/indicators/edit");
        Assert.Contains("事務局が定めるか", reporter, StringComparison.Ordinal);
        Assert.DoesNotContain("版から目標・取組をさがす", reporter, StringComparison.Ordinal);
        Assert.Contains(
            "その記号の目標・取組は見つかりません",
            await site.Office.Text("/indicators/edit?of=inowhere0000"),
            StringComparison.Ordinal
        );
        var code = await site.TextAsync("select min(code) from initiative");
        Assert.Contains(
            "この目標・取組の指標はまだありません",
            await site.Office.Text($"/indicators/edit?of={code}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_secretariat_defines_and_corrects_and_nothing_that_was_said_is_gone()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var code = await DefineAsync(site);
        await SayAsync(site, code, "baseline", "2024年度", "3");
        await SayAsync(site, code, "target", "2025年度", "約5");
        await SayAsync(
            site,
            code,
            "target",
            "2026年度",
            "",
            ("state", "not-set"),
            ("due", "2027-03-31"),
            ("by", "事務局")
        );
        using var silent = await PostAsync(site, code, "target", "2025年度", "6");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("理由", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SayAsync(site, code, "target", "2025年度", "6", ("why", "数え違い"));
        using var undated = await PostAsync(
            site,
            code,
            "target",
            "2027年度",
            "",
            ("state", "not-set")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undated.StatusCode);
        using var early = await PostAsync(site, code, "actual", "2099年度", "6");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains(
            "まだ始まっていない期間の実績",
            await early.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var noFigure = await PostAsync(site, code, "target", "2027年度", "たくさん");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noFigure.StatusCode);
        await SayAsync(site, code, "break", "2026年度", "", ("why", "数え方を変えた"));
        Assert.Equal(
            "baseline value FY2024 1 3 f; target value FY2025 1 5 f; target not-set FY2026 1 f; target value FY2025 2 6 f 数え違い; break said FY2026 1 f 数え方を変えた",
            await site.TextAsync(Facts)
        );
        // A draft is on no public page; made public it is, with what it was before and what is not set.
        using var hidden = await site.Running.Get($"/indicators/{code}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var published = await site.Office.Post(
            $"/indicators/edit/{code}",
            ("title", "灯台の数"),
            ("unit", "基"),
            ("measure", "number"),
            ("public", "yes"),
            ("reason", "決まったので公開する")
        );
        Assert.Equal(
            $"/indicators/edit/{code}?saved=yes",
            published.Headers.Location!.OriginalString
        );
        Assert.Contains(
            "<strong>記録しました</strong>",
            await site.Office.Text($"/indicators/edit/{code}?saved=yes"),
            StringComparison.Ordinal
        );
        var page = await site.Running.Html($"/indicators/{code}");
        foreach (
            var words in (string[])
                [
                    "約5基 → 6基",
                    "数え違い",
                    "未設定（2027年3月31日までに事務局が設定）",
                    "数え方を変えた",
                    "series__break",
                    "series__target",
                ]
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await site.NumberAsync(
                $"select count(*) from passage where path = '/indicators/{code}'"
            )
        );
    }
}
