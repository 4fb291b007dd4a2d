using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Tests.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A session ends while somebody writes; without scripts. What was sent comes back with the sign-in, and goes on.</summary>
public sealed class HeldWordsTests(PostgresFixture postgres)
{
    private const string Typed = "灯台の土台を\n「二基」据えた";

    [Fact]
    public async Task Words_sent_after_the_session_ended_go_on_after_the_sign_in_and_files_do_not()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var save = await FormAsync(site.Mic, duty);
        await EndSessionsAsync(site);
        using var held = await site.Mic.Client.PostAsync(
            new Uri(save, UriKind.Relative),
            EvidenceUpload.Form(
                [
                    ("seen", "0"),
                    ("status", "on-plan"),
                    ("progress", Typed),
                    ("next", "灯す"),
                    ("then", "submit"),
                ],
                ("a.pdf", EvidenceUpload.Pdf)
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Unauthorized, held.StatusCode);
        var page = await TextAsync(held);
        Assert.Contains("サインアウトされています", page, StringComparison.Ordinal);
        Assert.Contains("ファイルは引き継げません", page, StringComparison.Ordinal);
        // A wrong password loses nothing.
        using var wrong = await SignInAsync(site, page, site.Mic, "mic", "not the password at all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        page = await TextAsync(wrong);
        using var right = await SignInAsync(site, page, site.Mic, "mic", Visitor.Password);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, right.StatusCode);
        Assert.Equal(save, right.Headers.Location!.OriginalString);
        Assert.Equal(0, await site.NumberAsync("select count(*) from answer"));
        using var sent = await AgainAsync(right, page, site.Mic, "mic");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.StartsWith(
            $"/rounds/1/duties/{duty}?",
            sent.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"submitted {Typed} 灯す",
            await site.TextAsync(
                $"select d.state || ' ' || (a.content ->> 'progress') || ' ' || (a.content ->> 'next') from answer a join duty d on d.id = a.duty_id where d.id = {duty}"
            )
        );
    }

