using System.Buffers;

namespace Shirube.Features.Search;

/// <summary>A passage as the index needs it.</summary>
/// <param name="Norm">Its text in the form of <c>Normal.ForSearch</c>.</param>
/// <param name="Document">The first 12 characters of the SHA-256.</param>
/// <param name="Edition">Slug; null where the document belongs to none.</param>
/// <param name="Organisations">Slugs.</param>
/// <param name="Weight">Above 0: how much a hit in it counts beside one in another.</param>
public readonly record struct PassageRow(
    long Id,
    string Kind,
    string Norm,
    string Document,
    string? Edition,
    string[] Organisations,
    float Weight
);

/// <summary>Takes the passages one by one, so that a load never holds them twice.</summary>
public sealed class SearchIndexBuilder
{
    private readonly ArrayBufferWriter<char> text = new();
    private readonly List<int> starts = [0];
    private readonly List<long> ids = [];
    private readonly List<float> weights = [];

    internal FacetColumn Kinds { get; } = new();
    internal FacetColumn Organisations { get; } = new();
    internal FacetColumn Editions { get; } = new();
    internal FacetColumn Documents { get; } = new();

    /// <param name="row">In the order that breaks ties between hits.</param>
    public void Add(in PassageRow row)
    {
        text.Write(row.Norm);
        text.Write([PassageText.Separator]);
        starts.Add(text.WrittenCount);
        ids.Add(row.Id);
        weights.Add(row.Weight);
        Kinds.Add([row.Kind]);
        Organisations.Add(row.Organisations);
        Editions.Add(row.Edition == null ? [] : [row.Edition]);
        Documents.Add([row.Document]);
    }

    /// <summary>Ends the building.</summary>
    public SearchIndex Build() => new(this);

    internal char[] Text() => text.WrittenSpan.ToArray();

    internal int[] Starts() => [.. starts];

    internal long[] Ids() => [.. ids];

    internal float[] Weights() => [.. weights];
}
