using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Rounds;

/// <summary>The survey workbook of one organisation in one round (xlsx), with what it has answered so far; three statements.</summary>
public static class MakeWorkbook
{
    /// <param name="organisation">Its slug.</param>
    /// <returns>The file; why not; or neither, where there is no such round or nothing is asked of that organisation.
    /// IsForbidden: it is refused because of who asks.</returns>
    public static async Task<(byte[]? File, Message? Refusal, bool IsForbidden)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string organisation,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.MakeWorkbook) is { } refusal)
            return (null, refusal, true);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<Head>(
            """
            select r.name as Round, e.name as Edition, r.due_on::timestamp as DueOn, r.instructions, r.questions, r.state,
                o.id as OrganisationId, o.slug
            from round r join edition e on e.id = r.edition_id, organisation o
            where r.id = @roundId and o.slug = @organisation
            """,
            new { roundId, organisation }
        );
        if (head is null)
            return (null, null, false);
        if (Permissions.Refusal(caller, UseCase.MakeWorkbook, head.OrganisationId) is { } foreign)
            return (null, foreign, true);
        if (!RoundActs.IsFor(UseCase.MakeWorkbook, RoundTransitions.Parse(head.State)))
            return (null, NotOpen, false);
        var (name, duties) = await SurveyDuties.OfAsync(
            work.Connection,
            roundId,
            head.OrganisationId
        );
        return duties.Length > 0
            ? (
                SurveyWorkbook.Write(
                    new(
                        roundId,
                        head.Round,
                        head.Edition,
                        head.DueOn,
                        head.Instructions,
                        AnswerJson.ReadQuestions(head.Questions),
                        head.Slug,
                        name,
                        duties
                    )
                ),
                null,
                false
            )
            : (null, null, false);
    }

    private static Message NotOpen { get; } =
        new(
            "調査票は、フォローアップが開かれるとつくれます。開くまでは、主担当が変わることがあります。",
            "There are survey workbooks as soon as the round is open. Until then, who leads may change."
        );

    private sealed class Head
    {
        public string Round { get; init; } = "";
        public string Edition { get; init; } = "";
        public DateTime DueOn { get; init; }
        public string Instructions { get; init; } = "";
        public string Questions { get; init; } = "";
        public string State { get; init; } = "";
        public long OrganisationId { get; init; }
        public string Slug { get; init; } = "";
    }
}
