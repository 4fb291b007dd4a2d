using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>A workbook that came back beside the answers that stand; four statements.</summary>
internal sealed record Comparison(
    WorkbookHead Head,
    QuestionSet Questions,
    ImmutableArray<ComparedRow> Rows,
    ReturnedBook Book,
    ImmutableDictionary<long, SurveyDuty> Duties,
    ImmutableArray<SurveyColumn> Columns,
    ImmutableArray<Acceptance> Acceptances,
    IReadOnlySet<long> Brought
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(ReturnedBook book) => JsonSerializer.Serialize(book, Json);

    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<Comparison?> OfAsync(
        NpgsqlConnection connection,
        long roundId,
        long id
    )
    {
        var head = await connection.QuerySingleOrDefaultAsync<WorkbookHead>(
            """
            select w.id, w.round_id as RoundId, r.name as Round, r.state, r.questions, e.name as Edition,
                w.organisation_id as OrganisationId, o.slug, w.name as FileName, octet_length(w.content)::bigint as Bytes,
                w.sha256, w.person_name as By, w.returned_at as At, w.reading,
                (select json_agg(a order by a.id) from (
                    select t.id, t.person_name as By, t.at, t.taken, t.aside, t.submitted, t.left_out::text as LeftOut
                    from workbook_acceptance t where t.workbook_id = w.id) a) as Acceptances,
                (select json_agg(b) from (
                    select a.duty_id as Duty, a.number, a.aside, a.workbook_id = w.id as IsThis
                    from answer a join returned_workbook o on o.id = a.workbook_id
                    where o.round_id = w.round_id and o.organisation_id = w.organisation_id) b) as Brought
            from returned_workbook w
            join round r on r.id = w.round_id join edition e on e.id = r.edition_id
            join organisation o on o.id = w.organisation_id
            where w.id = @id and w.round_id = @roundId
            """,
            new { id, roundId }
        );
        if (head is null)
            return null;
        var book = JsonSerializer.Deserialize<ReturnedBook>(head.Reading, Json)!;
        var (name, duties) = await SurveyDuties.OfAsync(connection, roundId, head.OrganisationId);
        head.Organisation = name;
        var questions = AnswerJson.ReadQuestions(head.Questions);
        var known = duties.ToImmutableDictionary(d => d.Id);
        var columns = SurveyColumns.Answered(
            new(roundId, head.Round, head.Edition, default, "", questions, head.Slug, name, duties)
        );
        var acceptances = AnswerJson
            .ReadRows<Acceptance>(head.Acceptances)
            .Select(a => a with { At = a.At.ToUniversalTime() })
            .ToImmutableArray();
        var brought = AnswerJson.ReadRows<BroughtAnswer>(head.Brought);
        var settled = LeftOut(acceptances);
        foreach (var (duty, _, isAside, isThis) in brought)
            if (isThis)
                settled[duty] = isAside ? RowFate.Aside : RowFate.Taken;
        var context = new RowContext(
            book,
            RoundTransitions.Parse(head.State),
            questions,
            columns,
            await BasesAsync(connection, book.Stamp, known),
            settled,
            duties
                .Select(d => RowContext.Bare(CellText.Read(d.Initiative)))
                .ToHashSet(StringComparer.Ordinal),
            book.Rows.Doubled.Where(d => d.Differs).Select(d => d.DutyId).ToHashSet()
        );
        return new(
            head,
            questions,
            [
                .. book
                    .Rows.Rows.Where(r => known.ContainsKey(r.DutyId))
                    .Select(r => context.Compare(r, known[r.DutyId])),
            ],
            book,
            known,
            columns,
            acceptances,
            brought
                .Where(b => known.TryGetValue(b.Duty, out var duty) && duty.Version == b.Number)
                .Select(b => b.Duty)
                .ToHashSet()
        );
    }

    /// <summary>Whether a row would be submitted with the workbook. Whoever does not answer for the ministry submits only what
    /// a workbook of it brought.</summary>
    public bool MaySubmit(ComparedRow row, Caller caller) =>
        row.View.MaySubmit
        && (
            row.View.Fate is RowFate.Change or RowFate.Conflict
            || Brought.Contains(row.View.DutyId)
            || Permissions.Refusal(caller, UseCase.AnswerDuty, Head.OrganisationId) is null
        );

    private static async Task<Dictionary<(long, int), Answer>> BasesAsync(
        NpgsqlConnection connection,
        ReturnedStamp stamp,
        ImmutableDictionary<long, SurveyDuty> duties
    )
    {
        var older = stamp
            .Bases.Where(b => duties.TryGetValue(b.Key, out var d) && d.Version != b.Value)
            .ToArray();
        var answers = await connection.QueryAsync<(long Duty, int Number, string Content)>(
            """
            select a.duty_id, a.number, a.content
            from unnest(@ids, @numbers) b (id, number) join answer a on a.duty_id = b.id and a.number = b.number
            """,
            new
            {
                ids = older.Select(b => b.Key).ToArray(),
                numbers = older.Select(b => b.Value).ToArray(),
            }
        );
        return answers.ToDictionary(a => (a.Duty, a.Number), a => AnswerJson.ReadAnswer(a.Content));
    }

    private static Dictionary<long, RowFate> LeftOut(ImmutableArray<Acceptance> acceptances) =>
        acceptances
            .SelectMany(a => JsonSerializer.Deserialize<Dictionary<long, int>>(a.LeftOut)!.Keys)
            .Distinct()
            .ToDictionary(duty => duty, _ => RowFate.Left);
}

/// <summary>A version of an answer that a workbook of the same organisation brought.</summary>
internal sealed record BroughtAnswer(long Duty, int Number, bool Aside, bool IsThis);

/// <summary>A workbook that came back and its round.</summary>
internal sealed class WorkbookHead
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public string Round { get; init; } = "";
    public string Edition { get; init; } = "";
    public string State { get; init; } = "";
    public string Questions { get; init; } = "";
    public long OrganisationId { get; init; }
    public string Slug { get; init; } = "";
    public string Organisation { get; set; } = "";
    public string FileName { get; init; } = "";
    public long Bytes { get; init; }
    public string Sha256 { get; init; } = "";
    public string By { get; init; } = "";
    public DateTime At { get; init; }
    public string Reading { get; init; } = "";
    public string? Acceptances { get; init; }
    public string? Brought { get; init; }
}
