using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A workbook that came back, in a list.</summary>
/// <param name="AcceptedAt">When something of it was taken over last; null: never.</param>
public sealed record WorkbookCard(
    long Id,
    string Organisation,
    string FileName,
    long Bytes,
    string By,
    DateTime At,
    DateTime? AcceptedAt,
    int Taken
);

/// <summary>Workbooks of a round that came back, and whose may still come.</summary>
/// <param name="Organisations">Those whose workbook the caller may bring, in the order of their names.</param>
/// <param name="Cards">Newest first.</param>
public sealed record WorkbooksView(
    long RoundId,
    string Round,
    RoundState State,
    ImmutableArray<(string Slug, string Name)> Organisations,
    ImmutableArray<WorkbookCard> Cards,
    int Total
);

/// <summary>The workbooks that came back in a round; three statements.</summary>
public static class GetReturnedWorkbooks
{
    public const int PageSize = 50;

    public static async Task<(WorkbooksView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        int page,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.ReturnWorkbook) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var round = await work.Connection.QuerySingleOrDefaultAsync<(
            string Name,
            string State,
            int Total
        )?>(
            """
            select name, state, (select count(*)::int from returned_workbook w where w.round_id = r.id)
            from round r where id = @roundId
            """,
            new { roundId }
        );
        if (round is null)
            return (null, null);
        var organisations = await work.Connection.QueryAsync<(long Id, string Slug, string Name)>(
            """
            select distinct d.organisation_id, o.slug, d.organisation_name
            from duty d join organisation o on o.id = d.organisation_id
            where d.round_id = @roundId order by d.organisation_name
            """,
            new { roundId }
        );
        var cards = await work.Connection.QueryAsync<WorkbookCard>(
            """
            select w.id, coalesce((
                    select min(d.organisation_name) from duty d
                    where d.round_id = w.round_id and d.organisation_id = w.organisation_id), '') as Organisation,
                w.name as FileName, octet_length(w.content)::bigint as Bytes, w.person_name as By, w.returned_at as At,
                a.at as AcceptedAt, coalesce(a.taken, 0) as Taken
            from returned_workbook w
            left join lateral (
                select max(at) as at, sum(taken)::int as taken from workbook_acceptance where workbook_id = w.id) a on true
            where w.round_id = @roundId order by w.id desc limit @PageSize offset @from
            """,
            new
            {
                roundId,
                PageSize,
                from = (page - 1) * PageSize,
            }
        );
        return (
            new(
                roundId,
                round.Value.Name,
                RoundTransitions.Parse(round.Value.State),
                [
                    .. organisations
                        .Where(o =>
                            Permissions.Refusal(caller, UseCase.ReturnWorkbook, o.Id) is null
                        )
                        .Select(o => (o.Slug, o.Name)),
                ],
                [.. cards],
                round.Value.Total
            ),
            null
        );
    }
}
