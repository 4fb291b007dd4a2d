using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Rounds;

/// <summary>What became of a file that was brought.</summary>
/// <param name="Id">Of the workbook as it is kept; null where it is not.</param>
/// <param name="WasThere">The same bytes were brought before: nothing happened.</param>
/// <param name="IsForbidden">It is refused because of who asks.</param>
public sealed record ReturnResult(long? Id, bool WasThere, Message? Refusal, bool IsForbidden);

/// <summary>Takes a survey workbook that was filled: reads it and keeps the file for ever. The answers do not change yet;
/// <see cref="GetReturnedWorkbook"/> shows what would, <see cref="AcceptWorkbook"/> takes it over.</summary>
public static class ReturnWorkbook
{
    /// <summary>Bytes of a file.</summary>
    public const int LimitBytes = ReturnedBook.LimitBytes;

    public static Message TooLarge(string name) => ReturnedBook.TooLarge(name);

    /// <param name="organisation">The slug of whose workbook it must be; null: whose the file says it is.</param>
    /// <param name="name">Of the file, for people.</param>
    public static async Task<ReturnResult> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string? organisation,
        byte[] bytes,
        string name,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.ReturnWorkbook) is { } refusal)
            return new(null, false, refusal, true);
        var (book, unreadable) = await ReturnedBook.ReadAsync(bytes, name, ct);
        if (book is null)
            return new(null, false, unreadable, false);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        ReturnResult? result = null;
        var isForbidden = false;
        var why = await Corridor.PassAsync(
            source,
            caller,
            UseCase.ReturnWorkbook,
            "Rounds.ReturnWorkbook",
            async connection =>
            {
                if (await RefusalAsync(connection, roundId, book, organisation) is { } wrong)
                    return Change.Refused(wrong);
                var whose = await connection.QuerySingleOrDefaultAsync<long?>(
                    """
                    select o.id from organisation o
                    where o.slug = @Slug and exists (
                        select from duty d where d.organisation_id = o.id and d.round_id = @roundId)
                    """,
                    new { book.Stamp.Slug, roundId }
                );
                // What is asked of others is not seen, so it is not said whether anything is.
                if (
                    whose is not { } owner
                    || Permissions.Refusal(caller, UseCase.ReturnWorkbook, owner) is not null
                )
                {
                    isForbidden = true;
                    return Change.Refused(await OfAnotherAsync(connection, book.Stamp.Slug, null));
                }
                var (id, at) = await KeepAsync(
                    connection,
                    caller,
                    roundId,
                    owner,
                    sha256,
                    name,
                    bytes,
                    book
                );
                if (at is null)
                {
                    result = new(id, true, null, false);
                    return Change.Nothing;
                }
                result = new(id, false, null, false);
                return Change.Done(
                    at.Value,
                    $"rounds/{roundId}/workbooks/{id}",
                    new
                    {
                        organisation = book.Stamp.Slug,
                        sha256,
                        name,
                        bytes = bytes.Length,
                    }
                );
            },
            ct
        );
        return result ?? new(null, false, why, isForbidden);
    }

    private static async Task<Message?> RefusalAsync(
        NpgsqlConnection connection,
        long roundId,
        ReturnedBook book,
        string? organisation
    )
    {
        var round = await connection.QuerySingleOrDefaultAsync<(string Name, string State)?>(
            "select name, state from round where id = @roundId",
            new { roundId }
        );
        if (round is null)
            return RoundWords.NotThere;
        if (book.Stamp.RoundId != roundId)
            return OfAnotherRound(
                round.Value.Name,
                await connection.QuerySingleOrDefaultAsync<string>(
                    "select name from round where id = @RoundId",
                    new { book.Stamp.RoundId }
                )
            );
        if (!RoundActs.IsFor(UseCase.ReturnWorkbook, RoundTransitions.Parse(round.Value.State)))
            return ReportTransitions
                .Of(ReportState.None, ReportAction.Save, RoundState.Preparing)
                .Refusal;
        return organisation is not null && organisation != book.Stamp.Slug
            ? await OfAnotherAsync(connection, book.Stamp.Slug, organisation)
            : null;
    }

    /// <returns>No time where the same bytes are there already.</returns>
    private static async Task<(long Id, DateTime? At)> KeepAsync(
        NpgsqlConnection connection,
        Caller caller,
        long roundId,
        long owner,
        string sha256,
        string name,
        byte[] bytes,
        ReturnedBook book
    )
    {
        var kept = await connection.QuerySingleOrDefaultAsync<(long, DateTime)?>(
            """
            insert into returned_workbook (round_id, organisation_id, sha256, name, content, reading, person_id, person_name)
            values (@roundId, @owner, @sha256, @name, @bytes, @reading::jsonb, @PersonId, @By)
            on conflict (round_id, organisation_id, sha256) do nothing
            returning id, returned_at
            """,
            new
            {
                roundId,
                owner,
                sha256,
                name,
                bytes,
                reading = Comparison.Write(book),
                caller.PersonId,
                By = caller.Name,
            }
        );
        if (kept is { } made)
            return made;
        return (
            await connection.QuerySingleAsync<long>(
                "select id from returned_workbook where round_id = @roundId and organisation_id = @owner and sha256 = @sha256",
                new
                {
                    roundId,
                    owner,
                    sha256,
                }
            ),
            null
        );
    }

    /// <param name="chosen">The slug of the organisation that was chosen; null: none was.</param>
    private static async Task<Message> OfAnotherAsync(
        NpgsqlConnection connection,
        string slug,
        string? chosen
    )
    {
        var names = (
            await connection.QueryAsync<(string Slug, string Name)>(
                "select slug, name from organisation where slug in (@slug, @chosen)",
                new { slug, chosen = chosen ?? "" }
            )
        ).ToDictionary(n => n.Slug, n => n.Name);
        var whose = names.GetValueOrDefault(slug, slug);
        return chosen is null
            ? new(
                $"これはほかの府省庁等（{whose}）の調査票です。ご自分の府省庁等の調査票を選んでください。",
                $"This is the survey workbook of another organisation ({whose}). Choose that of your own."
            )
            : new(
                $"これは{whose}の調査票で、選ばれた{names.GetValueOrDefault(chosen, chosen)}のものではありません。どちらかを選び直してください。",
                $"This is the survey workbook of {whose} and not of {names.GetValueOrDefault(chosen, chosen)}, which was chosen. Choose the other file or the other organisation."
            );
    }

    private static Message OfAnotherRound(string here, string? there) =>
        new(
            $"これは{(there is null ? "ほかのフォローアップ" : $"「{there}」")}の調査票です。「{here}」の調査票を返してください。",
            $"This survey workbook belongs to {(there is null ? "another round" : $"'{there}'")}. Return the one of '{here}'."
        );
}
