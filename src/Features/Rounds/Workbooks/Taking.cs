using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Writes what was decided about a workbook: versions, steps and the line of the acceptance, in the transaction that
/// is given. Every row that crossed with the web has its choice.</summary>
internal sealed class Taking(
    NpgsqlConnection connection,
    Caller caller,
    Comparison comparison,
    WorkbookDecision decision
)
{
    private readonly RoundState round = RoundTransitions.Parse(comparison.Head.State);

    /// <returns>No change where there is nothing to do.</returns>
    public async Task<(AcceptResult Result, Change Change)> RunAsync()
    {
        var written = await WriteAsync();
        var taken = written.Where(w => !w.IsAside).ToDictionary(w => w.DutyId, w => w.Number);
        var aside = written.Where(w => w.IsAside).Select(w => w.DutyId).ToArray();
        var left = comparison
            .Rows.Where(r => Is(r, RowChoice.Web))
            .ToDictionary(r => r.View.DutyId, r => r.View.Version);
        var submitted = decision.Submits ? await SubmitAsync(taken) : [];
        var result = new AcceptResult(
            taken.Count,
            aside.Length,
            left.Count,
            submitted.Count,
            [],
            [],
            null
        );
        if (taken.Count + aside.Length + left.Count + submitted.Count == 0)
            return (result, Change.Nothing);
        var at = await connection.QuerySingleAsync<DateTime>(
            """
            insert into workbook_acceptance (workbook_id, taken, aside, left_out, submitted, person_id, person_name)
            values (@Id, @Taken, @Aside, @left::jsonb, @Submitted, @PersonId, @Name) returning at
            """,
            new
            {
                comparison.Head.Id,
                result.Taken,
                result.Aside,
                left = JsonSerializer.Serialize(left),
                result.Submitted,
                caller.PersonId,
                caller.Name,
            }
        );
        return (
            result,
            Change.Done(
                at,
                $"rounds/{comparison.Head.RoundId}/workbooks/{comparison.Head.Id}",
                new
                {
                    organisation = comparison.Head.Slug,
                    sha256 = comparison.Head.Sha256,
                    taken,
                    aside,
                    left,
                    submitted,
                    answers = written.ToDictionary(w => w.DutyId, w => new { w.Number, w.Hash }),
                    unchanged = Unchanged([.. written.Select(w => w.DutyId)]),
                }
            )
        );
    }

    private Task<ImmutableArray<WrittenVersion>> WriteAsync() =>
        AnswerVersions.WriteAsync(
            connection,
            caller,
            "workbook",
            [
                .. comparison
                    .Rows.Where(r =>
                        r.View.Fate == RowFate.Change
                        || Is(r, RowChoice.Workbook)
                        || Is(r, RowChoice.Both)
                    )
                    .Select(r => new NewVersion(
                        Duty(r, r.View.State, r.View.Version),
                        Is(r, RowChoice.Both) ? r.Base : r.View.Version,
                        r.Answer,
                        Guid.NewGuid()
                    )),
            ],
            comparison.Head.Id
        );

    /// <returns>The version of each that was submitted.</returns>
    private async Task<Dictionary<long, int>> SubmitAsync(Dictionary<long, int> taken)
    {
        var steps = new List<(DutyRow Duty, ReportState To)>();
        foreach (var row in comparison.Rows.Where(r => comparison.MaySubmit(r, caller)))
        {
            var isTaken = taken.TryGetValue(row.View.DutyId, out var version);
            // A row that crossed with the web and was not chosen.
            if (!isTaken && !row.View.IsAsNow)
                continue;
            var state = row.View.State == ReportState.None ? ReportState.Draft : row.View.State;
            if (
                ReportTransitions.Of(state, ReportAction.Submit, round).Step is
                { IsByWorkbook: true } step
            )
                steps.Add((Duty(row, state, isTaken ? version : row.View.Version), step.To));
        }
        if (steps.Count > 0)
            await TakeStep.WriteAsync(connection, caller, ReportAction.Submit, "", steps);
        return steps.ToDictionary(s => s.Duty.Id, s => s.Duty.Version);
    }

    /// <summary>What said the last answer again, and which that was.</summary>
    private Dictionary<long, object> Unchanged(HashSet<long> written) =>
        comparison
            .Rows.Where(r => r.Answer.IsUnchanged && written.Contains(r.View.DutyId))
            .Select(r => (r.View.DutyId, comparison.Duties[r.View.DutyId].From))
            .Where(r => r.From is not null)
            .ToDictionary(r => r.DutyId, r => r.From!.Line);

    private bool Is(ComparedRow row, RowChoice choice) =>
        row.View.Fate == RowFate.Conflict && decision.Choices[row.View.DutyId] == choice;

    private DutyRow Duty(ComparedRow row, ReportState state, int version) =>
        new()
        {
            Id = row.View.DutyId,
            OrganisationId = comparison.Head.OrganisationId,
            Version = version,
            IsLate = round == RoundState.Closed,
            State = state,
            Round = round,
            Questions = comparison.Questions,
            KnownKeys = [.. comparison.Questions.Free.Select(q => q.Key)],
        };
}
