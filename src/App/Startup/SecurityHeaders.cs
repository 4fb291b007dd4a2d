namespace Shirube.App.Startup;

/// <summary>Nothing but our own files may be loaded, nothing inline runs, nobody frames the site.</summary>
public sealed class SecurityHeaders(RequestDelegate next, SiteOptions options)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        // For a year; other names under the same one are not ours to speak for.
        if (options.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    }
}
