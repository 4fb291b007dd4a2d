using System.Collections.Immutable;
using Shirube.Domain;

namespace Shirube.Features.Search;

/// <summary>One page of what search found.</summary>
/// <param name="Total">All hits under the filters; exact.</param>
/// <param name="Page">From 1; may lie behind the last.</param>
/// <param name="Hits">Best first.</param>
public sealed record SearchPage(
    SearchQuery Query,
    int Total,
    int Page,
    int Pages,
    ImmutableArray<SearchHit> Hits,
    ImmutableArray<Facet> Kinds,
    ImmutableArray<Facet> Organisations,
    ImmutableArray<Facet> Editions,
    ImmutableArray<Facet> Documents
);

/// <summary>A value to narrow the search to. Its hits are counted under the other filters.</summary>
public readonly record struct Facet(string Value, Message Label, int Hits);

/// <summary>A passage that was found.</summary>
/// <param name="Kind">initiative, goal, section, progress, answer, research, organisation or line; <see cref="PassageKinds"/> has the words.</param>
/// <param name="Path">Of its page on the site.</param>
/// <param name="Text">As printed; of a long text the part around the first mark, with <paramref name="Cut"/> ends.</param>
/// <param name="Marks">Where in <paramref name="Text"/> the words stand.</param>
/// <param name="Above">What it stands under, outermost first: section, goal.</param>
public sealed record SearchHit(
    string Kind,
    string Path,
    string Text,
    ImmutableArray<TextRange> Marks,
    CutEnds Cut,
    ImmutableArray<string> Above,
    SearchSource Source
);

/// <summary>The document a hit stands in.</summary>
/// <param name="Document">First 12 characters of the SHA-256.</param>
/// <param name="Edition">Slug.</param>
public sealed record SearchSource(
    string Document,
    string Title,
    string? Edition,
    string? EditionName,
    string? StrategyName
);

/// <summary>The kinds of passages, in words.</summary>
public static class PassageKinds
{
    private static readonly Dictionary<string, Message> Words = new(StringComparer.Ordinal)
    {
        ["initiative"] = new("取組", "Initiative"),
        ["goal"] = new("目標", "Goal"),
        ["section"] = new("部・節", "Section"),
        ["progress"] = new("進捗", "Progress"),
        ["indicator"] = new("指標", "Indicator"),
        ["answer"] = new("公表された回答", "Released answer"),
        ["research"] = new("研究", "Research"),
        ["organisation"] = new("府省庁等", "Organisation"),
        ["line"] = new("原典の行", "Source line"),
    };

    public static Message Word(string kind) => Words.GetValueOrDefault(kind, new(kind, kind));
}
