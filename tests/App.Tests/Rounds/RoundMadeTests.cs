using System.Net;
using System.Text.RegularExpressions;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What happens when a round is made: what is not asked, who leads, and how often it is made.</summary>
public sealed partial class RoundMadeTests(PostgresFixture postgres)
{
    private const string Stranger = """
        みなと国の計画2030

        第一部 港の未来

        <具体目標>
        灯台を守る

        取組	関係府省庁
        灯台を三基建てる	◎総務省、霧笛連盟準備会
        霧笛を新しくする	総務省

        """;

    [Fact]
    public async Task A_name_of_which_nobody_knows_whose_it_is_is_told_when_the_round_is_made()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var edition = await NextEdition.BringAsync(site, Stranger);
        await site.Running.Execute(
            "update responsibility set organisation_id = null where printed = '霧笛連盟準備会'"
        );
        using var made = await MakeAsync(
            site,
            ("edition", await site.TextAsync($"select slug from edition where id = {edition}"))
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = await site.Office.Text("/rounds/1");
        Assert.Contains(
            "どの府省庁等か分からない名前 1件には尋ねていません",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("霧笛連盟準備会", page, StringComparison.Ordinal);
        Assert.Contains("取り込み", page, StringComparison.Ordinal);
        Assert.Equal(
            "霧笛連盟準備会",
            await site.TextAsync(
                "select detail::jsonb -> 'unasked' -> 0 -> 'printed' ->> 0 from ledger where use_case = 'Rounds.MakeRound'"
            )
        );
        Assert.Equal(2, await site.NumberAsync("select count(*) from duty"));
        (await site.Office.Post("/rounds/1/open")).Dispose();
        Assert.Matches(
            "<details>[^~]*霧笛連盟準備会[^~]*</details>",
            await site.Office.Text("/rounds/1")
        );
        // Who does not run rounds has nothing to do about it.
        Assert.DoesNotContain(
            "霧笛連盟準備会",
            await site.Mic.Text("/rounds/1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_every_name_is_known_nothing_is_told()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        Assert.DoesNotContain(
            "尋ねていません",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_was_settled_to_lead_leads_in_the_next_round_of_the_edition_until_something_else_is_said()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await site.MakeAsync("次の年")).Dispose();
        Assert.Equal("総務省 lead 1,文部科学省 joint 1", await LeadsAsync(site, 2));
        var page = await site.Office.Text("/rounds/2");
        Assert.Contains(
            "前のフォローアップから引き継いだ主担当 1件",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("主担当の分からない取組", page, StringComparison.Ordinal);
        var mext = await site.DutyAsync("海図", "文部科学省", 2);
        (await site.Office.Post($"/rounds/2/leads/{mext}")).Dispose();
        Assert.Equal("総務省 joint -,文部科学省 lead -", await LeadsAsync(site, 2));
        // Carried over once more, from the newest; and once it is open nothing is changed any more.
        (await site.MakeAsync("その次の年")).Dispose();
        Assert.Equal("総務省 joint 2,文部科学省 lead 2", await LeadsAsync(site, 3));
        (await site.Office.Post("/rounds/3/open")).Dispose();
        Assert.DoesNotContain(
            "引き継いだ",
            await site.Office.Text("/rounds/3"),
            StringComparison.Ordinal
        );
        using var late = await site.Office.Post(
            $"/rounds/3/leads/{await site.DutyAsync("海図", "総務省", 3)}"
        );
        Assert.True((int)late.StatusCode >= 400, $"{late.StatusCode}");
        Assert.Equal("総務省 joint 2,文部科学省 lead 2", await LeadsAsync(site, 3));
    }

    [Theory]
    // Another ministry is named by now: whether it leads, nobody has said.
    [InlineData(
        "insert into responsibility (initiative_id, position, organisation_id, printed, role) select i.id, 3, o.id, '財務省', 'unmarked' from initiative i, organisation o where i.text like '海図%' and o.slug = 'mof'"
    )]
    // Another reading.
    [InlineData(
        "with d as (insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at) values (repeat('0', 64), 't', '', 'utf-8', 'register', '試験', 'ja', 0, 0, 0, 0, 0, now()) returning id) update round set document_id = d.id from d"
    )]
    public async Task Of_another_reading_or_other_organisations_the_lead_is_asked_again(string but)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await site.Running.Execute(but);
        (await site.MakeAsync("次の年")).Dispose();
        Assert.DoesNotMatch("lead|joint|[0-9]", await LeadsAsync(site, 2));
        Assert.Contains(
            "主担当の分からない取組 1件",
            await site.Office.Text("/rounds/2"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_form_sent_again_is_the_same_round_and_another_form_is_another()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var key = Key().Match(await site.Office.Text("/rounds")).Groups[1].Value;
        Assert.NotEmpty(key);
        var first = await Task.WhenAll(
            MakeAsync(site, ("key", key)),
            MakeAsync(site, ("key", key))
        );
        using var third = await MakeAsync(site, ("key", key));
        foreach (var made in first.Append(third))
            Assert.Equal("/rounds/", made.Headers.Location?.OriginalString[..8]);
        Assert.Single(
            first.Append(third).Select(m => m.Headers.Location!.OriginalString).Distinct()
        );
        Assert.Equal(1, await site.NumberAsync("select count(*) from round"));
        Assert.Equal(
            1,
            await site.NumberAsync(
                "select count(*) from ledger where use_case = 'Rounds.MakeRound'"
            )
        );
        // The window went back and another name was written.
        (await MakeAsync(site, ("key", key), ("name", "別の年"))).Dispose();
        Assert.Equal(2, await site.NumberAsync("select count(*) from round"));
        // Dropped, and meant after all.
        (
            await site.Office.Post(
                $"{first[0].Headers.Location!.OriginalString}/drop",
                ("reason", "試し")
            )
        ).Dispose();
        using var again = await MakeAsync(site, ("key", key));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.NotEqual(first[0].Headers.Location, again.Headers.Location);
        foreach (var made in first)
            made.Dispose();
    }

    [Fact]
    public async Task A_round_that_is_prepared_is_renamed_or_dropped_and_one_that_was_opened_is_not()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await site.MakeAsync("二つ目")).Dispose();
        (await site.Office.Post("/rounds/2/rename", ("name", "正しい名前"))).Dispose();
        Assert.Contains("正しい名前", await site.Office.Text("/rounds"), StringComparison.Ordinal);
        Assert.Equal(
            "二つ目",
            await site.TextAsync(
                "select detail::jsonb ->> 'nameBefore' from ledger where use_case = 'Rounds.RenameRound'"
            )
        );
        using var wordless = await site.Office.Post("/rounds/2/drop", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        using var dropped = await site.Office.Post("/rounds/2/drop", ("reason", "二度送った"));
        Assert.Equal("/rounds", dropped.Headers.Location?.OriginalString);
        Assert.Equal(
            "二度送った",
            await site.TextAsync(
                "select detail::jsonb ->> 'reason' from ledger where use_case = 'Rounds.DropRound'"
            )
        );
        Assert.Equal(2, await site.NumberAsync("select count(*) from round"));
        Assert.DoesNotContain(
            "正しい名前",
            await site.Office.Text("/rounds"),
            StringComparison.Ordinal
        );
        var duty = await site.DutyAsync("灯台", "総務省", 2);
        foreach (
            var gone in new[]
            {
                "/rounds/2",
                "/rounds/2/duties",
                $"/rounds/2/duties/{duty}",
                "/rounds/2/late",
                "/rounds/2/questions",
                "/rounds/2/comments",
                "/rounds/2/workbooks",
            }
        )
        {
            using var answer = await site.Office.Get(gone);
            Assert.True(
                answer.StatusCode == HttpStatusCode.NotFound,
                $"{gone}: {answer.StatusCode}"
            );
        }
        foreach (var act in new[] { "open", "rename", "drop", $"duties/{duty}/comments" })
        {
            using var refused = await site.Office.Post(
                $"/rounds/2/{act}",
                ("name", "また"),
                ("reason", "また"),
                ("words", "また")
            );
            Assert.True((int)refused.StatusCode >= 400, $"{act}: {refused.StatusCode}");
        }
        foreach (var act in new[] { "rename", "drop" })
        {
            using var refused = await site.Office.Post(
                $"/rounds/1/{act}",
                ("name", "遅い"),
                ("reason", "遅い")
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("二行\r\nBcc: x@example.go.jp")]
    [InlineData("二行\nの名")]
    [InlineData("タブ\tの名")]
    [InlineData("段\u2028の名")]
    public async Task A_name_is_one_line_of_letters(string name)
    {
        await using var site = await RoundSite.StartAsync(postgres);
        using var made = await site.MakeAsync($"前{name}後");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
        (await site.MakeAsync("よい名")).Dispose();
        using var renamed = await site.Office.Post("/rounds/1/rename", ("name", $"前{name}後"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, renamed.StatusCode);
        Assert.Equal("よい名", await site.TextAsync("select string_agg(name, ',') from round"));
    }

    [Theory]
    [InlineData("鐘\a")]
    [InlineData("C1\u0085")]
    public async Task Signs_that_nobody_sees_are_taken_out_of_a_name(string name)
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync($"前{name}後")).Dispose();
        Assert.Equal($"前{name[..^1]}後", await site.TextAsync("select name from round"));
        (await site.Office.Post("/rounds/1/rename", ("name", $"{name}よい名"))).Dispose();
        Assert.Equal($"{name[..^1]}よい名", await site.TextAsync("select name from round"));
    }

    private static async Task<HttpResponseMessage> MakeAsync(
        RoundSite site,
        params (string Name, string Value)[] fields
    )
    {
        (string Name, string Value)[] usual =
        [
            ("edition", await site.TextAsync("select slug from edition order by id limit 1")),
            ("name", "2026年度フォローアップ"),
            ("due", "2099-12-18"),
        ];
        return await site.Office.Post(
            "/rounds",
            [.. usual.Where(u => fields.All(f => f.Name != u.Name)), .. fields]
        );
    }

    /// <summary>Of 海図: each organisation, its role, and the round from which that was carried over.</summary>
    private static Task<string> LeadsAsync(RoundSite site, int round) =>
        site.TextAsync(
            $"select string_agg(organisation_name || ' ' || role || ' ' || coalesce(lead_from::text, '-'), ',' order by id) from duty where round_id = {round} and initiative_text like '海図%'"
        );

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Key();
}
