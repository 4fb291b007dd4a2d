using Npgsql;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>Writes the rows of a document, a fixed number of statements whatever its length.</summary>
internal sealed class DraftWriter(
    NpgsqlConnection connection,
    Draft draft,
    long documentId,
    ShelvedEdition? edition,
    IReadOnlyDictionary<string, long> organisations,
    CancellationToken ct
)
{
    private readonly Dictionary<string, OrganisationPath?> paths = new(StringComparer.Ordinal);

    public async Task WriteAsync()
    {
        await WriteSourceAsync();
        await WriteTreeAsync();
        await WriteProgressAsync();
        await WriteQuestionsAsync();
        await WritePassagesAsync();
    }

    private async Task WriteSourceAsync()
    {
        await CopyAsync(
            "source_line (document_id, number, text, state, why, page, box)",
            draft.Lines,
            (w, l) =>
                w.Id(documentId)
                    .Number(l.Line.Number)
                    .Text(l.Line.Text)
                    .Text(l.State)
                    .Text(l.Why)
                    .Number(l.Line.Page)
                    .Reals(l.Line.Box is { } b ? [b.Left, b.Top, b.Right, b.Bottom] : [])
        );
        await CopyAsync(
            "source_page (document_id, number, name, width, height)",
            draft.Document.Pages,
            (w, p) => w.Id(documentId).Number(p.Number).Text(p.Name).Real(p.Width).Real(p.Height)
        );
        await CopyAsync(
            "source_remark (document_id, position, kind, page, text_ja, text_en)",
            draft.Proposal.Remarks.Select((r, i) => (Remark: r, Position: i)),
            (w, x) =>
                w.Id(documentId)
                    .Number(x.Position)
                    .Text(x.Remark.Kind)
                    .Number(x.Remark.Page)
                    .Text(x.Remark.Text.Ja)
                    .Text(x.Remark.Text.En)
        );
        await CopyAsync(
            """
            entry (document_id, key, position, parent_key, kind, marker, text, repeat_of_key,
                page, first_line, last_line, quote, confidence, fields, boxes)
            """,
            draft.Proposal.Entries.Select((e, i) => (Entry: e, Position: i)),
            (w, x) => WriteEntry(w, x.Entry, x.Position)
        );
        await CopyAsync(
            "alias (document_id, printed, organisation_id, basis)",
            draft.Aliases,
            (w, a) =>
                w.Id(documentId)
                    .Text(a.Printed)
                    .Id(a.Organisation is { } o ? organisations[o.Slug] : null)
                    .Text(a.Basis)
        );
    }

    private void WriteEntry(RowWriter w, Entry e, int position) =>
        w.Id(documentId)
            .Text(e.Id)
            .Number(position)
            .Text(e.Parent)
            .Text(e.Kind.Name())
            .Text(e.Marker)
            .Text(e.Text)
            .Text(e.RepeatOf)
            .Number(e.Place.Page)
            .Number(e.Place.FirstLine)
            .Number(e.Place.LastLine)
            .Text(e.Place.Quote)
            .Real(e.Confidence)
            .Json(FieldsJson.Of(e))
            .Reals(
                e.Place.Boxes.SelectMany(b => new[] { b.Page, b.Left, b.Top, b.Right, b.Bottom })
            );

    private async Task WriteTreeAsync()
    {
        var (sections, goals, initiatives) = draft.Tree;
        if (sections.Count + goals.Count == 0)
            return;
        var sectionIds = await DrawAsync("section", sections.Select(s => s.Entry.Id));
        var goalIds = await DrawAsync("goal", goals.Select(g => g.Entry.Id));
        var initiativeIds = await DrawAsync("initiative", initiatives.Select(i => i.Entry.Id));
        await CopyAsync(
            "section (id, document_id, entry_key, code, edition_id, parent_id, level, marker, text, position)",
            sections,
            (w, s) =>
                Head(w, sectionIds, s.Entry, s.Code)
                    .Id(Find(sectionIds, s.Parent))
                    .Text(s.Entry.Kind.Name())
                    .Text(s.Entry.Marker)
                    .Text(s.Entry.Text)
                    .Number(s.Position)
        );
        await CopyAsync(
            """
            goal (id, document_id, entry_key, code, edition_id, section_id, parent_id, level, marker, text,
                match_keys, repeat_of_id, cross_reference, position)
            """,
            goals,
            (w, g) =>
                Head(w, goalIds, g.Entry, g.Code)
                    .Id(Find(sectionIds, g.Section))
                    .Id(Find(goalIds, g.Parent))
                    .Text(g.Entry.Kind == EntryKind.OverarchingGoal ? "overarching" : "specific")
                    .Text(g.Entry.Marker)
                    .Text(g.Entry.Text)
                    .Texts(g.MatchKeys)
                    .Id(Find(goalIds, g.RepeatOf))
                    .Text(g.CrossReference)
                    .Number(g.Position)
        );
        await CopyAsync(
            "initiative (id, document_id, entry_key, code, edition_id, goal_id, text, norm, position)",
            initiatives,
            (w, i) =>
                Head(w, initiativeIds, i.Entry, i.Code)
                    .Id(goalIds[i.Goal])
                    .Text(i.Entry.Text)
                    .Text(Normal.ForSearch(i.Entry.Text))
                    .Number(i.Position)
        );
        await CopyAsync(
            "responsibility (initiative_id, position, organisation_id, printed, role)",
            initiatives.SelectMany(i =>
                i.Entry.Responsibilities.Select((m, n) => (i.Entry.Id, Mention: m, Position: n + 1))
            ),
            (w, r) =>
                w.Id(initiativeIds[r.Id])
                    .Number(r.Position)
                    .Id(IdOf(r.Mention))
                    .Text(r.Mention.As)
                    .Text((r.Mention.Role ?? Role.Unmarked).Name())
        );
    }

    private async Task WriteProgressAsync()
    {
        var (reports, figures) = draft.Progress;
        var ids = await DrawAsync("progress", reports.Select(r => r.Entry.Id));
        await CopyAsync(
            "progress (id, document_id, entry_key, code, edition_id, kind, area, text, repeat_of_id, position)",
            reports,
            (w, r) =>
                Head(w, ids, r.Entry, r.Code)
                    .Text(r.Kind)
                    .Text(r.Area)
                    .Text(r.Entry.Text)
                    .Id(Find(ids, r.RepeatOf))
                    .Number(r.Position)
        );
        await CopyAsync(
            "progress_organisation (progress_id, position, organisation_id, printed)",
            reports.SelectMany(r =>
                r.Entry.Responsibilities.Select((m, n) => (r.Entry.Id, Mention: m, Position: n + 1))
            ),
            (w, r) => w.Id(ids[r.Id]).Number(r.Position).Id(IdOf(r.Mention)).Text(r.Mention.As)
        );
        await CopyAsync(
            """
            scoreboard_row (document_id, entry_key, edition_id, position, area, is_total,
                initiatives, on_plan, incomplete, rate_percent)
            """,
            figures,
            (w, f) =>
                w.Id(documentId)
                    .Text(f.Entry.Id)
                    .Id(edition?.Id)
                    .Number(f.Position)
                    .Text(f.Area)
                    .Truth(f.IsTotal)
                    .Number(f.Initiatives)
                    .Number(f.OnPlan)
                    .Number(f.Incomplete)
                    .Number(f.RatePercent)
        );
    }

    private Task WriteQuestionsAsync() =>
        CopyAsync(
            "question (document_id, position, kind, entry_key, subject, text_ja, text_en, lines, candidates)",
            draft.Proposal.Questions.Select((q, i) => (Question: q, Position: i)),
            (w, x) =>
                w.Id(documentId)
                    .Number(x.Position)
                    .Text(x.Question.Kind)
                    .Text(x.Question.Entry)
                    .Text(x.Question.Subject)
                    .Text(x.Question.Text.Ja)
                    .Text(x.Question.Text.En)
                    .Numbers(x.Question.Lines)
                    .Texts(x.Question.Candidates)
        );

    private Task WritePassagesAsync() =>
        CopyAsync(
            "passage (document_id, kind, path, body, norm, organisations, weight)",
            PassageDraft.Of(draft, edition?.Slug),
            (w, p) =>
                w.Id(documentId)
                    .Text(p.Kind)
                    .Text(p.Path)
                    .Text(p.Body)
                    .Text(Normal.ForSearch(RowWriter.Storable(p.Body)))
                    .Ids(p.Named.Select(IdOf).OfType<long>().Distinct())
                    .Real(p.Weight)
        );

    private RowWriter Head(RowWriter w, Dictionary<string, long> ids, Entry entry, string code) =>
        w.Id(ids[entry.Id]).Id(documentId).Text(entry.Id).Text(code).Id(edition?.Id);

    private long? IdOf(Mention mention)
    {
        if (mention.Organisation is not { } name)
            return null;
        if (!paths.TryGetValue(name, out var path))
            paths[name] = path = draft.PathOf(name);
        return path is null ? null : organisations[path.Slug];
    }

    private static long? Find(Dictionary<string, long> ids, string? key) =>
        key is not null && ids.TryGetValue(key, out var id) ? id : null;

    private async Task<Dictionary<string, long>> DrawAsync(string table, IEnumerable<string> keys)
    {
        var all = keys.ToArray();
        var ids = await NewIds.DrawAsync(connection, table, all.Length);
        return all.Zip(ids).ToDictionary(x => x.First, x => x.Second);
    }

    private Task CopyAsync<T>(string table, IEnumerable<T> rows, Action<RowWriter, T> write) =>
        RowWriter.WriteAsync(connection, table, rows, write, ct);
}
