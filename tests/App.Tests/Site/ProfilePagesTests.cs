using System.Net;
using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading.Profiles;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>The forms as a browser without scripts sends them.</summary>
public sealed class ProfilePagesTests(PostgresFixture postgres)
{
    private static readonly ReadingProfile Profile = new()
    {
        Name = "みなと野の計画 <b>",
        HeaderWords = ["取組", "担当課"],
        Columns = [new("取組", ColumnRole.Title), new("担当課", ColumnRole.Responsible)],
        LeadMarks = ["◎"],
        Headings = [new("柱#", EntryKind.OverarchingGoal)],
    };

    [Fact]
    public async Task A_profile_is_loaded_from_a_file_corrected_downloaded_and_dropped()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        Assert.Contains(
            "まだありません",
            await site.Html("/import/profiles"),
            StringComparison.Ordinal
        );

        using var loaded = await site.Client.PostAsync(
            Address("/import/profiles/load"),
            File(ProfileFile.Write(Profile))
        );
        var page = loaded.RequestMessage!.RequestUri!.AbsolutePath;
        var html = await loaded.Content.ReadAsStringAsync();
        Assert.Contains("みなと野の計画 &lt;b&gt;", html, StringComparison.Ordinal);

        using var saved = await site.Client.PostAsync(
            Address(page + "/save"),
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["name"] = "観光",
                    ["head-0"] = "取組",
                    ["role-0"] = "goal",
                    ["head-1"] = "内容",
                    ["role-1"] = "title",
                    ["leadMarks"] = "● ★",
                    ["headerWords"] = "取組\r\n内容",
                    ["pattern-0"] = "",
                    ["kind-0"] = "section",
                }
            )
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var one = Assert.Single(await GetProfiles.RunAsync(site.Source));
        Assert.Equal("観光", one.Profile.Name);
        Assert.Equal(
            "取組=goal 内容=title",
            string.Join(' ', one.Profile.Columns.Select(c => $"{c.Head}={c.Role.Name()}"))
        );
        Assert.Equal("● ★", string.Join(' ', one.Profile.LeadMarks));

        var file = await site.Client.GetByteArrayAsync(Address(page + "/file"));
        Assert.Equal("観光", ProfileFile.Parse(file, "p.json").Name);
        Assert.Contains(
            "Meaning of column 1",
            await site.Html("/en" + page),
            StringComparison.Ordinal
        );

        using var dropped = await site.Client.PostAsync(
            Address(page + "/drop"),
            new FormUrlEncodedContent([])
        );
        Assert.Empty(await GetProfiles.RunAsync(site.Source));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(page)).StatusCode);
    }

    [Fact]
    public async Task A_form_from_another_site_and_a_file_that_is_no_profile_are_refused()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var foreign = new HttpRequestMessage(
            HttpMethod.Post,
            Address("/import/profiles/load")
        )
        {
            Content = File(ProfileFile.Write(Profile)),
        };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        using var refused = await site.Client.SendAsync(foreign);
        using var broken = await site.Client.PostAsync(
            Address("/en/import/profiles/load"),
            File("{}")
        );

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Contains(
            "it has no version",
            await broken.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Empty(await GetProfiles.RunAsync(site.Source));
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static MultipartFormDataContent File(string json) =>
        new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "profile", "p.json" } };
}
