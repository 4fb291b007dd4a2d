using System.Text;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Shirube.Features.Publishing.Releases;

namespace Shirube.App.Pages.Publishing;

/// <summary>What of releases is no page: manifests, files of evidence, the feed. What they answer to comes from the database
/// at each request; their tags are made from the very bytes.</summary>
internal static class ReleasedDoors
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/releases/{code}/manifest.json", ManifestAsync).ExcludeFromDescription();
        app.MapGet("/answers/{code}/files/{sha256}", FileAsync).ExcludeFromDescription();
        app.MapGet("/feeds/releases.atom", FeedAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ManifestAsync(
        string code,
        HttpContext http,
        NpgsqlDataSource database
    )
    {
        var found = await new GetManifest(database).RunAsync(Clean(code), http.RequestAborted);
        return found is { } manifest
            ? Tagged(
                http,
                Encoding.UTF8.GetBytes(manifest.Json),
                "application/json; charset=utf-8",
                manifest.Hash
            )
            : Results.NotFound();
    }

    /// <summary>Handed in by somebody: saved to disk by the browser and never shown as a page of this site.</summary>
    private static async Task<IResult> FileAsync(
        string code,
        string sha256,
        HttpContext http,
        NpgsqlDataSource database
    )
    {
        var file = await new GetReleasedFile(database).RunAsync(
            Clean(code),
            Clean(sha256),
            http.RequestAborted
        );
        if (file is null)
            return Results.NotFound();
        if (file.Content is not { } content)
            return Results.StatusCode(StatusCodes.Status410Gone);
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(content, file.MediaType, file.Name);
    }

    private static async Task<IResult> FeedAsync(
        HttpContext http,
        NpgsqlDataSource database,
        Links links,
        Localiser words
    )
    {
        var news = await new GetReleaseNews(database).RunAsync(http.RequestAborted);
        var bytes = ReleaseFeed.Write(news, links, words);
        return Tagged(
            http,
            bytes,
            "application/atom+xml; charset=utf-8",
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))
        );
    }

    private static IResult Tagged(HttpContext http, byte[] bytes, string type, string tag)
    {
        http.Response.Headers.CacheControl = "public, no-cache";
        return Results.File(bytes, type, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    // PostgreSQL knows no text with NUL; no id has one.
    private static string Clean(string text) => text.Replace('\0', ' ');
}
