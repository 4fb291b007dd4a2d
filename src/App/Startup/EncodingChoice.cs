namespace Shirube.App.Startup;

/// <summary>Browsers say in many ways which compression they take; kept pages need to know only which of ours it is.</summary>
public sealed class EncodingChoice(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var headers = context.Request.Headers;
        var accepted = headers.AcceptEncoding.ToString();
        headers.AcceptEncoding = Best(accepted);
        return next(context);
    }

    private static string? Best(string accepted) =>
        accepted.Contains("q=0", StringComparison.Ordinal)
        && !accepted.Contains("q=0.", StringComparison.Ordinal)
            ? null
        : accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : null;
}
