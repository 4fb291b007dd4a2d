using System.Collections.Immutable;

namespace Shirube.Features.Search;

/// <summary>What is asked of the index. Filters are exact: a kind of passage, the slug of an organisation or edition, the
/// first 12 characters of a document's SHA-256; null for any. Pages count from 1.</summary>
public sealed record SearchRequest(
    string? Query,
    string? Kind = null,
    string? Organisation = null,
    string? Edition = null,
    string? Document = null,
    int Page = 1,
    int PageSize = 20
);

/// <param name="Counts">Hits by value under the other filters, the most first: what choosing the value would show.</param>
public sealed record FacetCounts(ImmutableArray<(string Value, int Hits)> Counts);

/// <summary>What the index found.</summary>
/// <param name="Total">Passages that hold all words and pass all filters; exact.</param>
/// <param name="Ids">Of the passages of this page, best first.</param>
public sealed record SearchFindings(
    int Total,
    ImmutableArray<long> Ids,
    FacetCounts Kinds,
    FacetCounts Organisations,
    FacetCounts Editions,
    FacetCounts Documents
);

/// <summary>All passages of the register at one moment, in memory. Safe to ask from many threads.</summary>
public sealed class SearchIndex
{
    private readonly PassageText text;
    private readonly long[] ids;
    private readonly float[] weights;
    private readonly FacetColumn kinds;
    private readonly FacetColumn organisations;
    private readonly FacetColumn editions;
    private readonly FacetColumn documents;

    internal SearchIndex(SearchIndexBuilder rows)
    {
        text = new PassageText(rows.Text(), rows.Starts());
        ids = rows.Ids();
        weights = rows.Weights();
        kinds = rows.Kinds.Close();
        organisations = rows.Organisations.Close();
        editions = rows.Editions.Close();
        documents = rows.Documents.Close();
    }

    /// <summary>The number of passages.</summary>
    public int Count => ids.Length;

    public SearchFindings Find(SearchRequest request, SearchQuery query)
    {
        using var hits = HitsOf(query.Words);
        var tallies = new[]
        {
            new FacetTally(kinds, request.Kind),
            new FacetTally(organisations, request.Organisation),
            new FacetTally(editions, request.Edition),
            new FacetTally(documents, request.Document),
        };
        var (page, size) = (Math.Max(1, request.Page), Math.Clamp(request.PageSize, 1, 200));
        var first = (int)Math.Min((page - 1L) * size, hits.Count);
        var best = new BestHits(Math.Min(first + size, hits.Count));
        var total = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            var passage = hits.Passages[i];
            if (!FacetTally.Count(tallies, passage))
                continue;
            total++;
            best.Offer(weights[passage] * hits.Relevances[i], passage);
        }
        return new(
            total,
            [.. best.InOrder().Skip(first).Select(passage => ids[passage])],
            tallies[0].Close(),
            tallies[1].Close(),
            tallies[2].Close(),
            tallies[3].Close()
        );
    }

    private Hits HitsOf(ImmutableArray<string> words)
    {
        if (words.IsEmpty)
            return new Hits(0);
        var rarestFirst = words.OrderBy(text.Estimate).ToArray();
        var hits = text.Find(rarestFirst[0]);
        foreach (var word in rarestFirst.AsSpan(1))
            hits.KeepAndAdd(passage => text.Relevance(passage, word));
        return hits;
    }
}
