using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Domain.Tests.Decisions;

/// <summary>Readings to decide about: a small one, and any number of chance ones.</summary>
internal static class Readings
{
    private const string Signs = "港岸壁灯台潮位測量船員桟橋漁場水路羅針盤帆綱錨波風雲星図暦";

    /// <summary>A section, a goal, two initiatives, the first of two lines and with a measure; one line unread.</summary>
    public static ReadDocument Small { get; } =
        Of(
            [
                "港の計画",
                "",
                "第一部 岸壁",
                "岸壁を守る",
                "傾斜計を置き、",
                "毎日測る",
                "係員を二人置く",
                "",
                "防波堤を直す",
                "潮位を公開する",
                "- 1 -",
            ],
            [
                Entry("e1", EntryKind.Section, 3, 3, "第一部 岸壁", null),
                Entry("e2", EntryKind.SpecificGoal, 4, 4, "岸壁を守る", "e1"),
                Entry("e3", EntryKind.Initiative, 5, 6, "傾斜計を置き、毎日測る", "e2"),
                Entry("e4", EntryKind.Measure, 7, 7, "係員を二人置く", "e3"),
                Entry("e5", EntryKind.Initiative, 9, 9, "防波堤を直す", "e2") with
                {
                    Confidence = 0.6,
                },
            ],
            new() { [1] = "title", [11] = "page number" }
        );

    /// <summary>Up to 45 lines; every line and every text is different from all others.</summary>
    public static ReadDocument Chance(Random random)
    {
        var lines = new List<string>();
        for (var n = random.Next(8, 45); n > 0; n--)
            lines.Add(random.Next(6) == 0 ? "" : Words(random, lines.Count));
        var entries = new List<Entry>();
        var furniture = new Dictionary<int, string>();
        for (var at = 1; at <= lines.Count; at++)
            if (lines[at - 1].Length == 0)
                continue;
            else if (random.Next(5) == 0)
                furniture[at] = random.Next(2) == 0 ? "title" : "running head";
            else if (random.Next(5) > 0)
            {
                var last = Math.Min(lines.Count, at + random.Next(3));
                while (lines[last - 1].Length == 0)
                    last--;
                for (var on = random.Next(4) == 0 ? 2 : 1; on > 0; on--)
                    entries.Add(Chance(random, entries, lines, at, last));
                at = last;
            }
        var document = Of(lines, entries, furniture);
        var asked = entries.Where(_ => random.Next(4) == 0).Select(e => AskedAbout(e.Id));
        return document with { Proposal = document.Proposal with { Questions = [.. asked] } };
    }

    /// <summary>The same reading with other ids, and as many lines more before the first.</summary>
    public static ReadDocument Newer(ReadDocument document, int shift)
    {
        var lines = Enumerable
            .Range(1, shift)
            .Select(n => $"刷り直しの前書き{n}")
            .Concat(document.Lines.Select(l => l.Text));
        var furniture = document
            .Proposal.Account.Furniture.SelectMany(f =>
                Enumerable
                    .Range(f.FirstLine, f.LastLine - f.FirstLine + 1)
                    .Select(n => (Line: n + shift, f.Why))
            )
            .ToDictionary(f => f.Line, f => f.Why);
        for (var n = 1; n <= shift; n++)
            furniture[n] = "title";
        var entries = document.Proposal.Entries.Select(e =>
            e with
            {
                Id = Renamed(e.Id)!,
                Parent = Renamed(e.Parent),
                RepeatOf = Renamed(e.RepeatOf),
                Place = e.Place with
                {
                    FirstLine = e.Place.FirstLine + shift,
                    LastLine = e.Place.LastLine + shift,
                },
            }
        );
        return Of([.. lines], [.. entries], furniture);
    }

    public static string Words(Random random, int number)
    {
        var words = new StringBuilder();
        for (var n = 0; n < 12; n++)
            words.Append(Signs[random.Next(Signs.Length)]);
        return words.Append(CultureInfo.InvariantCulture, $"の{number}番").ToString();
    }

    public static Anchor Anchor(this ReadDocument document, string id)
    {
        var entry = document.Entry(id);
        return Domain.Proposals.Decisions.Anchor.Of(
            entry,
            entry.Parent is { } parent ? document.Entry(parent) : null
        );
    }

    public static Entry Entry(this ReadDocument document, string id) =>
        Assert.Single(document.Proposal.Entries, e => e.Id == id);

    public static Decided At(this Decision decision, long number) =>
        new(number, "青木", new(2031, 4, 1, 0, 0, 0, DateTimeKind.Utc), decision);

    private static string? Renamed(string? id) => id is null ? null : $"n{id}x";

    private static Question AskedAbout(string entry) =>
        new(
            QuestionKinds.Parent,
            entry,
            "",
            new("どこに属しますか。", "Where does it belong?"),
            [],
            []
        );

    private static Entry Chance(
        Random random,
        List<Entry> above,
        List<string> lines,
        int first,
        int last
    )
    {
        string? Earlier() => above.Count == 0 ? null : above[random.Next(above.Count)].Id;
        return Entry(
            $"e{above.Count + 1}",
            (EntryKind)random.Next(6),
            first,
            last,
            Words(random, 100 + above.Count),
            random.Next(4) == 0 ? null : Earlier()
        ) with
        {
            Confidence = random.Next(1, 11) / 10.0,
            RepeatOf = random.Next(5) == 0 ? Earlier() : null,
            Place = new(null, first, last, string.Join('\n', lines[(first - 1)..last])),
        };
    }

    private static Entry Entry(
        string id,
        EntryKind kind,
        int first,
        int last,
        string text,
        string? parent
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            Text = text,
            Parent = parent,
            Place = new(null, first, last, ""),
            Confidence = 1,
        };

    private static ReadDocument Of(
        IReadOnlyList<string> texts,
        IReadOnlyList<Entry> entries,
        Dictionary<int, string> furniture
    )
    {
        var lines = texts
            .Select((t, i) => new DocumentLine(i + 1, t, null, null))
            .ToImmutableArray();
        bool IsRead(DocumentLine line) =>
            entries.Any(e => e.Place.FirstLine <= line.Number && line.Number <= e.Place.LastLine);
        var account = new Account(
            lines.Length,
            lines.Count(l => l.IsBlank),
            lines.Count(l => !l.IsBlank && IsRead(l)),
            [.. furniture.OrderBy(f => f.Key).Select(f => new Furniture(f.Key, f.Key, f.Value))],
            [
                .. lines
                    .Where(l => !l.IsBlank && !IsRead(l) && !furniture.ContainsKey(l.Number))
                    .Select(l => new Unread(l.Number, l.Number, l.Text)),
            ]
        );
        var facts = new DocumentFacts(
            "港の計画",
            null,
            "ja",
            "",
            "utf-8",
            "outline",
            null,
            lines.Length
        );
        var document = new ReadDocument("text", new(facts, [], account, []), lines, []);
        return document with
        {
            Proposal = document.Proposal with
            {
                Entries =
                [
                    .. entries.Select(e =>
                        e with
                        {
                            Place = e.Place with
                            {
                                Quote = document.Quote(e.Place.FirstLine, e.Place.LastLine),
                            },
                        }
                    ),
                ],
            },
        };
    }
}
