using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>A line of a cut's board.</summary>
/// <param name="Key">A public id, an organisation's number, the name of a status or ground; empty: no area.</param>
public sealed record CutLine(string Key, string Label, Tally Tally);

/// <summary>An answer behind a figure.</summary>
/// <param name="Version">Null: no report.</param>
/// <param name="Released">Public id of what was released of it, where the public asks.</param>
public sealed record BehindAnswer(
    long DutyId,
    string Organisation,
    Role Role,
    int? Version,
    Status? Status,
    string? Released
);

/// <summary>An initiative behind a figure.</summary>
public sealed record BehindRow(
    string Code,
    string Words,
    Standing Standing,
    ImmutableArray<BehindAnswer> Answers
);

/// <summary>What is asked of a cut.</summary>
/// <param name="Page">Of the lines, from 1.</param>
/// <param name="Of">The line whose initiatives are wanted; empty with <paramref name="OfAll"/>: all lines.</param>
/// <param name="Figure">Which of them; null: none are wanted.</param>
/// <param name="RowPage">Of the initiatives, from 1.</param>
/// <param name="Check">Whether all rows are to be hashed again, however many.</param>
public sealed record CutQuestion(
    Grouping Grouping,
    int Page,
    string Of,
    bool OfAll,
    Figure? Figure,
    int RowPage,
    bool Check
);

/// <param name="Lines">Those of the page asked for.</param>
/// <param name="AllLines">How many there are.</param>
/// <param name="IsWhole">Whether the rows give the hash; null where they were not hashed again.</param>
/// <param name="IsPublic">Asked by the public: behind the figures are the answers that were released.</param>
public sealed record CutBoard(
    CutHead Head,
    ImmutableArray<CutLine> Lines,
    int AllLines,
    Tally Total,
    ImmutableArray<BehindRow> Rows,
    int AllRows,
    bool? IsWhole,
    bool IsPublic
);

/// <summary>The figures of a data cut, and the rows behind one of them; six statements with the caller's session. Open to the
/// public once a release of the cut is out.</summary>
public static class GetCutBoard
{
    public const int LinesOfPage = 100;
    public const int RowsOfPage = 50;

    /// <summary>Up to so many initiatives all rows are hashed again whenever the figures are shown. Above it that would take
    /// longer than the figures: then on demand, at the command line and by <c>verify-ledger</c>.</summary>
    public const int AlwaysChecked = 2_000;

    public static async Task<(CutBoard? Board, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long round,
        int number,
        CutQuestion question,
        CancellationToken ct = default
    )
    {
        var refusal = Permissions.Refusal(caller, UseCase.SeeCuts);
        var isPublic = refusal is not null;
        await using var work = await source.BeginAsync(caller, ct);
        if (await CutShelf.HeadAsync(work.Connection, round, number, isPublic) is not { } head)
            return (null, refusal);
        var (lines, allLines, total) = await LinesAsync(work.Connection, head.Id, question);
        var (rows, allRows) = question.Figure is { } figure
            ? await RowsAsync(work.Connection, head.Id, question, figure, isPublic)
            : ([], 0);
        bool? isWhole =
            question.Check || total.Initiatives <= AlwaysChecked
                ? (await CutShelf.WholeAsync(work.Connection, head)).IsWhole
                : null;
        return (new(head, lines, allLines, total, rows, allRows, isWhole, isPublic), null);
    }

