using Dapper;
using Npgsql;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;

namespace Shirube.Data.Indicators;

/// <summary>The newest line of a slot.</summary>
public sealed class NewestFact : StoredFact
{
    /// <summary>In the list that was asked, from 1.</summary>
    public int Place { get; init; }

    /// <summary>Of the answer that it came with; null: of none.</summary>
    public long? DutyId { get; init; }
    public int? Version { get; init; }
    public bool IsPublic { get; init; }
}

/// <summary>A line of history that is about to be added.</summary>
/// <param name="Indicator">Its public id.</param>
/// <param name="DutyId">Whose answer it came with; null where the person said it directly.</param>
public sealed record NewFact(string Indicator, Fact Fact, long? DutyId = null, int? Version = null);

/// <summary>Lines of history that a person adds; in the caller's transaction. One statement, however many.</summary>
public static class FactRows
{
    /// <summary>Until the transaction ends nobody else adds to these indicators.</summary>
    public static Task LockAsync(NpgsqlConnection connection, IEnumerable<string> indicators) =>
        connection.ExecuteAsync(
            """
            select pg_advisory_xact_lock(hashtextextended(i.code, 0))
            from (select distinct code from unnest(@codes) c (code) order by code offset 0) i
            """,
            new { codes = indicators.ToArray() }
        );

    /// <returns>Of each the newest line of the same slot, in the order of what was asked; null where there is none.</returns>
    public static async Task<IReadOnlyList<NewestFact?>> NewestAsync(
        NpgsqlConnection connection,
        IReadOnlyList<NewFact> slots
    )
    {
        var found = await connection.QueryAsync<NewestFact>(
            $"""
            select s.place::int as Place, {StoredFact.Columns}, f.duty_id as DutyId, f.version,
                figure_is_public(f.duty_id, f.version) as IsPublic
            from unnest(@indicators, @kinds, @starts, @ends) with ordinality s (indicator, kind, starts_on, ends_on, place)
            join indicator i on i.code = s.indicator
            join lateral (
                select * from indicator_fact f
                where f.indicator_id = i.id and f.kind = s.kind
                  and (f.kind = 'baseline'
                      or f.starts_on is not distinct from s.starts_on and f.ends_on is not distinct from s.ends_on)
                order by f.number desc limit 1) f on true
            """,
            new
            {
                indicators = slots.Select(s => s.Indicator).ToArray(),
                kinds = slots.Select(s => s.Fact.Kind.Name()).ToArray(),
                starts = slots.Select(s => s.Fact.Period?.Start).ToArray(),
                ends = slots.Select(s => s.Fact.Period?.End).ToArray(),
            }
        );
        var newest = new NewestFact?[slots.Count];
        foreach (var fact in found)
            newest[fact.Place - 1] = fact;
        return newest;
    }

    /// <returns>When the last was written, by the database's clock.</returns>
    public static async Task<DateTime> AddAsync(
        NpgsqlConnection connection,
        Caller caller,
        params IReadOnlyCollection<NewFact> facts
    ) =>
        (
            await connection.QueryAsync<DateTime>(
                """
                insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier,
                    printed, due_on, set_by, reason, person_id, person_name, duty_id, version)
                select i.id, n.kind, n.state, n.starts_on, n.ends_on, n.period, n.number, n.value, n.qualifier,
                    n.printed, n.due_on, n.set_by, n.reason, @PersonId, @Name, n.duty_id, n.version
                from unnest(@indicators, @kinds, @states, @starts, @ends, @periods, @numbers, @values, @qualifiers, @printed,
                    @dues, @setBy, @reasons, @duties, @versions)
                    n (indicator, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, due_on, set_by,
                        reason, duty_id, version)
                join indicator i on i.code = n.indicator
                returning at
                """,
                new
                {
                    indicators = facts.Select(n => n.Indicator).ToArray(),
                    kinds = facts.Select(n => n.Fact.Kind.Name()).ToArray(),
                    states = facts.Select(n => n.Fact.State.Name()).ToArray(),
                    starts = facts.Select(n => n.Fact.Period?.Start).ToArray(),
                    ends = facts.Select(n => n.Fact.Period?.End).ToArray(),
                    periods = facts.Select(n => n.Fact.Period?.Code).ToArray(),
                    numbers = facts.Select(n => n.Fact.Number).ToArray(),
                    values = facts.Select(n => n.Fact.Quantity?.Value).ToArray(),
                    qualifiers = facts.Select(n => n.Fact.Quantity?.Qualifier.Name()).ToArray(),
                    printed = facts.Select(n => n.Fact.Quantity?.Printed).ToArray(),
                    dues = facts.Select(n => n.Fact.DueOn).ToArray(),
                    setBy = facts.Select(n => n.Fact.SetBy).ToArray(),
                    reasons = facts.Select(n => n.Fact.Reason).ToArray(),
                    duties = facts.Select(n => n.DutyId).ToArray(),
                    versions = facts.Select(n => n.Version).ToArray(),
                    caller.PersonId,
                    caller.Name,
                }
            )
        ).Max();
}
