using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Shirube.App.Startup;

/// <summary>Guessing passwords, codes and invitations is slow from any one address; an account is locked besides
/// (<see cref="SignIn"/>).</summary>
internal static class GuessLimit
{
    public const string Policy = "guess";
    private const int PerMinute = 20;

    public static void Add(IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(
                            1,
                            Math.Ceiling(wait.TotalSeconds)
                        )
                        .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(
                Policy,
                context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        Guesser(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = PerMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
            );
        });

    /// <summary>Of IPv6 the first half: the rest is everybody's own choice.</summary>
    private static string Guesser(IPAddress? from) =>
        from switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(
                from.GetAddressBytes(),
                0,
                8
            ),
            _ => from.ToString(),
        };
}
