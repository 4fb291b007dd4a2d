namespace Shirube.Domain.Proposals.Decisions;

/// <summary>Finds in a document the lines that an anchor means.</summary>
internal sealed class LineFinder(ReadDocument document)
{
    private readonly Lazy<ILookup<string, int>> byWords = new(() =>
        document.Lines.Where(l => !l.IsBlank).ToLookup(l => Anchor.Key(l.Text), l => l.Number)
    );

    /// <summary>The same lines, else the nearest ones with the same words; null where there are none.</summary>
    public (int First, int Last)? Find(Anchor anchor)
    {
        var more = anchor.LastLine - anchor.FirstLine;
        if (more < 0)
            return null;
        var wanted = Anchor.Key(anchor.Quote);
        if (Says(anchor.FirstLine))
            return (anchor.FirstLine, anchor.LastLine);
        var first = Anchor.Key(anchor.Quote.Split('\n')[0]);
        foreach (
            var at in byWords.Value[first].OrderBy(n => Math.Abs(n - anchor.FirstLine)).Take(50)
        )
            if (Says(at))
                return (at, at + more);
        return null;

        bool Says(int at) =>
            at >= 1
            && at + more <= document.Lines.Length
            && Anchor.Key(document.Quote(at, at + more)) == wanted;
    }

    public Place Place(int first, int last) =>
        new(document.Lines[first - 1].Page, first, last, document.Quote(first, last))
        {
            Boxes = LineBoxes.Of(document.Lines.AsSpan()[(first - 1)..last]),
        };
}
