using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>Puts lines in a row and numbers them and their blocks: a blank line between two blocks, notes behind the text,
/// margins behind the notes. Not thread-safe.</summary>
internal sealed class LineWriter
{
    private readonly List<SourceLine> lines = [];
    private readonly List<ImmutableArray<SourceLine>> notes = [];
    private readonly List<SourceLine> margins = [];
    private int block;
    private long squares;
    private bool isClosed = true;

    /// <summary>1-based page, sheet or slide of what is written next; 0 where there are none.</summary>
    public int Page { get; set; }

    public bool HasLines => lines.Count > 0;

    /// <summary>What comes next begins a new block.</summary>
    public void Close() => isClosed = true;

    /// <summary>Adds to the block that is open. Text that is nothing but white space is left out.</summary>
    /// <exception cref="PackageLimitException">The tables so far have more squares than are read.</exception>
    public void Add(SourceLine line)
    {
        if (line.IsBlank)
            return;
        squares += line.CellFacts.Length;
        if (squares > TableLines.LimitSquares)
            throw new PackageLimitException();
        if (isClosed)
        {
            if (block++ > 0)
                lines.Add(new(0, "") { Page = lines[^1].Page });
            isClosed = false;
        }
        lines.Add(line with { Page = line.Page > 0 ? line.Page : Page, Block = block });
    }

    public void AddBlock(params ReadOnlySpan<SourceLine> whole)
    {
        Close();
        foreach (var line in whole)
            Add(line);
        Close();
    }

    public void AddNote(params ReadOnlySpan<SourceLine> note)
    {
        var kept = note.ToArray().Where(l => !l.IsBlank);
        notes.Add([.. kept.Select(l => l with { Page = Page, Form = LineForm.Note })]);
    }

    public void AddMargin(SourceLine line, string margin)
    {
        if (!line.IsBlank)
            margins.Add(line with { Page = Page, Margin = margin });
    }

    /// <summary>All lines, numbered. The writer is spent afterwards.</summary>
    public SourceDocument Into(SourceDocument document)
    {
        foreach (var note in notes)
            AddBlock(note.AsSpan());
        for (var i = 0; i < lines.Count; i++)
            lines[i] = lines[i] with { Number = i + 1 };
        return document with
        {
            Lines = [.. lines],
            Margins = [.. margins.Select((m, i) => m with { Number = lines.Count + i + 1 })],
        };
    }
}
