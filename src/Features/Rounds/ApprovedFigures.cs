using Dapper;
using Npgsql;
using Shirube.Data.Indicators;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>The figures of an approved answer become actuals of their indicators, in the transaction that approves it. What
/// another way has said of the period meanwhile is not written over without a reason.</summary>
internal static class ApprovedFigures
{
    public static async Task<Message?> RefusalAsync(NpgsqlConnection connection, DutyRow duty) =>
        (await RefusedAsync(connection, [duty])).GetValueOrDefault(duty.Id);

    /// <returns>By duty why its figures cannot be taken.</returns>
    public static async Task<IReadOnlyDictionary<long, Message?>> RefusedAsync(
        NpgsqlConnection connection,
        IReadOnlyList<DutyRow> duties
    )
    {
        var asked = await AskedFigures.OfAsync(connection, [.. duties.Select(d => d.Id)]);
        if (asked.Count == 0)
            return new Dictionary<long, Message?>();
        var answers = await AnswersAsync(connection, duties);
        return duties
            .Select(d =>
                (
                    d.Id,
                    Missing: AskedFigures
                        .Missing(asked[d.Id], AnswerJson.ReadAnswer(answers[d.Id]))
                        .ToList()
                )
            )
            .Where(m => m.Missing.Count > 0)
            .ToDictionary(
                m => m.Id,
                m =>
                    (Message?)
                        new Message(
                            $"{string.Concat(m.Missing.Select(w => w.What.Ja))}差し戻して、書いてもらってください。",
                            $"{string.Join(' ', m.Missing.Select(w => w.What.En))} Return the answer and ask for it."
                        )
            );
    }

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        IReadOnlyList<DutyRow> duties
    )
    {
        var asked = await AskedFigures.OfAsync(connection, [.. duties.Select(d => d.Id)]);
        if (asked.Count == 0)
            return;
        var answers = await AnswersAsync(connection, duties);
        foreach (var duty in duties)
        {
            var answer = AnswerJson.ReadAnswer(answers[duty.Id]);
            foreach (var figure in asked[duty.Id])
                if (figure.FactOf(answer.Figures[figure.Key]) is { } fact)
                    await WriteAsync(connection, caller, duty, figure, fact);
        }
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        DutyRow duty,
        AskedFigure figure,
        Fact fact
    )
    {
        // Two who lead one initiative may be approved in the same moment.
        await connection.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended(@Code, 0))",
            new { figure.Code }
        );
        var newest = await FactRows.NewestAsync(connection, figure.Code, fact);
        var before = newest?.ToFact();
        // A line of another version may never be public: of that figure this version needs its own.
        if (
            before is not null
            && before.Says(fact)
            && (newest!.IsPublic || (newest.DutyId, newest.Version) == (duty.Id, duty.Version))
        )
            return;
        await FactRows.AddAsync(
            connection,
            caller,
            figure.Code,
            fact with
            {
                Number = (before?.Number ?? 0) + 1,
                Reason =
                    before is not null && fact.Reason.Length == 0
                        ? KnownReason.ApprovedAgain
                        : fact.Reason,
            },
            duty.Id,
            duty.Version
        );
    }

    private static async Task<IReadOnlyDictionary<long, string>> AnswersAsync(
        NpgsqlConnection connection,
        IReadOnlyList<DutyRow> duties
    ) =>
        (
            await connection.QueryAsync<(long, string)>(
                """
                select a.duty_id, a.content from answer a
                join unnest(@ids, @versions) d (id, version) on d.id = a.duty_id and d.version = a.number
                """,
                new
                {
                    ids = duties.Select(d => d.Id).ToArray(),
                    versions = duties.Select(d => d.Version).ToArray(),
                }
            )
        ).ToDictionary(a => a.Item1, a => a.Item2);
}
