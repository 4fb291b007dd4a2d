using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Shirube.App.Startup;

/// <summary>What stands in front of the site says for whom it asks. It is believed where it is on this machine or was named;
/// from anybody else such words count for nothing.</summary>
internal static class Forwarding
{
    private static readonly IPNetwork[] ThisMachine =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("::1/128"),
    ];

    public static void Add(IServiceCollection services, SiteOptions options) =>
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Not the host: the public address says it.
            forwarded.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in ThisMachine.Concat(options.Proxies))
                forwarded.KnownIPNetworks.Add(network);
            // One behind the other only where they were named, and no further than the first that was not.
            forwarded.ForwardLimit = options.Proxies.Count > 0 ? null : 1;
        });

    /// <summary>Before everything that asks who comes from where. A site with a public address is taken to be asked by it,
    /// whatever name what stands in front uses.</summary>
    public static void Use(WebApplication app, SiteOptions options)
    {
        app.UseForwardedHeaders();
        if (options.PublicUrl is not { } url)
            return;
        var known = new Uri(url);
        var host = new HostString(known.Authority);
        app.Use(
            (context, next) =>
            {
                context.Request.Scheme = known.Scheme;
                context.Request.Host = host;
                return next(context);
            }
        );
    }
}
