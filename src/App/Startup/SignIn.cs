using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shirube.Data.People;
using Shirube.Features.People;

namespace Shirube.App.Startup;

/// <summary>Local accounts by ASP.NET Core Identity, in our tables and with our sessions.</summary>
internal static class SignIn
{
    private const string Cookie = "shirube-session";

    /// <summary>Browsers take a cookie of such a name only by https and for this very host (RFC 6265bis, 4.1.3).</summary>
    private const string OfHost = "__Host-";

    /// <summary>NIST SP 800-63B, 3.2.2: far below the hundred failures it allows.</summary>
    private const int MostFailures = 5;

    public static readonly TimeSpan LockedOut = TimeSpan.FromMinutes(15);

    public static void Add(
        IServiceCollection services,
        NpgsqlDataSource database,
        SiteOptions options
    )
    {
        services.AddSingleton(options.Clock);
        var sessions = new SessionShelf(database);
        services.AddSingleton(sessions);
        services.AddDbContext<PeopleContext>(o => o.UseNpgsql(database));
        services
            .AddIdentityCore<Person>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = MostFailures;
                identity.Lockout.DefaultLockoutTimeSpan = LockedOut;
                // An e-mail address is held to the rules of EmailAddress.
                identity.User.AllowedUserNameCharacters = "";
                // Passwords are held to PasswordRule, which knows more than character classes.
                identity.Password = new()
                {
                    RequiredLength = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<PeopleContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<SignInWithProvider>();
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        if (options.Provider is { } provider)
        {
            services.AddSingleton(provider);
            authentication.AddOAuth<ProviderOptions, ProviderHandler>(
                ProviderOptions.Scheme,
                o => o.Take(provider, PolicyOf(options))
            );
        }
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(o => Configure(o, Cookie, options));
            cookies.ApplicationCookie!.Configure(o =>
            {
                o.SessionStore = new SessionTickets(sessions, options.Clock);
                // A session ends with its row, at once and everywhere: what changes how a person signs in ends the other
                // rows. Identity's stamp would end the session that made the change, too, half an hour later.
                o.Events.OnValidatePrincipal = _ => Task.CompletedTask;
                o.ExpireTimeSpan = SessionShelf.Idle;
            });
            cookies.TwoFactorUserIdCookie!.Configure(o =>
                Configure(o, Cookie + "-second", options)
            );
            cookies.ExternalCookie!.Configure(o => Configure(o, Cookie + "-provider", options));
        });
        services.AddDataProtection().SetApplicationName("shirube");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = new CookieKeys(database));
    }

    /// <summary>Whether somebody may have signed in: who it is, and whether it is true, is seen by the session.</summary>
    public static bool IsCarriedBy(HttpRequest request) =>
        request.Cookies.ContainsKey(OfHost + Cookie) || request.Cookies.ContainsKey(Cookie);

    private static void Configure(
        CookieAuthenticationOptions options,
        string name,
        SiteOptions site
    )
    {
        options.Cookie.Name = site.IsHttps ? OfHost + name : name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        // Lax: a link in a mail leads to work, not to the sign-in. What changes something is asked for its origin besides.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = PolicyOf(site);
    }

    private static CookieSecurePolicy PolicyOf(SiteOptions site) =>
        site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
