using Dapper;
using Npgsql;
using Shirube.Data.Mails;
using Shirube.Domain.Mails;

namespace Shirube.Features.Mails;

/// <summary>A mail on its way.</summary>
/// <param name="MessageId">The same at every attempt: who gets it twice can tell.</param>
public sealed record OutgoingMail(
    Guid MessageId,
    string Address,
    string Name,
    string Subject,
    string Text
);

/// <summary>Hands a mail to the post.</summary>
/// <exception cref="MailRefusedException">The post did not take it.</exception>
public delegate Task SendMail(OutgoingMail mail, CancellationToken ct);

/// <summary>The post did not take a mail.</summary>
/// <param name="isForGood">Whether it never will: there is no such mailbox.</param>
public sealed class MailRefusedException(string reason, bool isForGood, Exception? inner = null)
    : Exception(reason, inner)
{
    public bool IsForGood => isForGood;
}

/// <summary>Takes mails from the outbox and sends them, until it is told to stop; in any number of processes. A worker that dies
/// between the sending and the mark leaves a mail that is sent again, under the same id: at least once.</summary>
/// <param name="origin">The address of the site, without a slash at its end.</param>
public sealed class MailWorker(NpgsqlDataSource database, SendMail send, string origin)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await using var ear = await database.OpenConnectionAsync(stop);
                await using (var listen = new NpgsqlCommand($"listen {Outbox.Channel}", ear))
                    await listen.ExecuteNonQueryAsync(stop);
                while (true)
                {
                    await DrainAsync(stop);
                    await ear.WaitAsync(Poll, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                // The database is away.
                await Task.Delay(Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    /// <summary>Tries what is due and returns.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> DrainAsync(CancellationToken stop)
    {
        await GiveUpStaleAsync(stop);
        var sent = 0;
        while (await TakeAsync(stop) is { } mail)
            if (await SendAsync(mail, stop))
                sent++;
        return sent;
    }

    private async Task<bool> SendAsync(Taken mail, CancellationToken stop)
    {
        try
        {
            if (mail.Attempts > Delivery.MostAttempts)
                throw new MailRefusedException(mail.Fault ?? "interrupted", isForGood: true);
            await send(
                new(
                    mail.MessageId,
                    mail.Address,
                    mail.Name,
                    mail.Subject,
                    Letter.Whole(mail.Words, origin + mail.Path + mail.Secret)
                ),
                stop
            );
            await MarkAsync(mail.Id, MailState.Sent, null);
            return true;
        }
        catch (MailRefusedException e)
        {
            if (e.IsForGood || mail.Attempts >= Delivery.MostAttempts)
                await MarkAsync(mail.Id, MailState.GivenUp, e.Message);
            else
                await WaitAsync(mail, e.Message);
            return false;
        }
    }

    private async Task<Taken?> TakeAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Taken>(
            """
            update mail set leased_until = clock_timestamp() + @Lease, attempts = attempts + 1
            where id = (
                select id from mail
                where state = 'waiting' and next_at <= clock_timestamp()
                  and (leased_until is null or leased_until <= clock_timestamp())
                order by next_at, id limit 1 for update skip locked)
            returning id, message_id as MessageId, address, name, subject, words, path, secret, attempts, fault
            """,
            new { Lease }
        );
    }

    // What somebody has marked by hand meanwhile stays so.
    private async Task MarkAsync(long id, MailState state, string? fault)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update mail set state = @state, fault = @fault, secret = null, leased_until = null, ended_at = clock_timestamp()
            where id = @id and state = 'waiting'
            """,
            new
            {
                id,
                state = state.Name(),
                fault,
            }
        );
    }

    private async Task WaitAsync(Taken mail, string fault)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update mail set next_at = clock_timestamp() + @pause, fault = @fault, leased_until = null
            where id = @Id and state = 'waiting'
            """,
            new
            {
                mail.Id,
                fault,
                pause = Delivery.Pause(mail.Attempts),
            }
        );
    }

    private async Task GiveUpStaleAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            """
            update mail set state = 'given-up', fault = coalesce(fault, 'too old'), secret = null, ended_at = clock_timestamp()
            where state = 'waiting' and made_at < clock_timestamp() - @Stale
            """,
            new { Delivery.Stale }
        );
    }

    private sealed class Taken
    {
        public long Id { get; init; }
        public Guid MessageId { get; init; }
        public string Address { get; init; } = "";
        public string Name { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Words { get; init; } = "";
        public string Path { get; init; } = "";
        public string? Secret { get; init; }
        public int Attempts { get; init; }
        public string? Fault { get; init; }
    }
}
