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
        var said = new List<NewFact>();
        foreach (var duty in duties)
        {
            var answer = AnswerJson.ReadAnswer(answers[duty.Id]);
            foreach (var figure in asked[duty.Id])
                if (figure.FactOf(answer.Figures[figure.Key]) is { } fact)
                    said.Add(new(figure.Code, fact, duty.Id, duty.Version));
        }
        // Two who lead one initiative may be approved in the same moment.
        await FactRows.LockAsync(connection, said.Select(s => s.Indicator));
        // Where two of these say the same figure, the second follows the first.
        foreach (
            var turn in said.GroupBy(s => (s.Indicator, s.Fact.Period?.Key))
                .SelectMany(slot => slot.Select((one, turn) => (one, turn)))
                .GroupBy(s => s.turn, s => s.one)
        )
        {
            var slots = turn.ToList();
            var newest = await FactRows.NewestAsync(connection, slots);
            List<NewFact> lines = [.. slots.Zip(newest, Line).OfType<NewFact>()];
            if (lines.Count > 0)
                await FactRows.AddAsync(connection, caller, lines);
        }
    }

    /// <returns>Null where what stands says it already.</returns>
    private static NewFact? Line(NewFact said, NewestFact? newest)
    {
        var before = newest?.ToFact();
        // A line of another version may never be public: of that figure this version needs its own.
        if (
            before is not null
            && before.Says(said.Fact)
            && (newest!.IsPublic || (newest.DutyId, newest.Version) == (said.DutyId, said.Version))
        )
            return null;
        return said with
        {
            Fact = said.Fact with
            {
                Number = (before?.Number ?? 0) + 1,
                Reason =
                    before is not null && said.Fact.Reason.Length == 0
                        ? KnownReason.ApprovedAgain
                        : said.Fact.Reason,
            },
        };
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
