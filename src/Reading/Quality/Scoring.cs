using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Quality;

/// <summary>Counts what a reading and a truth have in common. The same for every family and format.</summary>
public static class Scoring
{
    public static Score Of(Proposal proposal, Truth truth)
    {
        var judged = proposal.Entries.Where(e => truth.Judges(e)).ToList();
        var pairs = EntryPairs.Of(judged, truth.Entries);
        var trueIds = pairs.ToDictionary(p => p.Key, p => p.Value.Id);
        var reasons = judged.ToDictionary(e => e.Id, _ => new List<Message>());

        int whoRight = 0,
            linksRight = 0,
            fieldsRight = 0;
        foreach (var entry in judged)
            if (!pairs.TryGetValue(entry.Id, out var match))
                reasons[entry.Id].Add(NotThere);
            else
            {
                var who = MentionsRight(entry, match);
                whoRight += who;
                if (who != entry.Responsibilities.Length || who != match.Responsibilities.Length)
                    reasons[entry.Id].Add(OtherResponsibilities);

                var parent = entry.Parent is { } p ? trueIds.GetValueOrDefault(p, "") : null;
                if (parent != match.Parent)
                    reasons[entry.Id].Add(OtherParent);
                else if (parent != null)
                    linksRight++;

                foreach (var (name, isRight) in Facts(entry, match, trueIds))
                    if (isRight)
                        fieldsRight++;
                    else
                        reasons[entry.Id].Add(OtherField(name));
            }

        var found = pairs.Values.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            new(pairs.Count, judged.Count, truth.Entries.Length),
            new(
                whoRight,
                judged.Sum(e => e.Responsibilities.Length),
                truth.Entries.Sum(t => t.Responsibilities.Length)
            ),
            new(
                linksRight,
                judged.Count(e => e.Parent != null),
                truth.Entries.Count(t => t.Parent != null)
            ),
            new(fieldsRight, pairs.Values.Sum(t => t.Facts), truth.Entries.Sum(t => t.Facts)),
            proposal.Account.Lines - proposal.Account.Blank,
            proposal.Account.Unread.Sum(u =>
                u.Text.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l))
            ),
            [
                .. judged
                    .Where(e => reasons[e.Id].Count > 0)
                    .Select(e => new WrongEntry(e, [.. reasons[e.Id]])),
            ],
            [.. truth.Entries.Where(t => !found.Contains(t.Id))]
        );
    }

    private static int MentionsRight(Entry entry, TrueEntry match)
    {
        var left = match.Responsibilities.ToList();
        return entry.Responsibilities.Count(m =>
            left.FindIndex(t => t.Is(m)) is var at and >= 0 && Take(at)
        );

        bool Take(int at)
        {
            left.RemoveAt(at);
            return true;
        }
    }

    private static IEnumerable<(string Name, bool IsRight)> Facts(
        Entry entry,
        TrueEntry match,
        Dictionary<string, string> trueIds
    )
    {
        foreach (var (name, value) in match.Fields)
            yield return (name, FieldIs(entry, name, value));
        foreach (var (name, hashes) in match.FieldHashes)
            yield return (
                name,
                entry.Fields.TryGetValue(name, out var read)
                    && hashes == string.Join('\n', Elements(read).Select(Truth.HashOf))
            );
        if (match.Marker is { } marker)
            yield return ("marker", entry.Marker == marker);
        if (match.RepeatOf is { } repeated)
            yield return (
                "repeatOf",
                entry.RepeatOf is { } id && trueIds.GetValueOrDefault(id) == repeated
            );
    }

    private static bool FieldIs(Entry entry, string name, string value) =>
        entry.Fields.TryGetValue(name, out var read)
        && Normal.ForSearch(Plain(read)) == Normal.ForSearch(value);

    private static IEnumerable<string> Elements(object value) =>
        value is IEnumerable<string> list ? list : [Plain(value)];

    private static string Plain(object value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            string text => text,
            IEnumerable<string> list => string.Join('\n', list),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static readonly Message NotThere = new(
        "この種類と文言の項目は文書にない",
        "the document has no entry of this kind with this text"
    );

    private static readonly Message OtherResponsibilities = new(
        "担当または役割が違う",
        "other organisations or roles"
    );

    private static readonly Message OtherParent = new("親が違う", "another parent");

    private static Message OtherField(string name) =>
        new($"{name} が違う", $"another value of {name}");
}
