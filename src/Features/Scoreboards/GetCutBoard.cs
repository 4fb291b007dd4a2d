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

/// <summary>The figures of a data cut, and the rows behind one of them; five statements with the session's. Open to the
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
        var grouping = question.Grouping;
        // Where every row is read to hash it again, the figures come from those rows.
        var whole =
            question.Check || head.Initiatives <= AlwaysChecked
                ? await CutShelf.WholeAsync(work.Connection, head)
                : null;
        var initiatives =
            whole?.Placed(grouping)
            ?? (await PlacedInitiatives.OfAsync(work.Connection, [head], grouping))[0];
        var lines = PlacedInitiatives.Lines(initiatives, i => i.Keys, i => i.Position);
        var page = lines.Skip((question.Page - 1) * LinesOfPage).Take(LinesOfPage).ToList();
        var labels =
            whole?.Labels(grouping)
            ?? await CutShelf.LabelsAsync(
                work.Connection,
                grouping,
                [.. page.Select(l => (head.Id, l.Key, l.First().Code))]
            );
        var behind = question.Figure is { } figure
            ? initiatives
                .Where(i => question.OfAll || i.Keys.Contains(question.Of))
                .Where(i => figure.Counts(i.Standing))
                .OrderBy(i => i.Position)
                .ThenBy(i => i.Code, StringComparer.Ordinal)
                .ToList()
            : [];
        return (
            new(
                head,
                [
                    .. page.Select(l => new CutLine(
                            l.Key,
                            labels.GetValueOrDefault((head.Id, l.Key), ""),
                            TallyOf(l)
                        ))
                        .OrderBy(l => Place(grouping, l.Key)),
                ],
                lines.Length,
                TallyOf(initiatives),
                await RowsAsync(
                    work.Connection,
                    head.Id,
                    [.. behind.Skip((question.RowPage - 1) * RowsOfPage).Take(RowsOfPage)],
                    isPublic
                ),
                behind.Count,
                whole?.IsWhole,
                isPublic
            ),
            null
        );
    }

    private static Tally TallyOf(IEnumerable<PlacedInitiative> initiatives) =>
        Tally.Of(initiatives.Select(i => (i.Standing, 1)));

    /// <summary>Statuses and grounds stand in their own order, everything else in that of the edition.</summary>
    private static int Place(Grouping grouping, string key) =>
        grouping switch
        {
            Grouping.Status => Figure.OfStatus.IndexOf(Figure.Find(key)!),
            Grouping.Proof => (Figure.OfProof.IndexOf(Figure.Find(key)!) + 4) % 4,
            _ => 0,
        };

    private static async Task<ImmutableArray<BehindRow>> RowsAsync(
        NpgsqlConnection connection,
        long id,
        ImmutableArray<PlacedInitiative> page,
        bool released
    )
    {
        if (page.IsEmpty)
            return [];
        var rows = (
            await connection.QueryAsync<BehindPart>(
                $"""
                select r.initiative_code as Code, r.words, r.duty_id as DutyId, r.organisation_name as Organisation, r.role,
                    r.version, r.status, r.answer_code as Released
                from {CutShelf.Rows(released)} r
                where r.cut_id = @id and r.initiative_code = any (@codes)
                order by r.organisation_id
                """,
                new { id, codes = page.Select(i => i.Code).ToArray() }
            )
        ).ToLookup(r => r.Code);
        return
        [
            .. page.Select(i => new BehindRow(
                i.Code,
                rows[i.Code].First().Words,
                i.Standing,
                [.. rows[i.Code].Select(r => r.Answer())]
            )),
        ];
    }

    private sealed class BehindPart
    {
        public string Code { get; init; } = "";
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
