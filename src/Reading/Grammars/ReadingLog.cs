using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>Collects what a grammar finds, and keeps the account: a line is in an entry, furniture, or unread.</summary>
internal sealed class ReadingLog(SourceDocument document)
{
    /// <summary>The most that an entry may claim where the letters themselves were guessed.</summary>
    public const double MostWhereRecognised = 0.6;

    private readonly List<Entry> entries = [];
    private readonly List<Question> questions = [];
    private readonly string?[] furniture = new string?[document.Lines.Length + 1];
    private readonly bool[] read = new bool[document.Lines.Length + 1];
    private readonly HashSet<int> recognised =
    [
        .. document.Pages.Where(p => p.IsRecognised).Select(p => p.Number),
    ];

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Adds an entry that stands on the lines from first to last; blank lines between stay blank.</summary>
    public Entry Add(
        EntryKind kind,
        string text,
        int firstLine,
        int lastLine,
        double confidence,
        string? parent = null,
        string? marker = null
    )
    {
        var entry = new Entry
        {
            Id = $"e{entries.Count + 1}",
            Kind = kind,
            Marker = marker,
            Text = text,
            Parent = parent,
            Place = PlaceOf(firstLine, lastLine),
            Confidence = confidence,
        };
        entries.Add(Capped(entry));
        for (var n = firstLine; n <= lastLine; n++)
            read[n] = true;
        return entry;
    }

    /// <summary>Puts a fuller form of an entry in its place.</summary>
    public void Replace(Entry entry) =>
        entries[
            int.Parse(entry.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1
        ] = Capped(entry);

    private Entry Capped(Entry entry)
    {
        if (recognised.Count == 0 || entry.Confidence <= MostWhereRecognised)
            return entry;
        for (var n = entry.Place.FirstLine; n <= entry.Place.LastLine; n++)
            if (recognised.Contains(document.Lines[n - 1].Page))
                return entry with { Confidence = MostWhereRecognised };
        return entry;
    }

    public void AddFurniture(int firstLine, int lastLine, string why)
    {
        for (var n = firstLine; n <= lastLine; n++)
            furniture[n] = why;
    }

    public void Ask(
        string kind,
        string? entry,
        string subject,
        Message text,
        ImmutableArray<int> lines,
        ImmutableArray<string> candidates
    ) => questions.Add(new(kind, entry, subject, text, lines, candidates));

    public string Quote(int firstLine, int lastLine) =>
        firstLine == lastLine
            ? document.Lines[firstLine - 1].Text
            : string.Join(
                '\n',
                document.Lines.AsSpan()[(firstLine - 1)..lastLine].ToArray().Select(l => l.Text)
            );

    private Place PlaceOf(int firstLine, int lastLine)
    {
        var page = document.Lines[firstLine - 1].Page;
        return new(page > 0 ? page : null, firstLine, lastLine, Quote(firstLine, lastLine))
        {
            Boxes = PlaceBoxes.Of(document.Lines.AsSpan()[(firstLine - 1)..lastLine]),
        };
    }

    public Proposal Close(string title, string? asOf, string language, string family)
    {
        var facts = new DocumentFacts(
            title,
            asOf,
            language,
            document.Sha256,
            document.Encoding,
            family,
            document.Pages.IsEmpty ? null : document.Pages.Length,
            document.Lines.Length + document.Margins.Length
        );
        return new(facts, [.. entries], Account(), [.. questions]) { Remarks = document.Remarks };
    }

    private Account Account()
    {
        var lines = document.Lines;
        int blank = 0,
            inEntries = 0;
        foreach (var line in lines)
            if (line.IsBlank)
                blank++;
            else if (read[line.Number])
                inEntries++;
        return new(
            lines.Length + document.Margins.Length,
            blank,
            inEntries,
            [
                .. Runs(lines, l => read[l.Number] ? null : furniture[l.Number])
                    .Concat(Runs(document.Margins, l => l.Margin ?? "margin"))
                    .Select(r => new Furniture(r.First, r.Last, r.Tag)),
            ],
            [
                .. Runs(lines, l => read[l.Number] || furniture[l.Number] != null ? null : "")
                    .Select(r => new Unread(r.First, r.Last, Quote(r.First, r.Last))),
            ]
        );
    }

    /// <summary>Runs of non-blank lines with the same tag. A blank line parts them, so that the lines of the runs add up
    /// with the blank ones to the lines of the document.</summary>
    private static List<(int First, int Last, string Tag)> Runs(
        ImmutableArray<SourceLine> lines,
        Func<SourceLine, string?> tagOf
    )
    {
        var runs = new List<(int First, int Last, string Tag)>();
        var open = false;
        foreach (var line in lines)
        {
            var tag = line.IsBlank ? null : tagOf(line);
            if (tag != null && open && runs[^1].Tag == tag)
                runs[^1] = (runs[^1].First, line.Number, tag);
            else if (tag != null)
                runs.Add((line.Number, line.Number, tag));
            open = tag != null;
        }
        return runs;
    }
}
