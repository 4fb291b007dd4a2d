using System.Globalization;
using System.Net.Mail;
using Shirube.Domain;

namespace Shirube.App.Jobs;

/// <summary>A server that takes mails, and whose name they bear.</summary>
/// <param name="Secured">Whether the connection is turned to TLS (STARTTLS) before anything is said; without it nothing is sent
/// where the server offers none.</param>
/// <param name="User">Null: the server asks for none.</param>
public sealed record SmtpSettings(
    string Host,
    int Port,
    bool Secured,
    string? User,
    string? Password,
    MailAddress From
)
{
    private const int Submission = 587; // RFC 6409

    /// <summary><c>SHIRUBE_SMTP_HOST</c>, <c>_PORT</c> (587), <c>_TLS</c> (<c>starttls</c> or <c>none</c>), <c>_USER</c>,
    /// <c>_PASSWORD</c>, <c>_FROM</c>.</summary>
    /// <returns>Neither where no host is named.</returns>
    public static (SmtpSettings? Settings, Message? Wrong) FromEnvironment()
    {
        if (Variable("HOST") is not { } host)
            return (null, null);
        if (
            !int.TryParse(
                Variable("PORT") ?? $"{Submission}",
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port
            ) || port is < 1 or > 65535
        )
            return (
                null,
                new(
                    "SHIRUBE_SMTP_PORT は 1 から 65535 の整数です。",
                    "SHIRUBE_SMTP_PORT is a whole number from 1 to 65535."
                )
            );
        var tls = Variable("TLS") ?? "starttls";
        if (tls is not ("starttls" or "none"))
            return (
                null,
                new(
                    "SHIRUBE_SMTP_TLS は starttls か none です。",
                    "SHIRUBE_SMTP_TLS is starttls or none."
                )
            );
        if (!MailAddress.TryCreate(Variable("FROM"), out var from))
            return (
                null,
                new(
                    "SHIRUBE_SMTP_FROM に差出人のメールアドレスを入れてください。例：しるべ事務局 <shirube@example.go.jp>",
                    "Give the sender's address in SHIRUBE_SMTP_FROM. Example: Shirube <shirube@example.go.jp>"
                )
            );
        return (
            new(host, port, tls == "starttls", Variable("USER"), Variable("PASSWORD"), from),
            null
        );
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"SHIRUBE_SMTP_{name}") is { Length: > 0 } value
            ? value
            : null;
}
