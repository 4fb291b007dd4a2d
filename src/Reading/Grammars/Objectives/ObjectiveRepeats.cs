using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Initiatives that stand in a plan more than once. One that is said to be relisted repeats the one with its
/// words, wherever that stands; one that is not repeats an earlier one with the same words and the same organisations.
/// What is only nearly the same is asked.</summary>
internal sealed partial class ObjectiveRepeats(ReadingLog log)
{
    private const double Near = 0.8;
    private const int MostCompared = 200;

    public void Link()
    {
        var all = log.Entries.Where(e => e.Kind == EntryKind.Initiative).ToList();
        var marked = all.Where(e => Relisted().IsMatch(e.Text)).ToList();
        var originals = all.Except(marked).ToList();
        var byWords = new RegisterRepeats();
        foreach (var entry in originals)
            byWords.Add(entry.Id, [entry.Text]);
        foreach (var entry in marked)
            Link(
                entry,
                byWords.Find(entry.Text) is { IsExact: true } found ? Of(found.Entry) : null
            );
        LinkUnmarked(originals);
    }

    private void Link(Entry entry, Entry? original)
    {
        if (original is not null)
        {
            log.Replace(entry with { RepeatOf = original.Id });
            return;
        }
        var line = entry.Place.FirstLine;
        log.Ask(
            QuestionKinds.Repeat,
            entry.Id,
            entry.Text,
            new(
                $"{line}行目の取組は再掲とされていますが、同じ文言の取組が見つかりません。どの取組ですか。",
                $"The initiative on line {line} is said to be relisted, but none with its words was found. Which one is it?"
            ),
            [line],
            []
        );
    }

    private void LinkUnmarked(List<Entry> originals)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = new Dictionary<string, List<(Entry Entry, HashSet<string> Pairs)>>(
            StringComparer.Ordinal
        );
        foreach (var entry in originals)
        {
            var who = string.Join(' ', entry.Responsibilities.Select(m => $"{m.As}:{m.Role}"));
            var key = $"{who}\n{Normal.ForSearch(entry.Text)}";
            if (!first.TryAdd(key, entry.Id))
            {
                log.Replace(entry with { RepeatOf = first[key] });
                continue;
            }
            var promise = $"{who}\n{entry.Fields.GetValueOrDefault("by")}";
            if (!others.TryGetValue(promise, out var earlier))
                others[promise] = earlier = [];
            var pairs = Pairs(entry.Text);
            var nearest = earlier
                .TakeLast(MostCompared)
                .Select(e => (e.Entry, Likeness: Likeness(pairs, e.Pairs)))
                .Where(e => e.Likeness >= Near)
                .OrderByDescending(e => e.Likeness)
                .Select(e => e.Entry)
                .FirstOrDefault();
            if (nearest is not null)
                AskNear(entry, nearest);
            earlier.Add((entry, pairs));
        }
    }

    private void AskNear(Entry entry, Entry earlier)
    {
        var (line, above) = (entry.Place.FirstLine, earlier.Place.FirstLine);
        log.Ask(
            QuestionKinds.Repeat,
            entry.Id,
            entry.Text,
            new(
                $"{line}行目の取組は、{above}行目の取組と担当も期限も同じで、言い回しが少し異なります。同じ取組ですか。",
                $"The initiative on line {line} has the organisations and the deadline of the one on line {above} and is worded a little differently. Is it the same?"
            ),
            [line, above],
            [earlier.Text]
        );
    }

    private Entry Of(string id) =>
        log.Entries[int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) - 1];

    /// <summary>Each word with the next: letters alone make any two English texts alike.</summary>
    private static HashSet<string> Pairs(string text)
    {
        var words = Words().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
        return [.. words.Zip(words.Skip(1), (a, b) => $"{a} {b}")];
    }

    /// <summary>Dice's coefficient, 0 to 1.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0
            ? 0
            : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    [GeneratedRegex(
        @"[(（][^()（）]*\b(?:re-?listed|re-?printed|re-?stated|repeated)\b[^()（）]*[)）]|再掲",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Relisted();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();
}
