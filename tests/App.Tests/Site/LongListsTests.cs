using System.Text.RegularExpressions;
using Shirube.Features.Progress;
using Shirube.Features.Scoreboards;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>More entries and names than one page takes.</summary>
public sealed partial class LongListsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RunningSite site = default!;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(HostileRegister.Sql);
        await site.Execute(
            $"""
            insert into progress (document_id, entry_key, code, edition_id, kind, area, text, position)
                select document_id, entry_key, 'q' || n, edition_id, kind, area, text, n
                from progress p cross join generate_series(1, {GetEditionProgress.PageSize}) n where p.code = 'p1';
            insert into responsibility (initiative_id, position, printed, role)
                select i.id, 100 + n, '未' || n, 'joint' from initiative i cross join generate_series(1, 201) n
                where i.code = 'i1';
            """
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("/en/editions/e/progress")]
    [InlineData("/en/scoreboards/aaaaaaaaaaaa")]
    public async Task Every_entry_stands_on_one_of_the_pages_and_their_number_is_said(string path)
    {
        Assert.Equal(GetEditionProgress.PageSize, GetScoreboard.PageSize);
        var first = await site.Html(path);
        Assert.Contains("1,001 entries", first, StringComparison.Ordinal);
        Assert.Contains("?page=2", first, StringComparison.Ordinal);
        var codes = new[] { first, await site.Html(path + "?page=2") }
            .Select(html => Entry().Matches(html).Select(m => m.Value).ToList())
            .ToList();
        Assert.Equal([1000, 1], codes.Select(c => c.Count));
        Assert.Equal(1001, codes.SelectMany(c => c).Distinct().Count());
    }

    [Fact]
    public async Task Every_name_that_nobody_could_place_stands_on_one_of_the_pages()
    {
        var first = await site.Html("/en/organisations");
        Assert.Contains("?page=2#unresolved", first, StringComparison.Ordinal);
        var names = new[] { first, await site.Html("/en/organisations?page=2") }
            .SelectMany(html => Name().Matches(html).Select(m => m.Value))
            .ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(201, names.Count);
    }

    [GeneratedRegex("/en/progress/[pq][0-9]+(?=\")")]
    private static partial Regex Entry();

    [GeneratedRegex("<strong lang=\"ja\">(未|&#x672A;)[0-9]+</strong>")]
    private static partial Regex Name();
}
