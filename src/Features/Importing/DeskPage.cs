using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>A page of the desk: of the document where it has pages, else so many lines.</summary>
/// <param name="Number">From 1, of <paramref name="Pages"/>.</param>
/// <param name="Version">The number of the last decision seen; a decision says on which it was taken.</param>
/// <param name="Entries">Those that stand on this page, in the order of the document.</param>
/// <param name="Doubtful">In all of the document, the first <see cref="GetDesk.Listed"/>.</param>
/// <param name="Unread">Likewise.</param>
/// <param name="Headings">What an entry of this page may belong to: the last <see cref="MostHeadings"/> headings and goals
/// up to its end.</param>
public sealed record DeskPage(
    DocumentFacts Facts,
    string Format,
    int Number,
    int Pages,
    DocumentPage? Size,
    long Version,
    IReadOnlyList<DeskLine> Lines,
    IReadOnlyList<DeskEntry> Entries,
    IReadOnlyList<DeskMark> Doubtful,
    IReadOnlyList<DeskMark> Unread,
    IReadOnlyList<DeskMark> Headings,
    IReadOnlyList<DeskMisfit> Misfits,
    IReadOnlyList<Remark> Remarks,
    DeskCounts Counts
)
{
    private const int MarkWords = 80;
    private const int MostHeadings = 200;

    /// <summary>The unread line to go on with behind the given one, else the first; null where there is none but it.</summary>
    public DeskMark? UnreadAfter(int line) =>
        Unread.FirstOrDefault(m => m.FirstLine > line)
        ?? Unread.FirstOrDefault(m => m.LastLine < line);

    /// <summary>Unread lines that follow on each other on this page, those around the given one.</summary>
    public (int First, int Last) RunOf(int line)
    {
        var unread = Lines.Where(l => l.State == "unread").Select(l => l.Line.Number).ToHashSet();
        var (first, last) = (line, line);
        while (unread.Contains(first - 1))
            first--;
        while (unread.Contains(last + 1))
            last++;
        return (first, last);
    }

    internal static DeskPage Of(DeskReading reading, int wanted)
    {
        var document = reading.Corrected.Document;
        var pages = PagesOf(document);
        var number = Math.Clamp(wanted, 1, pages);
        var states = LineState.Of(document);
        var proposal = document.Proposal;
        var entries = new EntriesAsSeen(reading);
        var doubtful = proposal.Entries.Where(entries.IsDoubtful).ToArray();
        return new(
            proposal.Document,
            document.Format,
            number,
            pages,
            document.Pages.FirstOrDefault(p => p.Number == number),
            reading.Version,
            [
                .. states
                    .Where(s => PageOf(document, s.Line.Number) == number)
                    .Select(s => new DeskLine(s.Line, s.State, s.Why)),
            ],
            [.. proposal.Entries.Where(e => StandsOn(document, e, number)).Select(entries.Seen)],
            [
                .. doubtful
                    .Take(GetDesk.Listed)
                    .Select(e =>
                        MarkOf(document, e.Id, e.Place.FirstLine, e.Place.LastLine, e.Text)
                    ),
            ],
            [
                .. proposal
                    .Account.Unread.Take(GetDesk.Listed)
                    .Select(u => MarkOf(document, null, u.FirstLine, u.LastLine, u.Text)),
            ],
            [
                .. proposal
                    .Entries.Where(e =>
                        e.Kind.IsHeading() && PageOf(document, e.Place.FirstLine) <= number
                    )
                    .TakeLast(MostHeadings)
                    .Select(e =>
                        MarkOf(document, e.Id, e.Place.FirstLine, e.Place.LastLine, e.Text)
                    ),
            ],
            [
                .. reading.Corrected.Misfits.Select(m => new DeskMisfit(
                    m.Decided.Number,
                    m.Decided.What.Kind(),
                    m.Decided.Actor,
                    m.Decided.At,
                    m.Why
                )),
            ],
            proposal.Remarks,
            new(
                proposal.Entries.Length,
                proposal.Entries.Count(e => reading.Corrected.Settled.ContainsKey(e.Id)),
                doubtful.Length,
                proposal.Account.Unread.Sum(u => u.LastLine - u.FirstLine + 1),
                proposal.Questions.Length,
                reading.Decisions.Count
            )
        );
    }

    internal static DeskEntry? EntryOf(DeskReading reading, string id) =>
        reading.ById.TryGetValue(id, out var entry) ? new EntriesAsSeen(reading).Seen(entry) : null;

    internal static int PagesOf(ReadDocument document) =>
        HasPages(document)
            ? document.Pages.Max(p => p.Number)
            : Math.Max(1, (document.Lines.Length + GetDesk.PageLines - 1) / GetDesk.PageLines);

    internal static int PageOf(ReadDocument document, int line) =>
        HasPages(document)
            ? document.Lines[line - 1].Page ?? 1
            : (line - 1) / GetDesk.PageLines + 1;

    private static bool HasPages(ReadDocument document) => !document.Pages.IsEmpty;

    private static bool StandsOn(ReadDocument document, Entry entry, int page) =>
        entry.Place.Boxes.Any(b => b.Page == page)
        || PageOf(document, entry.Place.FirstLine) <= page
            && PageOf(document, entry.Place.LastLine) >= page;

    private static DeskMark MarkOf(
        ReadDocument document,
        string? entry,
        int first,
        int last,
        string words
    ) =>
        new(
            entry,
            PageOf(document, first),
            first,
            last,
            words.Length <= MarkWords ? words : words[..MarkWords] + "…"
        );
}

/// <param name="Settled">Entries that somebody decided about.</param>
/// <param name="Doubtful">Entries of 0.9 or less that nobody decided about.</param>
/// <param name="Unread">Lines.</param>
public sealed record DeskCounts(
    int Entries,
    int Settled,
    int Doubtful,
    int Unread,
    int Questions,
    int Decisions
);

/// <summary>Entries as the desk shows them: with the confidence of the reading, even where a person has settled it.</summary>
internal sealed class EntriesAsSeen(DeskReading reading)
{
    private readonly Dictionary<string, Entry> asRead =
        reading.AsRead.Proposal.Entries.ToDictionary(e => e.Id);
    private readonly ILookup<string?, Question> questions =
        reading.Corrected.Proposal.Questions.ToLookup(q => q.Entry);

    public bool IsDoubtful(Entry entry) =>
        entry.Confidence <= Doubt.Threshold && !reading.Corrected.Settled.ContainsKey(entry.Id);

    public DeskEntry Seen(Entry entry)
    {
        long? settled = reading.Corrected.Settled.TryGetValue(entry.Id, out var number)
            ? number
            : null;
        return new(
            entry,
            DeskPage.PageOf(reading.AsRead, entry.Place.FirstLine),
            entry.Parent is { } parent ? reading.ById.GetValueOrDefault(parent) : null,
            asRead.GetValueOrDefault(entry.Id)?.Confidence ?? entry.Confidence,
            settled,
            settled is { } s && reading.Corrected.Loose.Contains(s),
            [.. questions[entry.Id]]
        );
    }
}
