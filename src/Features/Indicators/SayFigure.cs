using System.Globalization;
using Dapper;
using Shirube.Data.Indicators;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;

namespace Shirube.Features.Indicators;

/// <summary>What somebody typed about a figure.</summary>
/// <param name="Period">FY2025, 2025-09, 2025-04-01/2026-03-31; empty for a baseline without a date.</param>
/// <param name="DueOn">Of a target that is not set.</param>
public sealed record TypedFigure(
    FactKind Kind,
    FactState State,
    string Period,
    string Value,
    string DueOn,
    string SetBy,
    string Reason
);

/// <summary>Adds a line to the history of an indicator: a baseline, a target or that it is not set, an actual, a break. What
/// corrects an earlier line needs a reason, and the earlier line stays.</summary>
public static class SayFigure
{
    private const int Longest = 300;

    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        string code,
        TypedFigure typed,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.KeepIndicators,
            "Indicators.SayFigure",
            async connection =>
            {
                await connection.ExecuteAsync(
                    "select pg_advisory_xact_lock(hashtextextended(@code, 0))",
                    new { code }
                );
                var known = await connection.QuerySingleOrDefaultAsync<(
                    string Unit,
                    DateTime Today
                )?>(
                    """
                    select d.unit, (clock_timestamp() at time zone 'Asia/Tokyo')::date::timestamp
                    from indicator i join indicator_definition d on d.indicator_id = i.id
                    where i.code = @code order by d.number desc limit 1
                    """,
                    new { code }
                );
                if (known is not var (unit, today))
                    return Change.Refused(NotThere);
                var (fact, wrong) = FactOf(typed, unit);
                if (fact is null)
                    return Change.Refused(wrong!.Value);
                if (
                    fact is { Kind: FactKind.Actual, State: FactState.Value, Period: { } period }
                    && period.Start > DateOnly.FromDateTime(today)
                )
                    return Change.Refused(NotBegun);
                var before = (await FactRows.NewestAsync(connection, [new(code, fact)]))[0]
                    ?.ToFact();
                if (fact.Refusal(before) is { } refusal)
                    return Change.Refused(refusal);
                fact = fact with { Number = (before?.Number ?? 0) + 1 };
                var at = await FactRows.AddAsync(connection, caller, new NewFact(code, fact));
                return Change.Done(
                    at,
                    $"indicators/{code}",
                    new
                    {
                        kind = fact.Kind.Name(),
                        state = fact.State.Name(),
                        period = fact.Period?.Key,
                        value = fact.Quantity?.Printed,
                        was = before?.Quantity?.Printed,
                        fact.Number,
                        due = fact.DueOn,
                        by = fact.SetBy,
                        reason = fact.Reason,
                    }
                ) with
                {
                    IsPublic = true,
                };
            },
            ct
        );

    private static (Fact? Fact, Message? Wrong) FactOf(TypedFigure typed, string unit)
    {
        var period = Period.Read(typed.Period);
        if (period is null && (typed.Kind != FactKind.Baseline || typed.Period.Trim().Length > 0))
            return (null, NoPeriod);
        Quantity? value = null;
        if (
            typed.State == FactState.Value
            && typed.Kind != FactKind.Break
            && (value = Quantity.Read(typed.Value, unit)) is null
        )
            return (null, Fact.NoFigure);
        if (typed.SetBy.Length > Longest || typed.Reason.Length > Longest)
            return (null, TooLong);
        return (
            new(
                typed.Kind,
                typed.Kind == FactKind.Break && typed.State == FactState.Value
                    ? FactState.Said
                    : typed.State,
                period,
                1,
                value,
                typed.State == FactState.NotSet ? DayOf(typed.DueOn) : null,
                typed.State == FactState.NotSet ? typed.SetBy.Trim() : "",
                typed.Reason.Trim()
            ),
            null
        );
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(
            text.Trim(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static Message NotThere { get; } =
        new("その指標は見つかりません。", "There is no such indicator.");

    private static Message NoPeriod { get; } =
        new(
            "期間として読めません。例：2025年度、FY2025、2025-09、2025-04-01/2026-03-31",
            "This is no period. Examples: FY2025, 2025-09, 2025-04-01/2026-03-31"
        );

    private static Message NotBegun { get; } =
        new(
            "まだ始まっていない期間の実績は入れられません。見込みや目標なら「目標」を選んでください。",
            "There is no actual of a period that has not begun. Choose target for what is planned or expected."
        );

    private static Message TooLong { get; } =
        new($"理由などは{Longest}文字までです。", $"Reasons have at most {Longest} characters.");
}
