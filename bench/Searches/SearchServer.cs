using System.Text.Encodings.Web;
using System.Text.Unicode;
using Npgsql;
using Shirube.Features.Search;

namespace Shirube.Bench.Searches;

/// <summary>The use case of the product behind a bare HTTP endpoint, in a process of its own as Groonga is.</summary>
internal static class SearchServer
{
    public static async Task RunAsync(string connection, int port)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        using var current = new CurrentIndex(source);
        await current.GetAsync();
        var search = new SearchRegister(source, current);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.ConfigureHttpJsonOptions(o =>
            o.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
        );
        await using var app = builder.Build();
        app.MapGet(
            "/search",
            async (string q, CancellationToken ct) =>
            {
                var page = await search.RunAsync(new(q, PageSize: 10), ct);
                return Results.Ok(
                    new
                    {
                        page.Total,
                        page.Hits,
                        page.Kinds,
                        page.Organisations,
                        page.Editions,
                        page.Documents,
                    }
                );
            }
        );
        await app.RunAsync();
    }
}
