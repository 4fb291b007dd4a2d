using System.ComponentModel;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Shirube.Features.Mails;

namespace Shirube.App.Jobs;

/// <summary>Hands mails to a server by SMTP (RFC 5321), a connection each.</summary>
public static class SmtpPost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static SendMail To(SmtpSettings settings) => (mail, ct) => SendAsync(settings, mail, ct);

    private static async Task SendAsync(
        SmtpSettings settings,
        OutgoingMail mail,
        CancellationToken ct
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Write(settings, mail);
            using var client = new SmtpClient(settings.Host, settings.Port)
            {
                EnableSsl = settings.Secured,
                Credentials = settings.User is null
                    ? null
                    : new NetworkCredential(settings.User, settings.Password),
            };
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new MailRefusedException("no answer within a minute", isForGood: false, e);
        }
        catch (SmtpFailedRecipientException e)
        {
            throw new MailRefusedException(Reason(e), (int)e.StatusCode is >= 500 and < 600, e);
        }
        catch (Exception e)
            when (e
                    is SmtpException
                        or IOException
                        or SocketException
                        or Win32Exception
                        or AuthenticationException
            )
        {
            throw new MailRefusedException(Reason(e), isForGood: false, e);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new MailRefusedException(Reason(e), isForGood: true, e);
        }
    }

    private static MailMessage Write(SmtpSettings settings, OutgoingMail mail)
    {
        var message = new MailMessage
        {
            From = settings.From,
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.Address, mail.Name, Encoding.UTF8));
        message.Headers.Add("Message-ID", $"<{mail.MessageId:N}@{settings.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834
        return message;
    }

    private static string Reason(Exception e) =>
        e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
}
