using Microsoft.Playwright;
using Shirube.App.Tests.Site;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.YearSteps;

namespace Shirube.App.Tests.Rounds;

/// <summary>The year of a secretariat, from the plan to the last figure, in real browsers. What is to come out was counted by
/// hand and stands beside each step.</summary>
public sealed class YearTests(PostgresFixture postgres, Browser browser)
{
    private const string Lighthouse = "灯台を三基建てる";
    private const string Horn = "霧笛を新しくする";
    private const string Charts = "海図を描き直す";
    private const string Tides = "潮の観測を続ける";
    private const string Quay = "岸壁を直す";
    private const string Lifeboats = "救命艇を配る";

    [Fact]
    public async Task The_year_of_a_secretariat()
    {
        await using var year = await Year.BeginAsync(postgres, browser);
        await MakeAndOpen(year);
        await TwoMinistriesAnswerOnTheWeb(year);
        await OneAnswersByWorkbook(year);
        await OneIsReturnedAndAnsweredAnew(year);
        await ApproveVerifyClose(year);
        await OneComesLate(year);
        await WhyTheFigureMoved(year);
        var release = await ReleaseUnderEmbargo(year);
        await Correct(year, release);
        await TheLedgerIsHeldToWhatWasPrinted(year, release);
        foreach (var who in new[] { year.Office, year.Mic, year.Mext, year.Mlit, year.Public })
            // The round that could not be opened yet was refused with 422, which a browser writes down as well.
            Assert.DoesNotContain(
                who.Complaints,
                c => !c.Contains("422", StringComparison.Ordinal)
            );
    }

    private static async Task MakeAndOpen(Year year)
    {
        var (office, page) = (year.Office, year.Office.Page);
        await office.Go(year.Site, "/rounds");
        await page.GetByLabel("名前").FillAsync("2026年度フォローアップ");
        await page.GetByLabel("締切日").FillAsync("2099-03-31");
        await page.GetByLabel("回答者への説明").FillAsync("数字は半角で書いてください。");
        await Press(page, "つくる");
        // 海図: nobody is marked. Until somebody leads, the round cannot be opened.
        await See(page, "主担当の分からない取組 1件");
        await Press(page, "回答を受け付け始める");
        await See(page, "できませんでした");
        await page.Locator("form[action*='/leads/'] button", new() { HasText = "文部科学省" })
            .ClickAsync();
        await Expect(page.GetByText("主担当の分からない取組")).ToHaveCountAsync(0, Patient);
        await Press(page, "回答を受け付け始める");
        await See(page, "回答受付中");
    }

    private static async Task TwoMinistriesAnswerOnTheWeb(Year year)
    {
        await Answer(
            year,
            year.Mic,
            Lighthouse,
            "計画通り",
            "一基目を建てた",
            "https://example.go.jp/1 写真"
        );
        await Answer(year, year.Mic, Horn, "計画通り", "音を決めた");
        await Answer(year, year.Mic, Charts, "計画通り", "紙を用意した");
        await Answer(year, year.Mic, Quay, "計画通り", "石を運んだ");
        await Answer(year, year.Mext, Horn, "一部未了", "笛の絵を描いた");
        await Answer(year, year.Mext, Charts, "一部未了", "半分まで描いた");
    }

    /// <summary>潮 and 岸壁 are filled in with LibreOffice; 岸壁 is answered on the web meanwhile, and somebody chooses between
    /// the two. 救命艇 stays empty.</summary>
    private static async Task OneAnswersByWorkbook(Year year)
    {
        var workbook = await year.FillWorkbookAsync(
            year.Mlit,
            "mlit",
            (Tides, "進捗状況", "完了"),
            (Tides, "したこと", "十二の港で測った"),
            (Tides, "根拠1のURL", "https://example.go.jp/tides"),
            (Quay, "進捗状況", "計画通り"),
            (Quay, "したこと", "調査票では東を直した"),
            (Quay, "これからすること", "西も直す")
        );
        await year.OpenDutyAsync(year.Mlit, Quay);
        var page = year.Mlit.Page;
        await page.GetByLabel("未了", new() { Exact = true }).CheckAsync();
        await page.FillAsync("#progress", "Web では何もしていない");
        await Press(page, "下書きを保存");
        await See(page, "保存しました");
        await Return(year, workbook);
        // Nothing is written before it is accepted, and not while the conflict waits.
        Assert.Equal(
            0,
            await year.NumberAsync("select count(*) from answer where via = 'workbook'")
        );
        var conflict = page.Locator("fieldset.returned");
        await Expect(conflict).ToHaveCountAsync(1, Patient);
        await Expect(conflict).ToContainTextAsync("Web では何もしていない");
        await Expect(conflict).ToContainTextAsync("調査票では東を直した");
        await conflict.GetByLabel("調査票のとおりにする").CheckAsync();
        await Press(page, "受け入れて、そろっている2件を提出する");
        await See(page, "2件を提出しました");
        await Return(year, workbook);
        await See(page, "1バイトも違いません");
        // What was on the web is still among the versions.
        Assert.Equal(
            "Web では何もしていない|調査票では東を直した",
            await year.TextAsync(
                """
                select string_agg(content ->> 'progress', '|' order by number) from answer
                where duty_id = (select id from duty where initiative_text = '岸壁を直す' and organisation_name = '国土交通省')
                  and content ->> 'progress' <> ''
                """
            )
        );
    }

