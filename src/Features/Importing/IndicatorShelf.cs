using Dapper;
using Npgsql;
using Shirube.Data.Indicators;
using Shirube.Domain.Indicators;

namespace Shirube.Features.Importing;

/// <summary>Writes what a document says of indicators beside what stands: a figure that a newer reading gives in another way
/// is a further line with its reason, and what a person has said stays.</summary>
internal sealed class IndicatorShelf(
    NpgsqlConnection connection,
    long documentId,
    long? replacedId,
    long? editionId,
    CancellationToken ct
)
{
    public async Task WriteAsync(IReadOnlyList<IndicatorDraft> drafts)
    {
        var ids = await FindOrMakeAsync(drafts);
        var told = (
            await connection.QueryAsync<Standing>(
                $"""
                select distinct on ({StoredFact.Slot}) f.indicator_id as IndicatorId, f.document_id as DocumentId,
                    {StoredFact.Columns}
                from indicator_fact f
                where f.indicator_id = any(@ids) or f.indicator_id in (
                    select x.indicator_id from indicator_fact x where x.document_id = any(@documents))
                order by {StoredFact.Slot}, f.number desc
                """,
                new { ids = ids.Values.ToArray(), documents = Documents }
            )
        ).AsList();
        await DefineAsync(drafts, ids);
        var lines = New(drafts, ids, told).Concat(Gone(drafts, ids, told));
        await RowWriter.WriteAsync(
            connection,
            """
            indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed,
                reason, document_id, first_line, last_line)
            """,
            lines,
            Write,
            ct
        );
    }

    private long[] Documents => replacedId is { } r ? [documentId, r] : [documentId];

    private async Task<Dictionary<string, long>> FindOrMakeAsync(
        IReadOnlyList<IndicatorDraft> drafts
    )
    {
        await connection.ExecuteAsync(
            """
            insert into indicator (code, edition_id, of_kind, of_code)
            select d.code, @editionId, d.kind, d.of
            from unnest(@codes, @kinds, @ofs) d (code, kind, of)
            on conflict (code) do nothing
            """,
            new
            {
                editionId,
                codes = drafts.Select(d => d.Code).ToArray(),
                kinds = drafts.Select(d => d.OfKind).ToArray(),
                ofs = drafts.Select(d => d.OfCode).ToArray(),
            }
        );
        var rows = await connection.QueryAsync<(string Code, long Id)>(
            "select code, id from indicator where code = any(@codes)",
            new { codes = drafts.Select(d => d.Code).ToArray() }
        );
        return rows.ToDictionary(r => r.Code, r => r.Id);
    }

    /// <summary>A newer document, or a newer place in it, is a line of its own; what a person has named stays so.</summary>
    private async Task DefineAsync(
        IReadOnlyList<IndicatorDraft> drafts,
        Dictionary<string, long> ids
    )
    {
        var defined = (
            await connection.QueryAsync<(long Id, int Number, long? Document, string Statement)>(
                """
                select distinct on (indicator_id) indicator_id, number, document_id, statement
                from indicator_definition where indicator_id = any(@ids) order by indicator_id, number desc
                """,
                new { ids = ids.Values.ToArray() }
            )
        ).ToDictionary(d => d.Id);
        var fresh = drafts.Where(d =>
            !defined.TryGetValue(ids[d.Code], out var old)
            || old.Document is { } from && (from != documentId || old.Statement != d.Statement)
        );
        await RowWriter.WriteAsync(
            connection,
            """
            indicator_definition (indicator_id, number, title, title_en, unit, measure, is_public, reason, document_id,
                first_line, last_line, statement, confidence)
            """,
            fresh,
            (w, d) =>
            {
                var before = defined.GetValueOrDefault(ids[d.Code]);
                w.Id(ids[d.Code])
                    .Number(before.Number + 1)
                    .Text(d.Title)
                    .Text("")
                    .Text(d.Unit)
                    .Text(d.Measure.Name())
                    .Truth(true)
                    .Text(
                        before.Number == 0 ? ""
                        : before.Document == documentId ? KnownReason.ReadAnew
                        : KnownReason.NewSource
                    )
                    .Id(documentId)
                    .Number(d.FirstLine)
                    .Number(d.LastLine)
                    .Text(d.Statement)
                    .Real(d.Confidence);
            },
            ct
        );
    }

    private static IEnumerable<Line> New(
        IReadOnlyList<IndicatorDraft> drafts,
        Dictionary<string, long> ids,
        IReadOnlyList<Standing> told
    )
    {
        var standing = told.ToLookup(t => t.IndicatorId);
        foreach (var draft in drafts)
        foreach (var fact in draft.Facts)
        {
            var id = ids[draft.Code];
            var before = standing[id].FirstOrDefault(s => s.Fact.Slot == fact.Slot);
            if (before is null)
                yield return new(id, fact, draft.FirstLine, draft.LastLine);
            else if (before.DocumentId is not null && !before.Fact.Says(fact))
                yield return new(
                    id,
                    fact with
                    {
                        Number = before.Number + 1,
                        Reason = KnownReason.ReadAnew,
                    },
                    draft.FirstLine,
                    draft.LastLine
                );
        }
    }

    /// <summary>What this document said before and does not say any more.</summary>
    private IEnumerable<Line> Gone(
        IReadOnlyList<IndicatorDraft> drafts,
        Dictionary<string, long> ids,
        IReadOnlyList<Standing> told
    )
    {
        var said = drafts.SelectMany(d => d.Slots.Select(s => (ids[d.Code], s))).ToHashSet();
        foreach (var old in told)
            if (
                old.DocumentId is { } from
                && Documents.Contains(from)
                && old.Fact.State != FactState.Withdrawn
                && !said.Contains((old.IndicatorId, old.Fact.Slot))
            )
                yield return new(
                    old.IndicatorId,
                    old.Fact with
                    {
                        Number = old.Number + 1,
                        State = FactState.Withdrawn,
                        Quantity = null,
                        Reason = KnownReason.NotRead,
                    },
                    null,
                    null
                );
    }

    private void Write(RowWriter w, Line line)
    {
        var (fact, quantity) = (line.Fact, line.Fact.Quantity);
        w.Id(line.IndicatorId)
            .Text(fact.Kind.Name())
            .Text(fact.State.Name())
            .Date(fact.Period?.Start)
            .Date(fact.Period?.End)
            .Text(fact.Period?.Code)
            .Number(fact.Number)
            .Decimal(quantity?.Value)
            .Text(quantity?.Qualifier.Name())
            .Text(quantity?.Printed)
            .Text(fact.Reason)
            .Id(documentId)
            .Number(line.FirstLine)
            .Number(line.LastLine);
    }

    private sealed record Line(long IndicatorId, Fact Fact, int? FirstLine, int? LastLine);

    private sealed class Standing : StoredFact
    {
        private Fact? fact;
        public long IndicatorId { get; init; }
        public long? DocumentId { get; init; }
        public Fact Fact => fact ??= ToFact();
    }
}
