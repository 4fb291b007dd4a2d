using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Mails;
using Shirube.Domain.People;

namespace Shirube.Features.Mails;

/// <summary>A mail in the outbox. Its secret, if it has one, is not among what anybody sees.</summary>
public sealed record MailCard(
    long Id,
    string Cause,
    string Address,
    string Name,
    string Subject,
    string Words,
    string Path,
    string State,
    int Attempts,
    DateTime NextAt,
    string? Fault,
    string MadeBy,
    DateTime MadeAt,
    string? EndedBy,
    DateTime? EndedAt,
    int Total
);

/// <summary>What mails wait and went, the newest first; one statement.</summary>
public static class GetOutbox
{
    public const int PageSize = 50;

    /// <param name="state">Null: all.</param>
    public static async Task<(ImmutableArray<MailCard> Mails, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        MailState? state,
        int page,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.KeepOutbox) is { } refusal)
            return ([], refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var mails = await work.Connection.QueryAsync<MailCard>(
            """
            select id, cause, address, name, subject, words, path, state, attempts, next_at as NextAt, fault,
                made_by as MadeBy, made_at as MadeAt, ended_by as EndedBy, ended_at as EndedAt, count(*) over ()::int as Total
            from mail where @state::text is null or state = @state
            order by id desc limit @PageSize offset @from
            """,
            new
            {
                state = state?.Name(),
                PageSize,
                from = (page - 1) * PageSize,
            }
        );
        return ([.. mails], null);
    }
}
