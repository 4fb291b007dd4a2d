using System.Collections.Frozen;
using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Search;

/// <summary>Use case: find where the register or its sources speak of something. At most one SQL statement once the index
/// is loaded.</summary>
public sealed class SearchRegister(NpgsqlDataSource source, CurrentIndex current)
{
    // A source line may be megabytes long; what is shown of it is not. The breadcrumbs are subqueries and no joins: so the
    // statement is planned in half the time.
    private const string Found = """
        select p.id, p.kind, p.path, left(p.body, 20000) as text, p.document_id as documentId,
            case p.kind
                when 'initiative' then (
                    select array[s.text, g.text]
                    from initiative i
                    join goal g on g.id = i.goal_id
                    left join section s on s.id = g.section_id
                    where i.document_id = p.document_id and i.code = substring(p.path from '[^/#]+$'))
                when 'goal' then (
                    select array[s.text, over.text]
                    from goal g
                    left join goal over on over.id = g.parent_id
                    left join section s on s.id = g.section_id
                    where g.document_id = p.document_id and g.code = substring(p.path from '[^/#]+$'))
                when 'section' then (
                    select array[over.text]
                    from section s
                    join section over on over.id = s.parent_id
                    where s.document_id = p.document_id and s.code = substring(p.path from '[^/#]+$'))
                when 'progress' then (
                    select array[s.text, g.text]
                    from progress r
                    join progress_goal t on t.progress_id = r.id
                    join goal g on g.id = t.goal_id
                    left join section s on s.id = g.section_id
                    where r.document_id = p.document_id and r.code = substring(p.path from '[^/#]+$')
                    order by g.position
                    limit 1)
                when 'indicator' then (
                    select array[coalesce(g.text, n.text, r.text)]
                    from indicator i
                    left join goal g on i.of_kind = 'goal' and g.code = i.of_code
                    left join initiative n on i.of_kind = 'initiative' and n.code = i.of_code
                    left join progress r on i.of_kind = 'progress' and r.code = i.of_code
                    where i.code = substring(p.path from '[^/#]+$')
                    order by g.id desc, n.id desc, r.id desc
                    limit 1)
                when 'research' then (
                    select array[r.text]
                    from entry n
                    join entry r on r.document_id = n.document_id and r.key = n.parent_key
                    where n.document_id = p.document_id and n.key = substring(p.path from '#p-[0-9a-f]{12}-(.+)$'))
            end as above
        from passage p
        where p.id = any(@ids)
        """;

    /// <summary>Released answers have the negative of their numbers in the index.</summary>
    private const string Released = """
        select -a.id, 'answer', '/answers/' || a.code, left(concat_ws(E'\n', a.progress, a.next), 20000),
            e.current_document_id, array[a.initiative_text, a.organisation_name]
        from released_answer a join edition e on e.slug = a.edition_slug
        where a.id = any(@answers)
        """;

    public async Task<SearchPage> RunAsync(SearchRequest request, CancellationToken ct = default)
    {
        var query = SearchQuery.Parse(request.Query);
        var size = Math.Clamp(request.PageSize, 1, 200);
        var page = Math.Max(1, request.Page);
        if (query.Words.IsEmpty)
            return new(query, 0, page, 0, [], [], [], [], []);
        var snapshot = await current.GetAsync(ct);
        var found = snapshot.Index.Find(request, query);
        return new(
            query,
            found.Total,
            page,
            (found.Total + size - 1) / size,
            await HitsAsync(found.Ids, query.Words, snapshot, ct),
            Facets(found.Kinds, PassageKinds.Word),
            Facets(found.Organisations, Names(snapshot.Organisations)),
            Facets(found.Editions, Names(snapshot.Editions)),
            Facets(found.Documents, Names(snapshot.Titles))
        );
    }

    // A passage that has gone since the index was loaded is left out.
    private async Task<ImmutableArray<SearchHit>> HitsAsync(
        ImmutableArray<long> ids,
        ImmutableArray<string> words,
        SearchSnapshot snapshot,
        CancellationToken ct
    )
    {
        if (ids.IsEmpty)
            return [];
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = (
            await connection.QueryAsync<Row>(
                new CommandDefinition(
                    ids.Any(id => id < 0) ? $"{Found} union all {Released}" : Found,
                    new
                    {
                        ids = ids.ToArray(),
                        answers = ids.Where(id => id < 0).Select(id => -id).ToArray(),
                    },
                    cancellationToken: ct
                )
            )
        ).ToDictionary(r => r.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => Hit(rows[id], words, snapshot))];
    }

    private static SearchHit Hit(Row row, ImmutableArray<string> words, SearchSnapshot snapshot)
    {
        var excerpt = Excerpt.Of(row.Text, words);
        return new(
            row.Kind,
            row.Path,
            excerpt.Text,
            excerpt.Marks,
            excerpt.Cut,
            [.. (row.Above ?? []).OfType<string>()],
            snapshot.Sources[row.DocumentId]
        );
    }

    private static ImmutableArray<Facet> Facets(FacetCounts counts, Func<string, Message> label) =>
        [.. counts.Counts.Select(c => new Facet(c.Value, label(c.Value), c.Hits))];

    private static Func<string, Message> Names(FrozenDictionary<string, Message> names) =>
        value => names.GetValueOrDefault(value, new(value, value));

    private sealed record Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string Path { get; init; } = "";
        public string Text { get; init; } = "";
        public long DocumentId { get; init; }
        public string?[]? Above { get; init; }
    }
}
