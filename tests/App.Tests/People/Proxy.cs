using System.Net;
using Shirube.App.Tests.Site;

namespace Shirube.App.Tests.People;

/// <summary>What stands in front of a site that people know by another address, and a browser's cookies for that address: it
/// ends TLS and says whom it asks for. The site itself it knows only by its port.</summary>
/// <param name="from">The address of the browser, after whatever the browser has put there itself.</param>
internal sealed class Proxy(RunningSite site, Uri known, string from)
    : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    public Uri Known => known;
    public CookieContainer Cookies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var asked = request.RequestUri!;
        if (asked.Authority != known.Authority)
            return await base.SendAsync(request, cancellationToken);
        request.RequestUri = new(site.Address, asked.PathAndQuery);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", known.Scheme);
        if (Cookies.GetCookieHeader(asked) is { Length: > 0 } cookies)
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Cookies.SetCookies(asked, cookie);
        return answer;
    }
}
