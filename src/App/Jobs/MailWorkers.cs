using Npgsql;
using Shirube.App.Startup;
using Shirube.Features.Mails;

namespace Shirube.App.Jobs;

/// <summary>The one of this process that sends mails.</summary>
internal sealed class MailWorkers(NpgsqlDataSource database, SiteOptions options)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new MailWorker(
            database,
            SmtpPost.To(options.Smtp!),
            options.PublicUrl ?? options.Url
        ).RunAsync(stoppingToken);
}