    private static async Task OneIsReturnedAndAnsweredAnew(Year year)
    {
        var office = year.Office.Page;
        await year.OpenDutyAsync(year.Office, Lighthouse, "総務省");
        await office.GetByLabel("差し戻す理由").FillAsync("どの岬の灯台か書いてください。");
        await Press(office, "差し戻す");
        await See(office, "差し戻し");
        var mic = year.Mic.Page;
        await year.OpenDutyAsync(year.Mic, Lighthouse);
        await See(mic, "どの岬の灯台か書いてください。");
        Assert.Equal("一基目を建てた", await mic.InputValueAsync("#progress"));
        await mic.FillAsync("#progress", "北の岬に一基目を建てた");
        await Press(mic, "保存して提出");
        await Expect(mic.Locator("form[action$='/takeback']")).ToBeVisibleAsync(Visible);
    }

    /// <summary>By leads: 灯台, 霧笛, 岸壁 on plan, 海図 partly incomplete, 潮 done, 救命艇 without a report. Rule 2: 3 ÷ 5 = 60 %;
    /// rule 1 has no rate. 潮 names evidence, 灯台 is verified.</summary>
    private static async Task ApproveVerifyClose(Year year)
    {
        var page = year.Office.Page;
        // 灯台 was answered anew: one from its page, which leads on to the next, the other seven from the list.
        await Approve(year, Lighthouse, "総務省");
        await page.GetByRole(AriaRole.Link, new() { Name = "次の提出済みの回答へ" }).ClickAsync();
        await See(page, Horn);
        await year.Office.Go(year.Site, "/rounds/1/duties?state=submitted");
        await Press(page, "このページの提出済み7件をすべて承認する");
        await See(page, "7件を承認しました。");
        await year.OpenDutyAsync(year.Office, Lighthouse, "総務省");
        await page.GetByLabel("何を見て確かめたか").FillAsync("写真と登記を見た");
        await Press(page, "確認済みにする");
        await See(page, "写真と登記を見た");
        await year.Office.Go(year.Site, "/rounds/1");
        await Press(page, "締め切る");
        await See(page, "締切済み");
        await year.Office.Go(year.Site, "/rounds/1/cuts/1?rule=1");
        Assert.Equal(["6", "3", "1", "0", "1", "0", "1", "3", "1", "1", "–"], await Total(page));
        await year.Office.Go(year.Site, "/rounds/1/cuts/1?rule=2");
        Assert.Equal("60%", (await Total(page))[^1]);
    }

    /// <summary>救命艇 comes after the close: the first cut stays, the second has 3 ÷ 6 = 50 % by both rules.</summary>
    private static async Task OneComesLate(Year year)
    {
        await Answer(year, year.Mlit, Lifeboats, "未了", "艇がまだ届かない");
        await See(year.Mlit.Page, "（締切後）");
        await Approve(year, Lifeboats, "国土交通省");
        var page = year.Office.Page;
        await year.Office.Go(year.Site, "/rounds/1");
        await Press(page, "いまの回答でデータ締切をつくる");
        await year.Office.Go(year.Site, "/rounds/1/cuts/2?rule=2");
        Assert.Equal(["6", "3", "1", "1", "1", "0", "0", "4", "1", "1", "50%"], await Total(page));
        await year.Office.Go(year.Site, "/rounds/1/cuts/1?rule=2");
        Assert.Equal("60%", (await Total(page))[^1]);
    }