    [Fact]
    public async Task Another_person_does_not_save_them_and_they_are_not_lost()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("霧笛", "総務省");
        var save = await FormAsync(site.Mic, duty);
        await EndSessionsAsync(site);
        using var held = await site.Mic.Post(save, ("seen", "0"), ("progress", Typed));
        var page = await TextAsync(held);
        using var other = await SignInAsync(site, page, site.Mic, "mext", Visitor.Password);
        using var refused = await AgainAsync(other, page, site.Mic, "mext");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        page = await TextAsync(refused);
        Assert.Contains("別の人", page, StringComparison.Ordinal);
        Assert.Contains(Typed.Split('\n')[0], page, StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("select count(*) from answer"));
        // Whoever typed them signs in after the other has signed out.
        using var still = await SignInAsync(site, page, site.Mic, "mic", Visitor.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, still.StatusCode);
        using var left = await site.Mic.Post("/sign-out", Hidden(page));
        Assert.Equal(HttpStatusCode.Unauthorized, left.StatusCode);
        page = await TextAsync(left);
        using var own = await SignInAsync(site, page, site.Mic, "mic", Visitor.Password);
        using var saved = await AgainAsync(own, page, site.Mic, "mic");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(Typed, await site.TextAsync("select content ->> 'progress' from answer"));
    }

    [Fact]
    public async Task They_pass_through_the_second_factor()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var secret = await site.Mic.SecretAsync();
        (
            await site.Mic.Post(
                "/account/second-factor",
                ("code", Visitor.Totp(secret, DateTimeOffset.UtcNow.AddSeconds(-30)))
            )
        ).Dispose();
        var save = await FormAsync(site.Mic, duty);
        await EndSessionsAsync(site);
        using var held = await site.Mic.Post(save, ("seen", "0"), ("progress", Typed));
        using var first = await SignInAsync(
            site,
            await TextAsync(held),
            site.Mic,
            "mic",
            Visitor.Password
        );
        var page = await TextAsync(first);
        using var wrong = await site.Mic.Post(
            "/sign-in/second-factor",
            [.. Hidden(page), ("code", "000000")]
        );
        page = await TextAsync(wrong);
        (string, string)[] fields =
        [
            .. Hidden(page),
            ("code", Visitor.Totp(secret, DateTimeOffset.UtcNow)),
        ];
        using var second = await site.Mic.Post("/sign-in/second-factor", fields);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, second.StatusCode);
        using var saved = await site.Mic.Post(second.Headers.Location!.OriginalString, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(Typed, await site.TextAsync("select content ->> 'progress' from answer"));
    }

    [Fact]
    public async Task Another_site_cannot_put_words_before_the_sign_in_nor_lead_it_elsewhere()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var stranger = new Visitor(site.Running);
        stranger.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        stranger.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var planted = await stranger.Post(
            $"/rounds/1/duties/{duty}/save?by=1",
            ("progress", Typed)
        );
        Assert.Equal(HttpStatusCode.Forbidden, planted.StatusCode);
        Assert.DoesNotContain("据えた", await TextAsync(planted), StringComparison.Ordinal);
        foreach (var door in new[] { "/people/1/end", "//example.org/save", "/sign-out" })
        {
            using var answer = await site.Mic.Post(
                "/sign-in",
                ("email", await EmailAsync(site, "mic")),
                ("password", Visitor.Password),
                ("held-door", door)
            );
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_comment_and_the_reason_of_a_return_are_held_too()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "据えた", ("then", "submit"))).Dispose();
        var back = await FormAsync(site.Office, duty, "return");
        var comment = await FormAsync(site.Mic, duty, "comments");
        await EndSessionsAsync(site);
        foreach (
            var (who, name, path, field) in new[]
            {
                (site.Mic, "mic", comment, ("words", Typed)),
                (site.Office, "", back, ("reason", Typed)),
            }
        )
        {
            using var held = await who.Post(path, ("seen", "1"), field);
            var page = await TextAsync(held);
            using var signedIn = await SignInAsync(site, page, who, name, Visitor.Password);
            using var sent = await AgainAsync(signedIn, page, who, name);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
        Assert.Equal(Typed, await site.TextAsync("select words from round_comment"));
        Assert.Equal(
            Typed,
            await site.TextAsync("select reason from report_step where action = 'return'")
        );
    }

    /// <summary>The address that a form of the duty's page sends to.</summary>
    internal static async Task<string> FormAsync(Visitor who, long duty, string act = "save")
    {
        var page = await who.Text($"/rounds/1/duties/{duty}");
        return WebUtility.HtmlDecode(
            Regex.Match(page, $"action=\"(/rounds/1/duties/{duty}/{act}[^\"]*)\"").Groups[1].Value
        );
    }

    internal static Task EndSessionsAsync(RoundSite site) =>
        site.Running.Execute("update session set ended_at = now() where ended_at is null");

    internal static Task<string> EmailAsync(RoundSite site, string organisation) =>
        site.TextAsync(
            $"select p.email from person p join membership m on m.person_id = p.id left join organisation o on o.id = m.organisation_id where coalesce(o.slug, '') = '{organisation}'"
        );

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>All that the page's form for the sign-in, or for the code, carries along.</summary>
    private static (string, string)[] Hidden(string page) =>
        [
            .. Regex
                .Matches(
                    Regex
                        .Match(
                            page,
                            "<form[^>]+action=\"/sign-(?:in|out).*?</form>",
                            RegexOptions.Singleline
                        )
                        .Value,
                    "<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?",
                    RegexOptions.Singleline
                )
                .Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))),
        ];

    private static async Task<HttpResponseMessage> SignInAsync(
        RoundSite site,
        string page,
        Visitor who,
        string organisation,
        string password
    ) =>
        await who.Post(
            "/sign-in",
            [
                .. Hidden(page),
                ("email", await EmailAsync(site, organisation)),
                ("password", password),
            ]
        );

    /// <summary>As a browser does that is told to send the same again elsewhere.</summary>
    private static async Task<HttpResponseMessage> AgainAsync(
        HttpResponseMessage told,
        string page,
        Visitor who,
        string email
    )
    {
        Assert.Equal(HttpStatusCode.TemporaryRedirect, told.StatusCode);
        return await who.Post(
            told.Headers.Location!.OriginalString,
            [.. Hidden(page), ("email", email), ("password", Visitor.Password)]
        );
    }
}
