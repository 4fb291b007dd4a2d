using Microsoft.AspNetCore.Http.Extensions;
using Shirube.App.Startup;

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
