using System.Collections.Immutable;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>The entries of a deck in the making, and the headings that are open.</summary>
internal sealed class PortfolioWriting(ReadingLog log)
{
    private readonly List<PortfolioOpen> open = [];

    public List<Draft> Drafts { get; } = [];

    /// <summary>The slide that is read; null where its title is not in the text.</summary>
    public Draft? Slide { get; private set; }

    /// <summary>The part of the deck that the slides stand in.</summary>
    public Draft? Part { get; set; }

    public PortfolioOpen? Top => open is [.., var top] ? top : null;

    public Draft? Parent => Top?.Draft ?? SlideOrPart;

    public Draft? SlideOrPart => Slide ?? Part;

    /// <summary>What a note is about: the slide, or where its title is no title of the deck's own, the first heading.</summary>
    public Draft? Ground => Slide ?? (open is [var first, ..] ? first.Draft : Part);

    public bool IsWithinQuote => open.Exists(o => o.IsQuote);

    /// <summary>How deep the headings by # are that stand open; 2 where there is none.</summary>
    public int MarkedDepth =>
        open.Where(o => o.Depth < PortfolioTitles.PlainDepth)
            .Select(o => o.Depth)
            .DefaultIfEmpty(2)
            .Max();

    public void BeginSlide(Draft? slide)
    {
        open.Clear();
        Slide = slide;
    }

    public void Close(int depth) => open.RemoveAll(o => o.Depth >= depth);

    /// <summary>Closes what is quoted, and what stands below it.</summary>
    public void CloseQuotes()
    {
        if (open.FindIndex(o => o.IsQuote) is >= 0 and var first)
            open.RemoveRange(first, open.Count - first);
    }

    public void CloseAll() => open.Clear();

    public void Push(PortfolioOpen heading) => open.Add(heading);

    public Draft Add(
        EntryKind kind,
        PortfolioBlock block,
        string text,
        double confidence,
        Draft? parent
    ) => Add(kind, text, block.First, block.Last, confidence, parent, MarkerOf(block));

    public Draft Add(
        EntryKind kind,
        string text,
        int first,
        int last,
        double confidence,
        Draft? parent,
        string? marker = null
    )
    {
        var draft = new Draft(kind, text, first, last, confidence)
        {
            Marker = marker,
            Parent = parent,
        };
        Drafts.Add(draft);
        return draft;
    }

    public void Furniture(PortfolioBlock block, string why) =>
        log.AddFurniture(block.First, block.Last, why);

    /// <summary>A plain bullet says nothing; a number or a sign like ➡ or ※ does.</summary>
    private static string? MarkerOf(PortfolioBlock block) =>
        block.Mark.Length == 0 || "-*・･•–−".Contains(block.Mark, StringComparison.Ordinal)
            ? null
            : block.Mark;

    public static void Number(Draft draft, int number)
    {
        if (number > 0)
            draft.Fields["number"] = (long)number;
    }

    public static void Field(Draft draft, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            draft.Fields[name] = value;
    }

    public static void Field(Draft draft, string name, long? value)
    {
        if (value is { } v)
            draft.Fields[name] = v;
    }

    public static void Fields(Draft draft, string name, IEnumerable<string> values)
    {
        var list = values.ToImmutableArray();
        if (!list.IsEmpty)
            draft.Fields[name] = list;
    }
}

/// <summary>A heading that is open: what follows stands below it.</summary>
/// <param name="Items">What the items below it are; null where the heading does not say.</param>
/// <param name="Numbered">What numbered headings and items below it are.</param>
internal sealed record PortfolioOpen(int Depth, Draft Draft, EntryKind? Items, EntryKind? Numbered)
{
    public bool IsQuote { get; init; }

    /// <summary>The entry that a paragraph goes on with: the target above, the institution.</summary>
    public Draft? Last { get; set; }

    public string Words => Draft.Text;
}
