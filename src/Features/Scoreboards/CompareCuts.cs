using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
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

/// <summary>Two data cuts side by side, and why each figure moved; five statements with the session's. Initiatives are
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
        var placed = await PlacedInitiatives.OfAsync(
            work.Connection,
            [before, after],
            question.Grouping
        );
        var pairs = InitiativePair.Of(placed[0], placed[1]);
        var (lines, allLines) = await LinesAsync(work.Connection, from, to, pairs, question);
        var moved = pairs
            .Where(p =>
                p.In(question.Line).WhyOf(question.Figure) is { } why
                && why == (question.Why ?? why)
            )
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Code, StringComparer.Ordinal)
            .ToList();
        var rows = await RowsAsync(
            work.Connection,
            from,
            to,
            [
                .. moved
                    .Skip((question.RowPage - 1) * GetCutBoard.RowsOfPage)
                    .Take(GetCutBoard.RowsOfPage)
                    .Select(p => (p.Code, p.In(question.Line))),
            ],
            isPublic
        );
        var total = LineComparison.Of(pairs.Select(p => p.In(null)));
        return (new(before, after, lines, allLines, total, rows, moved.Count), null);
    }

    private static async Task<(ImmutableArray<ComparedLine> Lines, int All)> LinesAsync(
        NpgsqlConnection connection,
        long from,
        long to,
        ImmutableArray<InitiativePair> pairs,
        CompareQuestion question
    )
    {
        var lines = PlacedInitiatives.Lines(pairs, p => p.Keys, p => p.Position);
        var page = lines
            .Skip((question.Page - 1) * GetCutBoard.LinesOfPage)
            .Take(GetCutBoard.LinesOfPage)
            .ToList();
        var labels = await CutShelf.LabelsAsync(
            connection,
            question.Grouping,
            [
                .. page.Select(l => (from, l.Key, One(l.Select(p => p.Before), l.Key))),
                .. page.Select(l => (to, l.Key, One(l.Select(p => p.After), l.Key))),
            ]
        );
        return (
            [
                .. page.Select(l => new ComparedLine(
                    l.Key,
                    labels.GetValueOrDefault((from, l.Key))
                        ?? labels.GetValueOrDefault((to, l.Key), ""),
                    labels.GetValueOrDefault((to, l.Key))
                        ?? labels.GetValueOrDefault((from, l.Key), ""),
                    LineComparison.Of(l.Select(p => p.In(l.Key)))
                )),
            ],
            lines.Length
        );

        // Whichever: an initiative that stands in the line says what it is called.
        static string? One(IEnumerable<PlacedInitiative?> initiatives, string key) =>
            initiatives.FirstOrDefault(i => i is not null && i.Keys.Contains(key))?.Code;
    }

    private static async Task<ImmutableArray<MovedRow>> RowsAsync(
        NpgsqlConnection connection,
        long from,
        long to,
        ImmutableArray<(string Code, Transition Transition)> page,
        bool released
    )
    {
        if (page.IsEmpty)
            return [];
        var said = (
            await connection.QueryAsync<Said>(
                $"""
                select r.initiative_code as Code, min(r.words) as Words,
                    string_agg(r.organisation_name, '、' order by r.organisation_id) filter (where r.cut_id = @from) as Before,
                    string_agg(r.organisation_name, '、' order by r.organisation_id) filter (where r.cut_id = @to) as After
                from {CutShelf.Rows(released)} r
                where r.cut_id in (@from, @to) and r.initiative_code = any (@codes)
                group by r.initiative_code
                """,
                new
                {
                    from,
                    to,
                    codes = page.Select(m => m.Code).ToArray(),
                }
            )
        ).ToDictionary(s => s.Code);
        return
        [
            .. page.Select(m => (m.Transition, Said: said[m.Code]))
                .Select(m => new MovedRow(
                    m.Said.Code,
                    m.Said.Words,
                    m.Transition,
                    m.Said.Before ?? "",
                    m.Said.After ?? ""
                )),
        ];
    }

    private sealed record Said(string Code, string Words, string? Before, string? After);
}
