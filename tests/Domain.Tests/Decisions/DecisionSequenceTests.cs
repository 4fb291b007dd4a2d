using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Domain.Tests.Decisions;

/// <summary>What holds after any decisions, tried on chance readings and chance decisions of fixed seeds.</summary>
public sealed class DecisionSequenceTests
{
    private const int Cases = 400;

    [Fact]
    public void No_line_is_lost_or_counted_twice_and_every_parent_exists_and_none_in_a_circle() =>
        Run(
            (document, decisions) =>
            {
                var corrected = Corrected.Of(document, decisions);
                AccountIsWhole(corrected.Document);
                TreeIsWhole(corrected);
            }
        );

    [Fact]
    public void Withdrawing_the_last_decision_gives_what_was_before() =>
        Run(
            (document, decisions) =>
                Assert.Equal(
                    Said(Corrected.Of(document, decisions[..^1])),
                    Said(
                        Corrected.Of(
                            document,
                            [.. decisions, new Withdraw(decisions[^1].Number).At(1000)]
                        )
                    )
                )
        );

    [Fact]
    public void Withdrawing_all_in_any_order_gives_the_reading()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var document = Readings.Chance(random);
            var decisions = Chance(random, document, 8);
            var order = decisions.Select(d => d.Number).ToArray();
            random.Shuffle(order);
            var withdrawn = order.Select((n, i) => new Withdraw(n).At(1000 + i));
            Assert.Same(
                document.Proposal,
                Corrected.Of(document, [.. decisions, .. withdrawn]).Proposal
            );
        }
    }

    [Fact]
    public void What_is_split_and_joined_again_is_what_it_was()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var document = Readings.Chance(random);
            if (document.Proposal.Entries.IsEmpty)
                continue;
            var entry = document.Proposal.Entries[random.Next(document.Proposal.Entries.Length)];
            var decisions = new List<Decided>
            {
                new Accept([document.Anchor(entry.Id)]).At(1),
                new Split(document.Anchor(entry.Id), Pieces(random, entry)).At(2),
            };
            var before = Corrected.Of(document, decisions[..1]);
            var split = Corrected.Of(document, decisions).Document;
            Assert.True(split.Proposal.Entries.Length > document.Proposal.Entries.Length);
            var at = document.Proposal.Entries.IndexOf(entry);
            var more = split.Proposal.Entries.Length - document.Proposal.Entries.Length;
            decisions.Add(
                new Join(
                    [
                        .. split
                            .Proposal.Entries[at..(at + more + 1)]
                            .Select(e => split.Anchor(e.Id)),
                    ],
                    ""
                ).At(3)
            );
            var whole = Corrected.Of(document, decisions);
            Assert.Empty(whole.Misfits);
            Assert.Equal(Words(before.Document), Words(whole.Document));
            Assert.Equal(before.Proposal.Account.Read, whole.Proposal.Account.Read);
        }
    }

    [Fact]
    public void Decisions_are_found_again_in_a_newer_reading_with_other_ids_and_lines()
    {
        var applied = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var document = Readings.Chance(random);
            var decisions = Chance(random, document, 8);
            var shift = random.Next(1, 120);
            var older = Corrected.Of(document, decisions);
            var newer = Corrected.Of(Readings.Newer(document, shift), decisions);
            Assert.Equal(
                older.Misfits.Select(m => m.Decided.Number),
                newer.Misfits.Select(m => m.Decided.Number)
            );
            Assert.Equal(Words(older.Document), Words(newer.Document, shift));
            Assert.Equal(older.Settled.Values.Order(), newer.Settled.Values.Order());
            applied += decisions.Length - older.Misfits.Length;
            AccountIsWhole(newer.Document);
            TreeIsWhole(newer);
        }
        Assert.True(applied > Cases * 4, $"only {applied} decisions were applied");
    }

    private static void Run(Action<ReadDocument, ImmutableArray<Decided>> holds)
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var document = Readings.Chance(random);
            var decisions = Chance(random, document, 12);
            for (var n = 1; n <= decisions.Length; n++)
                holds(document, decisions[..n]);
        }
    }

    private static ImmutableArray<Decided> Chance(Random random, ReadDocument document, int count)
    {
        var decisions = ImmutableArray<Decided>.Empty;
        for (var number = 1; number <= count; number++)
        {
            var now = Corrected.Of(document, decisions).Document;
            decisions = decisions.Add(ChanceDecisions.Of(random, now).At(number));
        }
        return decisions;
    }

    private static ImmutableArray<Piece> Pieces(Random random, Entry entry)
    {
        var more = entry.Place.LastLine - entry.Place.FirstLine;
        var cut = random.Next(1, entry.Text.Length - 1);
        return
        [
            new(entry.Text[..cut], 0, random.Next(more + 1)),
            new(entry.Text[cut..], random.Next(Math.Min(1, more) + 1), more),
        ];
    }

    private static void AccountIsWhole(ReadDocument document)
    {
        var account = document.Proposal.Account;
        var counted = account
            .Furniture.Select(f => (f.FirstLine, f.LastLine))
            .Concat(account.Unread.Select(u => (u.FirstLine, u.LastLine)))
            .SelectMany(r => Enumerable.Range(r.FirstLine, r.LastLine - r.FirstLine + 1))
            .ToArray();
        Assert.Equal(counted.Length, counted.Distinct().Count());
        Assert.All(counted, n => Assert.False(document.Lines[n - 1].IsBlank));
        Assert.Equal(document.Lines.Length, account.Lines);
        Assert.Equal(account.Lines, account.Blank + account.Read + counted.Length);
        Assert.All(
            document.Lines.Where(l => !l.IsBlank && !counted.Contains(l.Number)),
            l =>
                Assert.Contains(
                    document.Proposal.Entries,
                    e => e.Place.Quote.Split('\n').Contains(l.Text)
                )
        );
        Assert.All(
            document.Proposal.Entries.SelectMany(e => e.Place.Quote.Split('\n')),
            words => Assert.DoesNotContain(account.Unread, u => u.Text.Split('\n').Contains(words))
        );
    }

    private static void TreeIsWhole(Corrected corrected)
    {
        var entries = corrected.Proposal.Entries.ToDictionary(e => e.Id);
        foreach (var entry in entries.Values)
        {
            var steps = 0;
            for (var at = entry; at.Parent is { } parent; at = entries[parent])
                Assert.True(steps++ < entries.Count, $"{entry.Id} is in a circle");
            if (entry.RepeatOf is { } original)
                Assert.True(original != entry.Id && entries.ContainsKey(original));
        }
        Assert.All(corrected.Settled.Keys, id => Assert.Contains(id, entries.Keys));
        Assert.All(corrected.Proposal.Questions, q => Assert.Contains(q.Entry!, entries.Keys));
    }

    /// <summary>All of it but the ids of entries, lines counted from after so many.</summary>
    private static string[] Words(ReadDocument document, int shift = 0)
    {
        var entries = document.Proposal.Entries.ToDictionary(e => e.Id);
        return
        [
            .. document.Proposal.Entries.Select(e =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{e.Kind} {e.Text} {e.Place.FirstLine - shift}-{e.Place.LastLine - shift} {e.Place.Quote} {e.Confidence} under {(e.Parent is { } p ? entries[p].Text : "")}"
                )
            ),
        ];
    }

    private static string Said(Corrected corrected) =>
        string.Join(
            '\n',
            [
                .. Words(corrected.Document),
                .. corrected.Settled.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value}"),
                .. corrected.Misfits.Select(m => $"{m.Decided.Number} {m.Why.En}"),
                .. corrected.Proposal.Account.Furniture.Select(f => f.ToString()),
                .. corrected.Proposal.Account.Unread.Select(u => u.ToString()),
                .. corrected.Proposal.Questions.Select(q => $"{q.Entry} {q.Kind}"),
            ]
        );
}
