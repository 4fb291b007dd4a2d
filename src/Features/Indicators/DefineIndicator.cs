using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;
using Shirube.Domain.Texts;

namespace Shirube.Features.Indicators;

/// <summary>What an indicator is called and how it is counted.</summary>
/// <param name="TitleEn">May be empty.</param>
/// <param name="Unit">May be empty for a ratio.</param>
public sealed record Definition(
    string Title,
    string TitleEn,
    string Unit,
    Measure Measure,
    Direction? Direction,
    Aggregation? Aggregation,
    bool IsPublic
);

/// <summary>Defines an indicator of a goal or an initiative, or changes how one is defined. What was read from a document
/// counts as settled from then on, and rounds ask for it.</summary>
public static class DefineIndicator
{
    private const int LongestTitle = 200;
    private const int LongestUnit = 20;

    /// <summary>A new one.</summary>
    /// <param name="of">The code of the goal or initiative.</param>
    /// <returns>Its code, or why not.</returns>
    public static async Task<(string? Code, Message? Refusal)> NewAsync(
        WorkSource source,
        Caller caller,
        string of,
        Definition definition,
        CancellationToken ct = default
    )
    {
        string? code = null;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.KeepIndicators,
            "Indicators.DefineIndicator",
            async connection =>
            {
                if (Wrong(definition) is { } wrong)
                    return Change.Refused(wrong);
                code = PublicId.Of(
                    'k',
                    of,
                    Normal.ForSearch(definition.Title),
                    Normal.ForSearch(definition.Unit)
                );
                var id = await connection.QuerySingleOrDefaultAsync<long?>(
                    """
                    insert into indicator (code, edition_id, of_kind, of_code)
                    select @code, t.edition_id, t.kind, @of from (
                        select 'goal' as kind, edition_id, id from goal where code = @of
                        union all select 'initiative', edition_id, id from initiative where code = @of) t
                    where not exists (select from indicator where code = @code)
                    order by t.id desc limit 1 returning id
                    """,
                    new { code, of }
                );
                return id is { } made
                    ? await WriteAsync(connection, caller, made, code, definition, "")
                    : Change.Refused(NotThere);
            },
            ct
        );
        return (refusal is null ? code : null, refusal);
    }

    /// <param name="reason">Why it is defined in another way than before.</param>
    public static Task<Message?> ChangeAsync(
        WorkSource source,
        Caller caller,
        string code,
        Definition definition,
        string reason,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.KeepIndicators,
            "Indicators.DefineIndicator",
            async connection =>
            {
                reason = reason.Trim();
                if ((Wrong(definition) ?? (reason.Length == 0 ? NoReason : null)) is { } wrong)
                    return Change.Refused(wrong);
                var id = await connection.QuerySingleOrDefaultAsync<long?>(
                    "select id from indicator where code = @code",
                    new { code }
                );
                return id is { } known
                    ? await WriteAsync(connection, caller, known, code, definition, reason)
                    : Change.Refused(NotThere);
            },
            ct
        );

    private static async Task<Change> WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        long id,
        string code,
        Definition definition,
        string reason
    )
    {
        var at = await connection.QuerySingleAsync<DateTime>(
            """
            insert into indicator_definition (indicator_id, number, title, title_en, unit, measure, direction, aggregation,
                is_public, reason, statement, person_id, person_name)
            select @id, coalesce(max(number), 0) + 1, @Title, @TitleEn, @Unit, @measure, @direction, @aggregation,
                @IsPublic, @reason, '', @PersonId, @Name
            from indicator_definition where indicator_id = @id
            returning at
            """,
            new
            {
                id,
                Title = definition.Title.Trim(),
                TitleEn = definition.TitleEn.Trim(),
                Unit = definition.Unit.Trim(),
                measure = definition.Measure.Name(),
                direction = definition.Direction?.Name(),
                aggregation = definition.Aggregation?.Name(),
                definition.IsPublic,
                reason,
                caller.PersonId,
                caller.Name,
            }
        );
        return Change.Done(at, $"indicators/{code}", new { definition, reason }) with
        {
            IsPublic = true,
        };
    }

    private static Message? Wrong(Definition definition) =>
        definition.Title.Trim().Length is 0 or > LongestTitle
        || definition.TitleEn.Trim().Length > LongestTitle
            ? NoTitle
        : definition.Unit.Trim().Length > LongestUnit
        || definition.Unit.Trim().Length == 0 && definition.Measure == Measure.Number
            ? NoUnit
        : null;

    private static Message NoTitle { get; } =
        new(
            $"指標の名称を{LongestTitle}文字までで入れてください。",
            $"Give the indicator a title of at most {LongestTitle} characters."
        );

    private static Message NoUnit { get; } =
        new(
            $"単位を{LongestUnit}文字までで入れてください。例：件、人/年、％",
            $"Give the unit, in at most {LongestUnit} characters. Examples: 件, 人/年, %"
        );

    private static Message NoReason { get; } =
        new(
            "定義を変える理由を書いてください。前の定義も残ります。",
            "Say why the definition changes. The earlier one stays readable."
        );

    private static Message NotThere { get; } =
        new(
            "目標・取組・指標が見つからないか、同じ名称と単位の指標がすでにあります。",
            "There is no such goal, initiative or indicator, or one with this title and unit is there already."
        );
}
