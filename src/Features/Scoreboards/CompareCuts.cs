using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>What is asked of two cuts.</summary>
/// <param name="Grouping">One that <see cref="Groupings.Printed"/> holds: in a line of a status or ground everything that
/// moved would only have come or gone.</param>
/// <param name="Page">Of the lines, from 1.</param>
/// <param name="Line">Whose initiatives are wanted; null: those of all lines.</param>
/// <param name="Figure">Which moved by them.</param>
/// <param name="Why">For what reason; null: any.</param>
/// <param name="RowPage">Of the initiatives, from 1.</param>
public sealed record CompareQuestion(
    Grouping Grouping,
    int Page,
    string? Line,
    Figure Figure,
    MoveReason? Why,
    int RowPage
);

/// <summary>A line in two cuts. The two labels differ where it was renamed.</summary>
public sealed record ComparedLine(
    string Key,
    string LabelBefore,
    string LabelAfter,
    LineComparison Comparison
);

/// <summary>An initiative that moved a figure.</summary>
/// <param name="Before">Who answered for it, joined by a comma; empty: not in that cut.</param>
public sealed record MovedRow(
    string Code,
    string Words,
    Transition Transition,
    string Before,
    string After
);

/// <param name="AllLines">How many lines there are.</param>
/// <param name="AllRows">How many initiatives moved the figure.</param>
public sealed record CutComparison(
    CutHead From,
    CutHead To,
    ImmutableArray<ComparedLine> Lines,
    int AllLines,
    LineComparison Total,
    ImmutableArray<MovedRow> Rows,
    int AllRows
);

/// <summary>Two data cuts side by side, and why each figure moved; four statements with the session's. Initiatives are
/// matched by their permanent public id and by nothing else. Open to the public where releases of both are out.</summary>
public static class CompareCuts
{
    public static async Task<(CutComparison? Comparison, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long from,
        long to,
        CompareQuestion question,
        CancellationToken ct = default
    )
    {
        var refusal = Permissions.Refusal(caller, UseCase.SeeCuts);
        var isPublic = refusal is not null;
        await using var work = await source.BeginAsync(caller, ct);
        var heads = await CutShelf.HeadsAsync(work.Connection, [from, to], isPublic);
        if (
            heads.Find(h => h.Id == from) is not { } before
            || heads.Find(h => h.Id == to) is not { } after
        )
            return (null, refusal);
        var (lines, allLines, total) = await LinesAsync(work.Connection, from, to, question);
        var (rows, allRows) = await RowsAsync(work.Connection, from, to, question, isPublic);
        return (new(before, after, lines, allLines, total, rows, allRows), null);
    }

