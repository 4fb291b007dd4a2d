using System.Text;
using Microsoft.Playwright;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>A small plan of our own on the desk of a running site.</summary>
internal static class OnDesk
{
    public const string Plan = """
        みなと国の計画

        第一部 港の未来

        <具体目標>
        灯台を増やす

        取組	関係府省庁
        灯台を三基建てる	港湾省
        霧笛を新しくする	◎港湾省、航路庁

        """;

    /// <summary>A site of its own with the plan read, as job 1.</summary>
    public static async Task<RunningSite> SiteAsync(PostgresFixture postgres)
    {
        var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await BringAsync(site, Plan);
        await ReadAsync(site);
        return site;
    }

    public static async Task<long> BringAsync(
        RunningSite site,
        string text,
        string name = "plan.txt"
    )
    {
        var upload = await UploadDocument.RunAsync(
            site.Source,
            Encoding.UTF8.GetBytes(text),
            name,
            "tester",
            false
        );
        return upload.JobId!.Value;
    }

    /// <summary>Reads the one file that waits.</summary>
    public static async Task ReadAsync(RunningSite site, ReadFile? read = null) =>
        Assert.Equal(
            1,
            await new ImportWorker(
                site.Source,
                Guid.NewGuid().ToString("N"),
                read ?? WholeReading.HereAsync
            ).DrainAsync(TestContext.Current.CancellationToken)
        );

    /// <summary>An upload as a browser's form sends it.</summary>
    public static HttpRequestMessage Upload(params (string Name, byte[] Bytes)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"files\"; filename=\"{name}\""
            );
            content.Add(file);
        }
        return new(HttpMethod.Post, "/import") { Content = content };
    }

    public static Task Expect(Window window, string selector, int count) =>
        Assertions
            .Expect(window.Page.Locator(selector))
            .ToHaveCountAsync(count, new() { Timeout = 60_000 });
}