    private static async Task<(
        ImmutableArray<CutLine> Lines,
        int AllLines,
        Tally Total
    )> LinesAsync(NpgsqlConnection connection, long id, CutQuestion question)
    {
        var (labelKey, label) = CutKeys.Label(question.Grouping);
        var parts = (
            await connection.QueryAsync<Part>(
                $"""
                with i as (
                    select {CutKeys.Of(question.Grouping)} as key, i.position, i.status, i.proof
                    from cut_initiative i where i.cut_id = @id),
                page as (
                    select key, min(position) as first, (count(*) over ())::int as lines
                    from i group by key
                    order by min(position), length(key), key collate "C" limit @LinesOfPage offset @from),
                label as (
                    select p.key, (
                        select min({label} collate "C") from cut_initiative f
                        join cut_report r on r.cut_id = f.cut_id and r.initiative_code = f.code
                        where f.cut_id = @id and f.position = p.first and {labelKey} = p.key) as label
                    from page p)
                select p.key, coalesce(l.label, '') as Label, p.lines, p.first, i.status, i.proof,
                    count(*)::int as Initiatives
                from page p join i on i.key = p.key left join label l on l.key = p.key
                group by p.key, l.label, p.lines, p.first, i.status, i.proof
                union all
                select null, '', 0, 0, i.status, i.proof, i.initiatives from cut_count i where i.cut_id = @id
                """,
                new
                {
                    id,
                    LinesOfPage,
                    from = (question.Page - 1) * LinesOfPage,
                }
            )
        ).AsList();
        return (
            [
                .. parts
                    .Where(p => p.Key is not null)
                    .OrderBy(p => p.First)
                    .ThenBy(p => p.Key!.Length)
                    .ThenBy(p => p.Key, StringComparer.Ordinal)
                    .GroupBy(p => p.Key!)
                    .Select(g => new CutLine(
                        g.Key,
                        g.First().Label,
                        Tally.Of(g.Select(p => p.Of()))
                    ))
                    .OrderBy(l => Place(question.Grouping, l.Key)),
            ],
            parts.Max(p => (int?)p.Lines) ?? 0,
            Tally.Of(parts.Where(p => p.Key is null).Select(p => p.Of()))
        );
    }

    /// <summary>Statuses and grounds stand in their own order, everything else in that of the edition.</summary>
    private static int Place(Grouping grouping, string key) =>
        grouping switch
        {
            Grouping.Status => Figure.OfStatus.IndexOf(Figure.Find(key)!),
            Grouping.Proof => (Figure.OfProof.IndexOf(Figure.Find(key)!) + 4) % 4,
            _ => 0,
        };

    private static async Task<(ImmutableArray<BehindRow> Rows, int All)> RowsAsync(
        NpgsqlConnection connection,
        long id,
        CutQuestion question,
        Figure figure,
        bool released
    )
    {
        var rows = (
            await connection.QueryAsync<BehindPart>(
                $"""
                with page as (
                    select i.code, i.position, i.status, i.proof, (count(*) over ())::int as of
                    from cut_initiative i
                    where i.cut_id = @id and {CutKeys.InFigure}
                        and {(question.OfAll ? "true" : CutKeys.Holds(question.Grouping))}
                    order by i.position, i.code collate "C" limit @RowsOfPage offset @from)
                select p.code, p.status as Counted, p.proof, p.of as AllRows, r.words,
                    r.duty_id as DutyId, r.organisation_name as Organisation, r.role, r.version, r.status,
                    r.answer_code as Released
                from page p
                join {CutShelf.Rows(released)} r on r.cut_id = @id and r.initiative_code = p.code
                order by p.position, p.code collate "C", r.organisation_id
                """,
                new
                {
                    id,
                    figure = figure.Name,
                    key = question.Of,
                    number = CutKeys.Number(question.Of),
                    RowsOfPage,
                    from = (question.RowPage - 1) * RowsOfPage,
                }
            )
        ).AsList();
        return (
            [
                .. rows.GroupBy(r => r.Code)
                    .Select(g => new BehindRow(
                        g.Key,
                        g.First().Words,
                        new(Statuses.Parse(g.First().Counted), Proofs.Parse(g.First().Proof)),
                        [.. g.Select(r => r.Answer())]
                    )),
            ],
            rows is [var first, ..] ? first.AllRows : 0
        );
    }

    private sealed class Part
    {
        public string? Key { get; init; }
        public string Label { get; init; } = "";
        public int Lines { get; init; }

        /// <summary>Where the line's first initiative stands in the edition.</summary>
        public int First { get; init; }
        public string? Status { get; init; }
        public string? Proof { get; init; }
        public int Initiatives { get; init; }

        public (Standing, int) Of() =>
            (new(Statuses.Parse(Status), Proofs.Parse(Proof)), Initiatives);
    }

    private sealed class BehindPart
    {
        public string Code { get; init; } = "";
        public string? Counted { get; init; }
        public string? Proof { get; init; }
        public int AllRows { get; init; }
        public string Words { get; init; } = "";
        public long DutyId { get; init; }
        public string Organisation { get; init; } = "";
        public string Role { get; init; } = "";
        public int? Version { get; init; }
        public string? Status { get; init; }
        public string? Released { get; init; }

        public BehindAnswer Answer() =>
            new(DutyId, Organisation, Roles.Parse(Role), Version, Statuses.Parse(Status), Released);
    }
}
