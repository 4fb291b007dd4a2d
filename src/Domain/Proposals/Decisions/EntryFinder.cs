using Shirube.Domain.Texts;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>Finds in a reading the entry that an anchor means: the same words, else like words on nearly the same lines.</summary>
internal sealed class EntryFinder(Func<string, Entry> entryOf)
{
    // A text that stands in several places is taken for the one meant under the same parent, or so near.
    private const int Near = 50;
    private const int LikeWithin = 200;
    private const double Like = 0.75;
    private const double LikeOnTheSameLine = 0.5;

    private readonly Dictionary<string, List<string>> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byQuote = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> byLine = [];
    private readonly Dictionary<string, PairsOfLetters> pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> all = new(StringComparer.Ordinal);

    public void Add(Entry entry)
    {
        all.Add(entry.Id);
        Under(byText, Anchor.Key(entry.Text)).Add(entry.Id);
        Under(byQuote, Anchor.Key(entry.Place.Quote)).Add(entry.Id);
        Under(byLine, entry.Place.FirstLine).Add(entry.Id);
    }

    public void Remove(Entry entry)
    {
        all.Remove(entry.Id);
        pairs.Remove(entry.Id);
        Under(byText, Anchor.Key(entry.Text)).Remove(entry.Id);
        Under(byQuote, Anchor.Key(entry.Place.Quote)).Remove(entry.Id);
        Under(byLine, entry.Place.FirstLine).Remove(entry.Id);
    }

    /// <param name="isLike">The words are not the same, only like them.</param>
    public Entry? Find(Anchor anchor, out bool isLike)
    {
        isLike = false;
        if ((Unmoved(anchor) ?? WithTheSameWords(anchor)) is { } same)
            return same;
        isLike = true;
        return WithLikeWords(anchor);
    }

    // The common case, and the one that must stay quick in a sheet of thousands of rows with the same words.
    private Entry? Unmoved(Anchor anchor) =>
        Under(byLine, anchor.FirstLine)
            .Select(entryOf)
            .FirstOrDefault(e =>
                Anchor.Key(e.Text) == Anchor.Key(anchor.Text)
                && Anchor.Key(e.Place.Quote) == Anchor.Key(anchor.Quote)
                && IsUnder(e, anchor)
            );

    private Entry? WithTheSameWords(Anchor anchor)
    {
        var texts = Under(byText, Anchor.Key(anchor.Text)).ToHashSet(StringComparer.Ordinal);
        var quotes = Under(byQuote, Anchor.Key(anchor.Quote)).ToHashSet(StringComparer.Ordinal);
        var candidates = texts.Union(quotes).Select(entryOf).ToArray();
        return candidates
            .Select(e =>
                (
                    Entry: e,
                    Both: texts.Contains(e.Id) && quotes.Contains(e.Id),
                    Text: texts.Contains(e.Id),
                    IsUnder: IsUnder(e, anchor),
                    Distance: Math.Abs(e.Place.FirstLine - anchor.FirstLine)
                )
            )
            .Where(c => candidates.Length == 1 || c.IsUnder || c.Distance <= Near)
            .OrderByDescending(c => c.Both)
            .ThenByDescending(c => c.Text)
            .ThenByDescending(c => c.IsUnder)
            .ThenBy(c => c.Distance)
            .Select(c => c.Entry)
            .FirstOrDefault();
    }

    private Entry? WithLikeWords(Anchor anchor)
    {
        var wanted = new PairsOfLetters(Anchor.Key(anchor.Text));
        return all.Select(entryOf)
            .Select(e => (Entry: e, Distance: Math.Abs(e.Place.FirstLine - anchor.FirstLine)))
            .Where(c => c.Distance <= LikeWithin)
            .Select(c => (c.Entry, c.Distance, Likeness: PairsOf(c.Entry).Likeness(wanted)))
            .Where(c => c.Likeness >= (c.Distance == 0 ? LikeOnTheSameLine : Like))
            .OrderByDescending(c => c.Likeness)
            .ThenBy(c => c.Distance)
            .Select(c => c.Entry)
            .FirstOrDefault();
    }

    private bool IsUnder(Entry entry, Anchor anchor) =>
        entry.Parent is null
            ? anchor.Above is null
            : anchor.Above is { } above
                && Anchor.Key(entryOf(entry.Parent).Text) == Anchor.Key(above);

    private PairsOfLetters PairsOf(Entry entry)
    {
        if (!pairs.TryGetValue(entry.Id, out var known))
            pairs[entry.Id] = known = new(Anchor.Key(entry.Text));
        return known;
    }

    private static List<string> Under<T>(Dictionary<T, List<string>> index, T key)
        where T : notnull
    {
        if (!index.TryGetValue(key, out var ids))
            index[key] = ids = [];
        return ids;
    }
}
