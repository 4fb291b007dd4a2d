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
            limits.AddPolicy(
                Policy,
                context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = PerMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
            );
        });
}
