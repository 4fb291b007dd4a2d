using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Mails;

/// <summary>Says that mails were sent by hand: the program does not send them any more.</summary>
public static class MarkSent
{
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long[] ids,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.KeepOutbox,
            "Mails.MarkSent",
            async connection =>
            {
                var marked = (
                    await connection.QueryAsync<(long Id, DateTime At)>(
                        """
                        update mail set state = 'by-hand', ended_by = @Name, ended_at = clock_timestamp(), secret = null
                        where id = any (@ids) and state in ('waiting', 'given-up') returning id, ended_at
                        """,
                        new { ids, caller.Name }
                    )
                ).AsList();
                return marked.Count == 0
                    ? Change.Refused(NoneWaits)
                    : Change.Done(
                        marked[0].At,
                        "mails",
                        new { byHand = marked.Select(m => m.Id).Order().ToArray() }
                    );
            },
            ct
        );

    private static Message NoneWaits { get; } =
        new(
            "送信待ちのメールを1通以上選んでください。",
            "Choose at least one mail that is still to be sent."
        );
}
