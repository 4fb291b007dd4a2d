using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Shirube.App.Api;
using Shirube.App.Pages;
using Shirube.App.Pages.Importing;
using Shirube.App.Pages.Indicators;
using Shirube.App.Pages.Layout;
using Shirube.App.Pages.People;
using Shirube.App.Pages.Publishing;
using Shirube.App.Pages.Publishing.Work;
using Shirube.App.Pages.Rounds;
using Shirube.App.Pages.Sources;
using Shirube.Data;
using Shirube.Features.Search;

namespace Shirube.App.Startup;

/// <summary>The web application: pages, assets, health. Whoever calls <see cref="Build"/> runs and disposes of it.</summary>
public static class Site
{
    public static WebApplication Build(Database database, SiteOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        ConfigureLogging(builder.Logging, options);
        AddServices(builder.Services, database, options);

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        Forwarding.Use(app, options);
        // Named here, or the framework puts it before all else, where nobody knows yet how the site was asked.
        app.UseAuthentication();
        app.UseMiddleware<LanguagePath>();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<TypedForms>();
        app.UseMiddleware<Workrooms>();
        app.UseMiddleware<DeskGate>();
        app.UseRouting();
        app.UseRateLimiter();
        // Pages are kept compressed: compression stands behind the cache.
        app.UseMiddleware<EncodingChoice>();
        app.UseOutputCache();
        app.UseMiddleware<PageTags>();
        app.UseResponseCompression();
        UseAssets(app);
        app.MapHealthChecks("/health");
        RegisterApi.Map(app);
        RawSource.Map(app);
        SheetPicture.Map(app);
        ProfileForms.Map(app);
        DeskDoors.Map(app);
        ReviewDoors.Map(app);
        SignInDoors.Map(app);
        ProviderDoors.Map(app);
        PeopleDoors.Map(app);
        AccountDoors.Map(app);
        RoundDoors.Map(app);
        QuestionDoors.Map(app);
        DutyDoors.Map(app);
        CommentDoors.Map(app);
        OutboxDoors.Map(app);
        ApproveDoor.Map(app);
        WorkbookDoors.Map(app);
        ReturnDoors.Map(app);
        IndicatorDoors.Map(app);
        ReleaseDoors.Map(app);
        ReleasedDoors.Map(app);
        app.MapRazorComponents<Root>().DisableAntiforgery().CacheOutput(RegisterCache.Policy);
        return app;
    }

    private static void ConfigureLogging(ILoggingBuilder logging, SiteOptions options)
    {
        logging.ClearProviders();
        if (!options.Logging)
            return;
        logging.AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        logging.AddConsole(console =>
        {
            console.FormatterName = LogLine.FormatterName;
            // Standard output belongs to what the command prints for people and programs.
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        // It warns that cookie keys lie unencrypted: in the database, whose readers could change anything anyway.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It writes the words of failures into its own; they come to ErrorPages anyway.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
    }

    private static void AddServices(
        IServiceCollection services,
        Database database,
        SiteOptions options
    )
    {
        services.AddSingleton(database.Source);
        services.AddSingleton(database.Work);
        services.AddSingleton(options);
        services.AddSingleton<CurrentIndex>();
        services.AddSingleton<SearchRegister>();
        services.AddSingleton(WebAssets.Load());
        // Japanese is written as Japanese, not as entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped<Localiser>();
        services.AddScoped<Links>();
        services.AddRazorComponents();
        SignIn.Add(services, database.Source, options);
        Forwarding.Add(services, options);
        GuessLimit.Add(services);
        // Keys for cookies are made when the first one is needed, not at every start.
        foreach (
            var maker in services
                .Where(s =>
                    s.ServiceType == typeof(IHostedService)
                    && s.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly
                )
                .ToList()
        )
            services.Remove(maker);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton<JobTidings>();
        services.AddHostedService(s => s.GetRequiredService<JobTidings>());
        if (options.Works)
        {
            services.AddHostedService<Jobs.ImportWorkers>();
            if (options.Smtp is not null)
                services.AddHostedService<Jobs.MailWorkers>();
        }
        services.AddRegisterCache();
        services.AddRegisterApi();
        services.AddResponseCompression(compression =>
        {
            // The pages hold no secrets that a guess in the query could bring out by their compressed length.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["image/svg+xml"]);
        });
        services.Configure<BrotliCompressionProviderOptions>(o =>
            o.Level = CompressionLevel.Fastest
        );
    }

    /// <summary>Hashed names never change their content: a year in any cache.</summary>
    private static void UseAssets(WebApplication app) =>
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(WebAssets.Folder),
                RequestPath = "/assets",
                OnPrepareResponse = file =>
                    file.Context.Response.Headers.CacheControl =
                        "public, max-age=31536000, immutable",
            }
        );
}
