using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>Makes a proposal of the corrected entries, and its account anew: every line that is not blank is in an entry,
/// set aside, or unread.</summary>
internal static class CorrectedAccount
{
    /// <summary>Why a line that a person set aside is furniture.</summary>
    public const string ByHand = "set aside by hand";

    private const string Unread = "";

    public static Proposal Close(
        ReadDocument document,
        EntriesInHand entries,
        IReadOnlySet<int> setAside
    )
    {
        var proposal = document.Proposal;
        var kept = entries.InOrder.Select(e => Mended(e, entries)).ToImmutableArray();
        return proposal with
        {
            Entries = kept,
            Account = Account(document, kept, entries, setAside),
            Questions =
            [
                .. proposal
                    .Questions.Where(q => !entries.IsAnswered(q))
                    .Select(q => q.Entry is { } e ? q with { Entry = entries.Now(e) } : q),
            ],
        };
    }

    /// <summary>What pointed at an entry that is gone points at what became of it.</summary>
    private static Entry Mended(Entry entry, EntriesInHand entries)
    {
        if (entry.RepeatOf is { } original && !entries.Knows(original))
            entry = entry with { RepeatOf = entries.Now(original) };
        if (entry.RepeatOf == entry.Id)
            entry = entry with { RepeatOf = null };
        if (entry.Fields.GetValueOrDefault("goals") is ImmutableArray<string> goals)
            entry = entry with
            {
                Fields = entry.Fields.SetItem(
                    "goals",
                    goals.Select(entries.Now).OfType<string>().Distinct().ToImmutableArray()
                ),
            };
        return entry;
    }

    private static Account Account(
        ReadDocument document,
        ImmutableArray<Entry> kept,
        EntriesInHand entries,
        IReadOnlySet<int> setAside
    )
    {
        var before = document.Proposal.Account;
        var lines = document.Lines;
        var furniture = new string?[lines.Length + 1];
        foreach (var run in before.Furniture)
            for (var n = run.FirstLine; n <= run.LastLine; n++)
                furniture[n] = run.Why;
        foreach (var n in setAside)
            furniture[n] = ByHand;
        var read = new bool[lines.Length + 1];
        foreach (var entry in kept)
        foreach (var (first, last) in entries.CoveredBy(entry.Id))
            for (var n = first; n <= last; n++)
                read[n] = true;
        var tags = lines
            .Select(l => l.IsBlank || read[l.Number] ? null : furniture[l.Number] ?? Unread)
            .ToArray();
        var runs = Runs(tags);
        return new(
            lines.Length,
            lines.Count(l => l.IsBlank),
            lines.Count(l => !l.IsBlank && read[l.Number]),
            [
                .. runs.Where(r => r.Tag != Unread)
                    .Select(r => new Furniture(r.First, r.Last, r.Tag)),
            ],
            [
                .. runs.Where(r => r.Tag == Unread)
                    .Select(r => new Unread(r.First, r.Last, document.Quote(r.First, r.Last))),
            ]
        );
    }

    private static List<(int First, int Last, string Tag)> Runs(string?[] tags)
    {
        var runs = new List<(int First, int Last, string Tag)>();
        for (var i = 0; i < tags.Length; i++)
            if (tags[i] is { } tag && i > 0 && tags[i - 1] == tag)
                runs[^1] = runs[^1] with { Last = i + 1 };
            else if (tags[i] is { } other)
                runs.Add((i + 1, i + 1, other));
        return runs;
    }
}
