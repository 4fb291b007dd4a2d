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
    // A source line may be megabytes long; what is shown of it is not.
    private const string Found = """
        select p.id, p.kind, p.path, left(p.body, 20000) as text,
            section.text as section, above.text as goal,
            left(d.sha256, 12) as document, d.title as documentTitle,
            e.slug as edition, e.name as editionName, s.name as strategyName
        from passage p
        join source_document d on d.id = p.document_id
        left join edition e on e.id = d.edition_id
        left join strategy s on s.id = e.strategy_id
        left join initiative i on p.kind = 'initiative'
            and i.document_id = p.document_id and i.code = substring(p.path from '[^/#]+$')
        left join goal own on p.kind = 'goal'
            and own.document_id = p.document_id and own.code = substring(p.path from '[^/#]+$')
        left join progress r on p.kind = 'progress'
            and r.document_id = p.document_id and r.code = substring(p.path from '[^/#]+$')
        left join goal above on above.id = coalesce(i.goal_id, own.parent_id,
            (select min(goal_id) from progress_goal where progress_id = r.id))
        left join section on section.id = coalesce(above.section_id, own.section_id)
        where p.id = any(@ids)
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
            await HitsAsync(found.Ids, query.Words, ct),
            Facets(found.Kinds, PassageKinds.Word),
            Facets(found.Organisations, Names(snapshot.Organisations)),
            Facets(found.Editions, Names(snapshot.Editions)),
            Facets(found.Documents, Names(snapshot.Documents))
        );
    }

    // A passage that has gone since the index was loaded is left out.
    private async Task<ImmutableArray<SearchHit>> HitsAsync(
        ImmutableArray<long> ids,
        ImmutableArray<string> words,
        CancellationToken ct
    )
    {
        if (ids.IsEmpty)
            return [];
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = (
            await connection.QueryAsync<Row>(
                new CommandDefinition(Found, new { ids = ids.ToArray() }, cancellationToken: ct)
            )
        ).ToDictionary(r => r.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id].Hit(words))];
    }

    private static ImmutableArray<Facet> Facets(FacetCounts counts, Func<string, Message> label) =>
        [.. counts.Counts.Select(c => new Facet(c.Value, label(c.Value), c.Hits))];

    private static Func<string, Message> Names(FrozenDictionary<string, Message> names) =>
        value => names.GetValueOrDefault(value, new(value, value));

    private sealed record Row(
        long Id,
        string Kind,
        string Path,
        string Text,
        string? Section,
        string? Goal,
        string Document,
        string DocumentTitle,
        string? Edition,
        string? EditionName,
        string? StrategyName
    )
    {
        public SearchHit Hit(ImmutableArray<string> words)
        {
            var excerpt = Excerpt.Of(Text, words);
            return new(
                Kind,
                Path,
                excerpt.Text,
                excerpt.Marks,
                excerpt.Cut,
                [.. new[] { Section, Goal }.OfType<string>()],
                Document,
                DocumentTitle,
                Edition,
                EditionName,
                StrategyName
            );
        }
    }
}
