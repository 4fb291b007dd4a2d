using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Shirube.App.Startup;
using Shirube.Features.Sources;

namespace Shirube.App.Pages;

/// <summary>The only place where addresses of the site are made: they keep the reader's language.</summary>
public sealed class Links(IHttpContextAccessor accessor, SiteOptions options)
{
    private HttpRequest Request => accessor.HttpContext!.Request;

    /// <summary>A page in the reader's language.</summary>
    /// <param name="path">From the site's root: <c>/goals/g7k3f9q2xb0</c>.</param>
    public string To(string path) => Request.PathBase + path;

    /// <summary>A page with a query; parts without a value are left out.</summary>
    public string To(string path, params IEnumerable<(string Key, string? Value)> query)
    {
        var builder = new QueryBuilder(
            query
                .Where(part => !string.IsNullOrEmpty(part.Value))
                .Select(part => KeyValuePair.Create(part.Key, part.Value!))
        );
        return To(path) + builder;
    }

    /// <summary>A line of a document, on whichever page of its text it stands.</summary>
    /// <param name="sha256">At least the first 12 digits.</param>
    /// <param name="line">From 1.</param>
    public string Line(string sha256, int line) => To(LinePath(sha256, line));

    /// <summary>The same from the site's root.</summary>
    public static string LinePath(string sha256, int line)
    {
        var page = GetSource.PageOf(line);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/sources/{sha256[..12]}{(page > 1 ? $"?page={page}" : "")}#L{line}"
        );
    }

    /// <summary>A page of a document that has pages, with one of its lines lit.</summary>
    public string Sheet(string sha256, int page, int line) =>
        To(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/sources/{sha256[..12]}/pages/{page}?line={line}"
            )
        );

    /// <summary>What search found: a page of the site, or a line of a document.</summary>
    public string Passage(string path)
    {
        const string Folder = "/sources/";
        var mark = path.IndexOf("#L", StringComparison.Ordinal);
        return
            path.StartsWith(Folder, StringComparison.Ordinal)
            && mark == Folder.Length + 12
            && int.TryParse(path.AsSpan(mark + 2), CultureInfo.InvariantCulture, out var line)
            ? Line(path[Folder.Length..mark], line)
            : To(path);
    }

    /// <summary>A file, the API: the same in every language.</summary>
    public string Plain(string path) => Root + path;

    /// <summary>This page in the given language, query and all.</summary>
    public string Here(bool english) =>
        Root + (english ? LanguagePath.English : "") + Request.Path + Request.QueryString;

    /// <summary>This page in the given language, with its whole address.</summary>
    public string HereWhole(bool english) => Origin + Here(english);

    /// <summary>The address under which a thing is known for ever, without a language.</summary>
    public string Permanent(string path) => Origin + Plain(path);

    private string Root
    {
        get
        {
            var path = Request.PathBase.Value ?? "";
            return path.EndsWith(LanguagePath.English, StringComparison.Ordinal)
                ? path[..^LanguagePath.English.Length]
                : path;
        }
    }

    private string Origin => options.PublicUrl ?? $"{Request.Scheme}://{Request.Host}";
}
