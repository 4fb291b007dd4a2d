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

/// <summary>A name for the state of the register, new at every change; null while changes cannot be heard, and from the moment
/// a release is out until what it changes was loaded.</summary>
public sealed class RegisterVersion
{
    private volatile Known? known;

    public bool IsKnown => Now != null;

    public string Current => Now ?? "";

    private string? Now => known is { } k && k.Until > Environment.TickCount64 ? k.Name : null;

    /// <param name="until">After how long a release comes out; null: none waits.</param>
    /// <param name="asked">When that was asked, as <see cref="Environment.TickCount64"/>.</param>
    public void Changed(TimeSpan? until = null, long asked = 0) =>
        known = new(
            Guid.NewGuid().ToString("N")[..16],
            until is { } wait ? asked + (long)wait.TotalMilliseconds : long.MaxValue
        );

    public void Lost() => known = null;

    private sealed record Known(string Name, long Until);
}
