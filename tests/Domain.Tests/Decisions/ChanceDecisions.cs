using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Domain.Tests.Decisions;

/// <summary>Decisions as somebody could take them about a reading as it stands; some do not fit and must be refused.</summary>
internal static class ChanceDecisions
{
    public static Decision Of(Random random, ReadDocument now)
    {
        var entries = now.Proposal.Entries;
        if (entries.IsEmpty)
            return new SetAside(Lines(random, now));
        string Any() => entries[random.Next(entries.Length)].Id;
        Anchor? Maybe() => random.Next(4) == 0 ? null : now.Anchor(Any());
        var entry = now.Entry(Any());
        var anchor = now.Anchor(entry.Id);
        return random.Next(9) switch
        {
            0 => new Accept([anchor, now.Anchor(Any())], random.Next(2) == 0 ? null : 0.5),
            1 => new Correct(anchor, Change(random, now)),
            2 => new Split(
                anchor,
                [
                    new(Readings.Words(random, 1), 0, random.Next(4)),
                    new(Readings.Words(random, 2), random.Next(4), 5),
                ]
            ),
            3 or 4 => new Join([anchor, now.Anchor(Any()), now.Anchor(Any())], "\n"),
            5 => new Reparent(anchor, Maybe()),
            6 => new SetAside(Lines(random, now)),
            7 => new Reject(anchor),
            _ => new ReadLine(
                Lines(random, now),
                EntryKind.Statement,
                Readings.Words(random, 3),
                Maybe()
            ),
        };
    }

    private static Change Change(Random random, ReadDocument now) =>
        random.Next(3) switch
        {
            0 => new() { Text = Readings.Words(random, 4) },
            1 => new() { Kind = EntryKind.Target, Marker = "" },
            _ => new() { Lines = Lines(random, now) },
        };

    private static Anchor Lines(Random random, ReadDocument now)
    {
        var written = now.Lines.Where(l => !l.IsBlank).Select(l => l.Number).ToArray();
        var first = written[random.Next(written.Length)];
        var last = written.Last(n => n <= first + random.Next(6));
        return Anchor.Of(now, first, last);
    }
}
