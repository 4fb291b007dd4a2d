using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Rounds;

/// <summary>A workbook that came back beside the answers that stand: what accepting it would change.</summary>
public static class GetReturnedWorkbook
{
    /// <returns>Neither where there is none that the caller may see.</returns>
    public static async Task<(WorkbookView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        long id,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.ReturnWorkbook) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        return
            await Comparison.OfAsync(work.Connection, roundId, id) is { } comparison
            && Permissions.Refusal(caller, UseCase.ReturnWorkbook, comparison.Head.OrganisationId)
                is null
            ? (Shown(comparison, caller), null)
            : (null, null);
    }

    /// <summary>The file as it came.</summary>
    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<(string Name, byte[] Content)?> FileAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        long id,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.ReturnWorkbook) is not null)
            return null;
        await using var work = await source.BeginAsync(caller, ct);
        var (name, content, organisation) = await work.Connection.QuerySingleOrDefaultAsync<(
            string,
            byte[]?,
            long
        )>(
            "select name, content, organisation_id from returned_workbook where id = @id and round_id = @roundId",
            new { id, roundId }
        );
        return
            content is not null
            && Permissions.Refusal(caller, UseCase.ReturnWorkbook, organisation) is null
            ? (name, content)
            : null;
    }

    /// <summary>Whether the answer that stands says the same to a question that is asked no more.</summary>
    private static bool IsKept(Comparison c, long duty, string key, string words) =>
        c.Duties.TryGetValue(duty, out var now)
        && now.Standing.Free.Any(f =>
            FreeQuestion.FieldOf(f.Key) == key && CellText.Read(f.Value) == words
        );

    private static WorkbookView Shown(Comparison c, Caller caller)
    {
        var asked = c.Columns.Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        var isOlder = c.Book.Stamp.Questions != c.Questions.Version;
        return new(
            c.Head.Id,
            c.Head.RoundId,
            c.Head.Round,
            RoundTransitions.Parse(c.Head.State),
            c.Head.OrganisationId,
            c.Head.Organisation,
            c.Head.FileName,
            c.Head.Bytes,
            c.Head.Sha256,
            c.Head.By,
            c.Head.At,
            [.. c.Rows.Select(r => r.View with { MaySubmit = c.MaySubmit(r, caller) })],
            c.Book.Rows.Added,
            c.Book.Rows.Doubled,
            [
                .. c
                    .Book.Rows.Deleted.Where(c.Duties.ContainsKey)
                    .Select(d => (d, c.Duties[d].Initiative)),
            ],
            c.Book.Rows.LostColumns,
            [
                .. from row in c.Book.Rows.Rows
                from value in row.Values
                where
                    value.Value.Length > 0
                    && value.Key != SurveyColumns.Initiative
                    && !asked.Contains(value.Key)
                    && !IsKept(c, row.DutyId, value.Key, value.Value)
                select new LostWords(row.Number, c.Book.Stamp.Headers[value.Key], value.Value),
            ],
            isOlder
                ?
                [
                    .. c
                        .Columns.Where(k =>
                            SurveyColumns.IsQuestion(k.Key)
                            && !c.Book.Stamp.Headers.ContainsKey(k.Key)
                        )
                        .Select(k => k.Header),
                ]
                : [],
            c.Book.Remarks,
            c.Acceptances
        );
    }
}
