using Dapper;
using Npgsql;
using Shirube.Data.Indicators;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>The figures that a round asks with an initiative: of each indicator that the secretariat has settled, the period
/// that <see cref="AskedPeriod"/> names. Whoever leads, or answers alone, gives them.</summary>
public static class AskedFigures
{
    internal static async Task<IReadOnlyList<AskedFigure>> OfAsync(
        NpgsqlConnection connection,
        long dutyId
    ) => [.. (await OfAsync(connection, [dutyId]))[dutyId]];

    /// <summary>One statement, however many duties.</summary>
    internal static async Task<ILookup<long, AskedFigure>> OfAsync(
        NpgsqlConnection connection,
        long[] dutyIds
    )
    {
        var rows = await connection.QueryAsync<Row>(
            $"""
            select distinct on (d.id, {StoredFact.Slot}, f.duty_id is not distinct from d.id) d.id as DutyId,
                r.due_on::timestamp as AnswersDue, i.code, n.title, n.unit, f.duty_id is not distinct from d.id as IsOwn,
                {StoredFact.Columns}
            from duty d
            join round r on r.id = d.round_id
            join indicator i on i.of_kind = 'initiative' and i.of_code = d.initiative_code
            join lateral (
                select * from indicator_definition n where n.indicator_id = i.id order by n.number desc limit 1) n on true
            join indicator_fact f on f.indicator_id = i.id and f.starts_on is not null and figure_holds(f.duty_id, f.version)
            where d.id = any(@dutyIds) and d.role <> 'joint' and n.person_id is not null
            order by d.id, {StoredFact.Slot}, f.duty_id is not distinct from d.id, f.number desc
            """,
            new { dutyIds }
        );
        return rows.GroupBy(r => (r.DutyId, r.Code))
            .Select(g => (g.Key.DutyId, Figure: Of([.. g])))
            .Where(g => g.Figure is not null)
            .ToLookup(g => g.DutyId, g => g.Figure!);
    }

    /// <summary>What is missing or wrong before the answer can be submitted; each with the field it is about.</summary>
    public static IEnumerable<(string Field, Message What)> Missing(
        IEnumerable<AskedFigure> asked,
        Answer answer
    )
    {
        foreach (var figure in asked)
        {
            var said = answer.Figures.GetValueOrDefault(figure.Key);
            if ((said is null ? null : figure.Wrong(said)) is { } wrong)
                yield return ($"figure-{figure.Key}", wrong);
            else if (figure.Missing(said) is { } missing)
                yield return ($"figure-{figure.Key}", missing);
        }
    }

    private static AskedFigure? Of(IReadOnlyList<Row> rows)
    {
        var facts = rows.Where(r => r.ToFact().State != FactState.Withdrawn)
            .Select(r => (Fact: r.ToFact(), r.IsOwn))
            .ToList();
        var targets = facts.Where(f => f.Fact.Kind == FactKind.Target).Select(f => f.Fact).ToList();
        if (
            AskedPeriod.Of(
                targets.Select(t => t.Period!.Value),
                DateOnly.FromDateTime(rows[0].AnswersDue)
            )
            is not { } period
        )
            return null;
        var actuals = facts.Where(f => f.Fact.Kind == FactKind.Actual).ToList();
        return new(
            rows[0].Code,
            rows[0].Title,
            rows[0].Unit,
            period,
            targets.Find(t => t.Period!.Value.Key == period.Key),
            actuals
                .Where(a => a.Fact.Period!.Value.End < period.End)
                .OrderBy(a => a.Fact.Period!.Value.End)
                .LastOrDefault()
                .Fact,
            actuals.Find(a => !a.IsOwn && a.Fact.Period!.Value.Key == period.Key).Fact
        );
    }

    private sealed class Row : StoredFact
    {
        public long DutyId { get; init; }
        public DateTime AnswersDue { get; init; }
        public string Code { get; init; } = "";
        public string Title { get; init; } = "";
        public string Unit { get; init; } = "";
        public bool IsOwn { get; init; }
    }
}
