namespace Shirube.App.Tests.Site;

/// <summary>Addresses of the pages beside editions, goals and initiatives, in the states that look different.</summary>
internal static class FurtherPages
{
    /// <summary>One of each over the given site.</summary>
    public static async Task<IReadOnlyList<string>> Of(RunningSite site)
    {
        await using var command = site.Source.CreateCommand(
            """
            select '/sources/' || left(sha256, 12) from source_document where family = 'register'
            union all select '/sources/' || left(sha256, 12) || '?show=unread' from source_document where unread_lines > 0
            union all select '/sources/' || left(min(sha256), 12) || '/compare/' || left(max(sha256), 12) from source_document
            union all select distinct '/scoreboards/' || left(sha256, 12) from source_document d
                join scoreboard_row r on r.document_id = d.id
            union all select '/en/sources/' || left(sha256, 12) || '?show=unread' from source_document
                where family = 'follow-up-slides'
            union all (select '/organisations/' || o.slug from organisation o join responsibility r on r.organisation_id = o.id
                group by o.slug order by count(*) desc, o.slug limit 1)
            union all (select '/organisations/' || slug || '?role=unmarked' from organisation order by rank, slug limit 1)
            union all select distinct '/editions/' || e.slug || '/progress' from edition e join progress p on p.edition_id = e.id
            union all (select '/progress/' || p.code from progress p left join progress_goal g on g.progress_id = p.id
                group by p.code order by count(g.goal_id) desc, p.code limit 1)
            union all (select '/en/progress/' || code from progress where repeat_of_id is not null order by code limit 1)
            """
        );
        var paths = new List<string>(Fixed);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            paths.Add(rows.GetString(0));
        return paths;
    }

    private static readonly string[] Fixed =
    [
        "/sources",
        "/en/sources",
        "/scoreboards",
        "/organisations",
        "/en/organisations",
        "/progress",
        "/portfolio",
        "/en/portfolio",
        "/search",
        "/search?q=AI",
        "/en/search?q=AI&kind=initiative",
        "/search?q=zzzzzz",
    ];
}
