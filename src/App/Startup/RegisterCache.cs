using Microsoft.AspNetCore.OutputCaching;

namespace Shirube.App.Startup;

/// <summary>Public pages are kept until the register changes.</summary>
public static class RegisterCache
{
    public const string Policy = "register";
    public const string Tag = "register";

    public static IServiceCollection AddRegisterCache(this IServiceCollection services)
    {
        services.AddSingleton<RegisterVersion>();
        services.AddOptions<OutputCacheOptions>().Configure<RegisterVersion>(Configure);
        services.AddOutputCache();
        return services.AddHostedService<RegisterListener>();
    }

    // The version is part of the key: a page that was being made while the register changed is kept under the old version
    // and never served.
    private static void Configure(OutputCacheOptions cache, RegisterVersion version)
    {
        cache.SizeLimit = 64 << 20;
        cache.AddPolicy(
            Policy,
            policy =>
                policy
                    .With(c => version.IsKnown && !Workrooms.Holds(c.HttpContext))
                    .Tag(Tag)
                    .Expire(TimeSpan.FromHours(12))
                    .SetVaryByQuery("*")
                    .SetVaryByHeader("Accept-Encoding")
                    .VaryByValue(_ => new("register", version.Current))
        );
    }
}

/// <summary>A name for the state of the register, new at every change; null while changes cannot be heard.</summary>
public sealed class RegisterVersion
{
    private volatile string? current;

    public bool IsKnown => current != null;

    public string Current => current ?? "";

    public void Changed() => current = Guid.NewGuid().ToString("N")[..16];

    public void Lost() => current = null;
}
