using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shirube.App.Tests.Rounds;
using Shirube.Features.Search;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

[Collection(nameof(SeededSite))]
public sealed partial class FurtherPagesTests(SeededSite seeded, PostgresFixture postgres)
{
    [Fact]
    public async Task Each_of_these_pages_answers_in_both_languages_with_at_most_five_statements()
    {
        var site = seeded.Running;
        foreach (var path in await FurtherPages.Of(site))
        {
            var counted = await Statements.Of(site, path);
            // Without words, and once the index is loaded, search asks the database nothing.
            Assert.True(
                counted <= 5
                    && (counted >= 1 || path.Contains("/search", StringComparison.Ordinal)),
                $"{path} runs {counted} statements."
            );
            if (!path.StartsWith("/en/", StringComparison.Ordinal))
                await site.Html("/en" + path);
        }
    }

    [Fact]
    public async Task The_text_of_a_source_shows_every_line_once_and_what_was_read_from_it()
    {
        var site = seeded.Running;
        var (sha, lines) = await Document(site, "register");
        var html = await site.Html("/sources/" + sha[..12]);
        Assert.Equal(lines, Line().Count(html));
        Assert.Equal(240, InitiativeLink().Matches(html).Select(m => m.Value).Distinct().Count());
    }

    [Fact]
    public async Task Unread_lines_are_shown_by_themselves()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(
            """
            with d as (
                insert into source_document (sha256, name, content, encoding, family, title, language,
                    lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at)
                values (repeat('c', 64), 'c', '', 'utf-8', 'outline', 'c', 'ja', 5, 0, 3, 0, 2, now())
                returning id)
            insert into source_line (document_id, number, text, state)
            select id, n, 'words', case when n in (2, 5) then 'unread' else 'read' end
            from d, generate_series(1, 5) n
            """
        );
        Assert.Equal(5, Line().Count(await site.Html("/sources/cccccccccccc")));
        Assert.Equal(2, Line().Count(await site.Html("/sources/cccccccccccc?show=unread")));
    }

    [Fact]
    public async Task The_original_bytes_can_be_had_and_nothing_in_their_name_harms()
    {
        var site = seeded.Running;
        var (sha, _) = await Document(site, "register");
        var response = await site.Get($"/sources/{sha[..12]}/raw");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await site.Get("/sources/000000000000/raw")).StatusCode
        );

        await using var hostile = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await hostile.Execute(HostileRegister.Sql);
        var header = (await hostile.Get("/sources/aaaaaaaaaaaa/raw"))
            .Content.Headers.GetValues("Content-Disposition")
            .Single();
        Assert.DoesNotMatch("[<>]|%3C|%2F|\\.\\.", header);
    }

    [Fact]
    public async Task A_link_to_a_line_leads_to_the_page_of_a_long_text_that_holds_it()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(HostileRegister.LongSource);
        var ct = TestContext.Current.CancellationToken;
        await site.Services.GetRequiredService<CurrentIndex>().ReloadAsync(ct);
        var first = await site.Html("/sources/bbbbbbbbbbbb");
        Assert.Equal(1000, Line().Count(first));
        Assert.DoesNotContain("id=\"L1001\"", first, StringComparison.Ordinal);
        Assert.Contains(
            "id=\"L2345\"",
            await site.Html("/sources/bbbbbbbbbbbb?page=3"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "id=\"L2345\"",
            await site.Html("/sources/bbbbbbbbbbbb?line=2345"),
            StringComparison.Ordinal
        );
        var found = await site.Html("/search?q=needle");
        Assert.Contains("/sources/bbbbbbbbbbbb?page=3#L2345", found, StringComparison.Ordinal);
        Assert.True(first.Length < 1_000_000, "A very long line is shown whole.");
    }

    [Fact]
    public async Task The_printed_scoreboard_of_the_follow_up_agrees_with_what_is_computed()
    {
        var site = seeded.Running;
        var (sha, _) = await Document(site, "follow-up-slides");
        var html = await site.Html("/scoreboards/" + sha[..12]);
        Assert.DoesNotContain("data-differs", html, StringComparison.Ordinal);
        Assert.Contains("89", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_follow_up_of_2019_stands_in_its_strategys_history_as_printed_and_as_computed()
    {
        var rows = HtmlTable.Rows(await seeded.Running.Html("/scoreboards"), "history-0");
        // Initiatives, on plan, incomplete, done, discontinued, no report; what stands behind it is not known; both rates.
        Assert.Equal("89 77 12 0 0 0 – – – 87% 87%", string.Join(' ', Assert.Single(rows)[3..14]));
    }

    [Fact]
    public async Task A_figure_that_does_not_add_up_is_said_to_differ()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(HostileRegister.Sql);
        await site.Execute(
            "update scoreboard_row set initiatives = 10, on_plan = 4, incomplete = 5, rate_percent = 41"
        );
        var html = await site.Html("/en/scoreboards/aaaaaaaaaaaa");
        Assert.Contains("initiatives: printed 10, computed 9", html, StringComparison.Ordinal);
        Assert.Contains("rate in percent: printed 41, computed 40", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roles_of_all_organisations_add_up_to_the_mentions_that_name_a_known_one()
    {
        var site = seeded.Running;
        var html = await site.Html("/organisations");
        var all = OrganisationRow()
            .Matches(html)
            .Select(row =>
                Figure()
                    .Matches(row.Value)
                    .Select(f => int.Parse(f.Groups[1].Value, CultureInfo.InvariantCulture))
                    .ToList()
            )
            .ToList();
        await using var command = site.Source.CreateCommand(
            "select count(*) from responsibility where organisation_id is not null"
        );
        Assert.Equal((long)(await command.ExecuteScalarAsync())!, all.Sum(figures => figures[4]));
        Assert.All(all, figures => Assert.Equal(figures[4], figures.Take(4).Sum()));
    }

    [Fact]
    public async Task Each_progress_entry_of_an_edition_is_shown_once_with_all_its_places()
    {
        var site = seeded.Running;
        await using var command = site.Source.CreateCommand(
            """
            select '/editions/' || e.slug || '/progress', array_agg(p.code),
                (select count(distinct r.repeat_of_id) from progress r where r.edition_id = e.id)
            from progress p join edition e on e.id = p.edition_id
            where p.repeat_of_id is null and e.current_document_id is not null group by e.id
            """
        );
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        var (path, codes, repeated) = (
            row.GetString(0),
            row.GetFieldValue<string[]>(1),
            row.GetInt64(2)
        );
        var html = await site.Html(path);
        Assert.Equal(
            codes.Order(),
            EntryLink().Matches(html).Select(m => m.Groups[1].Value).Order()
        );
        Assert.Equal(repeated, html.Split("（同じ記載が").Length - 1);
    }

    [Fact]
    public async Task Search_marks_what_was_asked_for_and_says_how_much_there_is()
    {
        var site = seeded.Running;
        var html = await site.Html("/search?q=AI");
        Assert.Matches("<mark>A ?I</mark>", html);
        Assert.Equal(20, html.Split("class=\"found__item\"").Length - 1);
        Assert.Equal(
            await site.Html("/search?q=%EF%BC%A1%EF%BC%A9&kind=goal") is var wide
                ? Total().Match(wide).Value
                : "",
            Total().Match(await site.Html("/search?q=A+I&kind=goal")).Value
        );
        Assert.DoesNotContain(
            "found__item",
            await site.Html("/search?q=zzzzzz"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Hostile_words_are_shown_on_these_pages_and_never_run()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(HostileRegister.Sql);
        foreach (var path in await FurtherPages.Of(site))
        {
            var html = await site.Html(path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\" onload=\"", html, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains(
            "&lt;script&gt;alert",
            await site.Html("/sources/aaaaaaaaaaaa"),
            StringComparison.Ordinal
        );
    }

    private static async Task<(string Sha256, int Lines)> Document(RunningSite site, string family)
    {
        await using var command = site.Source.CreateCommand(
            $"select sha256, lines from source_document where family = '{family}' order by id limit 1"
        );
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetString(0), row.GetInt32(1));
    }

    [GeneratedRegex("class=\"source__line\"")]
    private static partial Regex Line();

    [GeneratedRegex("/initiatives/i[0-9a-z]{10}")]
    private static partial Regex InitiativeLink();

    [GeneratedRegex(
        "<tr><th scope=\"row\"><a href=\"/organisations/[^\"]*\">[^<]*</a></th>(<td class=\"number\">[0-9]+</td>){6}</tr>"
    )]
    private static partial Regex OrganisationRow();

    [GeneratedRegex("<td class=\"number\">([0-9]+)</td>")]
    private static partial Regex Figure();

    [GeneratedRegex("href=\"/progress/(p[0-9a-z]{10})\"")]
    private static partial Regex EntryLink();

    [GeneratedRegex("<strong class=\"number\">[^<]*</strong>")]
    private static partial Regex Total();
}