    private static async Task<(
        ImmutableArray<ComparedLine> Lines,
        int AllLines,
        LineComparison Total
    )> LinesAsync(NpgsqlConnection connection, long from, long to, CompareQuestion question)
    {
        var (labelKey, label) = CutKeys.Label(question.Grouping);
        var parts = (
            await connection.QueryAsync<Part>(
                $"""
                with pair as materialized (
                    select coalesce(b.position, a.position) as position, a.code is not null as had, b.code is not null as has,
                        a.keys as keys1, b.keys as keys2, a.status as status1, a.proof as proof1, b.status as status2,
                        b.proof as proof2
                    from (
                        select i.code, i.position, i.status, i.proof, {CutKeys.All(
                    question.Grouping
                )} as keys
                        from cut_initiative i where i.cut_id = @from) a
                    full join (
                        select i.code, i.position, i.status, i.proof, {CutKeys.All(
                    question.Grouping
                )} as keys
                        from cut_initiative i where i.cut_id = @to) b on b.code = a.code),
                kind as (
                    select key::text as key, min(first) as first, was, now, status1, proof1, status2, proof2,
                        sum(n)::int as initiatives
                    from (
                        select unnest(keys2) as key, min(position) as first, 'in' as was, 'in' as now, status1, proof1, status2,
                            proof2, count(*) as n
                        from pair where keys1 = keys2 group by keys2, status1, proof1, status2, proof2
                        union all
                        select k.key, p.position, case when not had then 'none' when k.key = any (keys1) then 'in' else 'out' end,
                            case when not has then 'none' when k.key = any (keys2) then 'in' else 'out' end,
                            status1, proof1, status2, proof2, 1
                        from pair p, lateral (select distinct unnest(keys1 || keys2) as key) k
                        where keys1 is distinct from keys2) k
                    group by key, was, now, status1, proof1, status2, proof2),
                page as (
                    select key, min(first) as first, (count(*) over ())::int as lines from kind group by key
                    order by min(first), length(key), key collate "C" limit @LinesOfPage offset @skip),
                label as (
                    select {labelKey} as key, min({label} collate "C") filter (where r.cut_id = @from) as before,
                        min({label} collate "C") filter (where r.cut_id = @to) as after
                    from cut_report r where r.cut_id in (@from, @to) group by 1)
                select p.key, p.first, p.lines, coalesce(l.before, l.after, '') as LabelBefore,
                    coalesce(l.after, l.before, '') as LabelAfter, k.was, k.now, k.status1, k.proof1, k.status2, k.proof2,
                    k.initiatives
                from page p join kind k on k.key = p.key left join label l on l.key = p.key
                union all
                select null, 0, 0, '', '', case when had then 'in' else 'none' end, case when has then 'in' else 'none' end,
                    status1, proof1, status2, proof2, count(*)::int
                from pair p group by had, has, status1, proof1, status2, proof2
                """,
                new
                {
                    from,
                    to,
                    GetCutBoard.LinesOfPage,
                    skip = (question.Page - 1) * GetCutBoard.LinesOfPage,
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
                    .Select(g => new ComparedLine(
                        g.Key,
                        g.First().LabelBefore,
                        g.First().LabelAfter,
                        new([.. g.Select(p => p.Transition())])
                    )),
            ],
            parts.Max(p => (int?)p.Lines) ?? 0,
            new([.. parts.Where(p => p.Key is null).Select(p => p.Transition())])
        );
    }

    private static async Task<(ImmutableArray<MovedRow> Rows, int All)> RowsAsync(
        NpgsqlConnection connection,
        long from,
        long to,
        CompareQuestion question,
        bool released
    )
    {
        var holds = question.Line is null ? "true" : CutKeys.Holds(question.Grouping);
        var rows = (
            await connection.QueryAsync<Part>(
                $"""
                with pair as (
                    select coalesce(b.code, a.code) as code, coalesce(b.position, a.position) as position,
                        case when a.code is null then 'none' when a.holds then 'in' else 'out' end as was,
                        case when b.code is null then 'none' when b.holds then 'in' else 'out' end as now,
                        a.status as status1, a.proof as proof1, b.status as status2, b.proof as proof2,
                        coalesce(a.holds and a.counts, false) as counts1, coalesce(b.holds and b.counts, false) as counts2
                    from (
                        select i.*, {holds} as holds, coalesce({CutKeys.InFigure}, false) as counts
                        from cut_initiative i where i.cut_id = @from) a
                    full join (
                        select i.*, {holds} as holds, coalesce({CutKeys.InFigure}, false) as counts
                        from cut_initiative i where i.cut_id = @to) b on b.code = a.code),
                moved as (
                    select *, case when was = 'none' then 'added' when now = 'none' then 'removed'
                        when was = 'out' or now = 'out' then 'reassigned'
                        when status1 is not null and status2 is null then 'withdrawn'
                        when status1 is null and status2 is not null then 'reported'
                        when status1 <> status2 and not @ofProof then 'status-changed' else 'proof-changed' end as why
                    from pair where counts1 <> counts2),
                page as (
                    select *, (count(*) over ())::int as lines from moved where @why = '' or why = @why
                    order by position, code collate "C" limit @RowsOfPage offset @skip)
                select p.code as Key, p.lines, p.was, p.now, p.status1, p.proof1, p.status2, p.proof2, w.words as LabelAfter,
                    w.first as Who1, w.second as Who2
                from page p, lateral (
                    select min(r.words) as words,
                        string_agg(r.organisation_name, '、' order by r.organisation_id) filter (where r.cut_id = @from) as first,
                        string_agg(r.organisation_name, '、' order by r.organisation_id) filter (where r.cut_id = @to) as second
                    from {CutShelf.Rows(released)} r
                    where r.cut_id in (@from, @to) and r.initiative_code = p.code) w
                order by p.position, p.code collate "C"
                """,
                new
                {
                    from,
                    to,
                    figure = question.Figure.Name,
                    ofProof = question.Figure.IsOfProof,
                    why = question.Why?.Name() ?? "",
                    key = question.Line ?? "",
                    number = CutKeys.Number(question.Line ?? ""),
                    GetCutBoard.RowsOfPage,
                    skip = (question.RowPage - 1) * GetCutBoard.RowsOfPage,
                }
            )
        ).AsList();
        return (
            [
                .. rows.Select(r => new MovedRow(
                    r.Key!,
                    r.LabelAfter,
                    r.Transition(),
                    r.Who1 ?? "",
                    r.Who2 ?? ""
                )),
            ],
            rows is [var first, ..] ? first.Lines : 0
        );
    }

    private sealed class Part
    {
        public string? Key { get; init; }
        public int First { get; init; }
        public int Lines { get; init; }
        public string LabelBefore { get; init; } = "";
        public string LabelAfter { get; init; } = "";

        /// <summary>in the line, out of it in another line, none: not in the cut.</summary>
        public string Was { get; init; } = "";
        public string Now { get; init; } = "";
        public string? Status1 { get; init; }
        public string? Proof1 { get; init; }
        public string? Status2 { get; init; }
        public string? Proof2 { get; init; }
        public string? Who1 { get; init; }
        public string? Who2 { get; init; }
        public int Initiatives { get; init; } = 1;

        public Transition Transition() =>
            new(
                Was != "none",
                Now != "none",
                Was == "in" ? new(Statuses.Parse(Status1), Proofs.Parse(Proof1)) : null,
                Now == "in" ? new(Statuses.Parse(Status2), Proofs.Parse(Proof2)) : null,
                Initiatives
            );
    }
}
