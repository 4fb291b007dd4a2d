using Microsoft.Extensions.DependencyInjection;
using Shirube.App.Startup;
using Shirube.Features.Search;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

public sealed class FreshIndexTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_change_of_the_register_is_searched_without_a_restart_and_before_any_page_is_kept()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var index = site.Services.GetRequiredService<CurrentIndex>();
        var version = site.Services.GetRequiredService<RegisterVersion>();
        await Until(() => version.IsKnown);
        var before = version.Current;
        var empty = await index.GetAsync(ct);
        Assert.Equal(0, empty.Index.Count);

        await site.Execute(
            $"""
            with d as (
                insert into source_document (sha256, name, content, encoding, family, title, language,
                    lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at)
                values ('{new string(
                'a',
                64
            )}', 'a', '', 'utf-8', 'outline', 'a', 'ja', 0, 0, 0, 0, 0, now())
                returning id)
            insert into passage (document_id, kind, path, body, norm, organisations, weight)
            select id, 'line', '/sources/a#L1', '港', '港', array[]::bigint[], 0.3 from d
            """
        );
        await site.Execute("notify shirube_register");
        await Until(() => version.IsKnown && version.Current != before);
        Assert.Equal(1, (await index.GetAsync(ct)).Index.Count);
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; !holds() && tries < 1000; tries++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }
}
