using Dapper;
using Npgsql;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;

namespace Shirube.Data.Indicators;

/// <summary>The newest line of a slot.</summary>
public sealed class NewestFact : StoredFact
{
    /// <summary>Of the answer that it came with; null: of none.</summary>
    public long? DutyId { get; init; }
    public int? Version { get; init; }
    public bool IsPublic { get; init; }
}

/// <summary>Lines of history that a person adds; in the caller's transaction.</summary>
public static class FactRows
{
    /// <returns>The newest line of the same slot; null where there is none.</returns>
    public static Task<NewestFact?> NewestAsync(
        NpgsqlConnection connection,
        string indicator,
        Fact slot
    ) =>
        connection.QuerySingleOrDefaultAsync<NewestFact?>(
            $"""
            select {StoredFact.Columns}, f.duty_id as DutyId, f.version, figure_is_public(f.duty_id, f.version) as IsPublic
            from indicator_fact f join indicator i on i.id = f.indicator_id
            where i.code = @indicator and f.kind = @kind
              and (f.kind = 'baseline' or f.starts_on is not distinct from @start and f.ends_on is not distinct from @end)
            order by f.number desc limit 1
            """,
            new
            {
                indicator,
                kind = slot.Kind.Name(),
                start = slot.Period?.Start,
                end = slot.Period?.End,
            }
        );

    /// <param name="duty">Whose answer it came with; null where the person said it directly.</param>
    /// <returns>When, by the database's clock.</returns>
    public static Task<DateTime> AddAsync(
        NpgsqlConnection connection,
        Caller caller,
        string indicator,
        Fact fact,
        long? duty = null,
        int? version = null
    ) =>
        connection.QuerySingleAsync<DateTime>(
            """
            insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed,
                due_on, set_by, reason, person_id, person_name, duty_id, version)
            select id, @kind, @state, @start, @end, @code, @Number, @value, @qualifier, @printed,
                @DueOn, @SetBy, @Reason, @PersonId, @Name, @duty, @version
            from indicator where code = @indicator
            returning at
            """,
            new
            {
                indicator,
                kind = fact.Kind.Name(),
                state = fact.State.Name(),
                start = fact.Period?.Start,
                end = fact.Period?.End,
                code = fact.Period?.Code,
                fact.Number,
                value = fact.Quantity?.Value,
                qualifier = fact.Quantity?.Qualifier.Name(),
                printed = fact.Quantity?.Printed,
                fact.DueOn,
                fact.SetBy,
                fact.Reason,
                caller.PersonId,
                caller.Name,
                duty,
                version,
            }
        );
}