    /// <summary>No report 1 → 0, incomplete 0 → 1, claimed 3 → 4; 60 % → 50 %: one cause, 救命艇.</summary>
    private static async Task WhyTheFigureMoved(Year year)
    {
        var page = year.Office.Page;
        await year.Office.Go(year.Site, "/scoreboards/compare?from=1&to=2&rule=2");
        var row = page.Locator(
            "tr",
            new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "報告なし" }) }
        ).First;
        Assert.Equal(
            ["1", "0"],
            (await row.Locator("td").AllInnerTextsAsync()).Take(2).Select(t => t.Trim())
        );
        Assert.Equal(
            ["60%", "50%", "-10"],
            (await Total(page)).Take(3).Select(t => t.Replace('−', '-'))
        );
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "報告なし" })
            .Locator("xpath=..")
            .GetByRole(AriaRole.Link)
            .Last.ClickAsync();
        await See(page, Lifeboats);
    }

    /// <summary>Nobody outside sees a word of it before its time; after it everybody does.</summary>
    private static async Task<string> ReleaseUnderEmbargo(Year year)
    {
        var page = year.Office.Page;
        await DraftRelease(year);
        await page.GetByLabel("公表の日時").FillAsync($"{DateTime.UtcNow.AddDays(60):s}"[..16]);
        await Press(page, "公表をつくる");
        await Expect(page.GetByLabel("動かす理由")).ToBeVisibleAsync(Visible);
        var code = new Uri(page.Url).Segments[^1];
        foreach (
            var path in new[]
            {
                "/",
                "/releases",
                $"/releases/{code}",
                "/api/released_answers",
                "/feeds/releases.atom",
                "/search?q=北の岬",
            }
        )
        {
            using var answer = await year.Site.Get(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("北の岬に一基目を建てた", text, StringComparison.Ordinal);
            Assert.DoesNotContain("フォローアップ結果", text, StringComparison.Ordinal);
        }
        await year.Office.Go(year.Site, $"/rounds/1/releases/{code}");
        await page.GetByLabel("取りやめる理由").FillAsync("大臣の会見に合わせて早める");
        await Press(page, "取りやめる");
        await DraftRelease(year);
        await page.GetByLabel("いますぐ（取り消せません）").CheckAsync();
        await Press(page, "公表をつくる");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "/releases/" }))
            .ToBeVisibleAsync(Visible);
        code = new Uri(page.Url).Segments[^1];
        var outside = year.Public.Page;
        await year.Public.Go(year.Site, $"/releases/{code}");
        await See(outside, "規則1の進捗率：50%");
        await See(outside, "北の岬に一基目を建てた");
        // Of the conflict only what was chosen is public.
        await See(outside, "調査票では東を直した");
        await Expect(outside.GetByText("Web では何もしていない")).ToHaveCountAsync(0, Patient);
        await outside.GetByRole(AriaRole.Link, new() { Name = Lighthouse }).First.ClickAsync();
        await See(outside, "写真");
        return code;
    }

    /// <summary>Both texts stay, and the figures stay.</summary>
    private static async Task Correct(Year year, string release)
    {
        var page = year.Office.Page;
        await year.Office.Go(year.Site, $"/rounds/1/releases/{release}");
        await page.GetByRole(AriaRole.Row, new() { Name = Horn })
            .Filter(new() { HasText = "総務省" })
            .GetByRole(AriaRole.Link)
            .First.ClickAsync();
        await page.GetByText("「したこと」を直す")
            .Or(page.GetByText("したことを直す"))
            .First.ClickAsync();
        await page.FillAsync("#after-progress", "音と光を決めた");
        await page.FillAsync("#reason-progress", "光を書き落とした");
        await page.Locator("form", new() { Has = page.Locator("#after-progress") })
            .GetByRole(AriaRole.Button)
            .ClickAsync();
        await See(page, "光を書き落とした");
        await year.Public.Go(year.Site, $"/releases/{release}");
        var outside = year.Public.Page;
        await See(outside, "音と光を決めた");
        await See(outside, "音を決めた");
        await See(outside, "光を書き落とした");
        await See(outside, "規則1の進捗率：50%");
    }

    /// <summary>Whoever kept the manifest can hold the ledger to it; a hand in the database is found.</summary>
    private static async Task TheLedgerIsHeldToWhatWasPrinted(Year year, string release)
    {
        using var kept = new Cli.Folder();
        var manifest = kept.File(
            "manifest.json",
            await year.Site.Html($"/releases/{release}/manifest.json")
        );
        var sound = await year.CommandAsync("verify-ledger", "--manifest", manifest);
        Assert.True(sound.ExitCode == 0, sound.Text + sound.Error);
        var figures = await year.CommandAsync("scoreboard", "--rule", "1", "--cut", "2");
        Assert.Contains("50%", figures.Text, StringComparison.Ordinal);
        await year.Site.Execute(
            "alter table ledger disable trigger all; update ledger set actor = '誰か' where seq = (select min(seq) + 20 from ledger)"
        );
        Assert.Equal(
            1,
            (await year.CommandAsync("verify-ledger", "--manifest", manifest)).ExitCode
        );
    }
}
