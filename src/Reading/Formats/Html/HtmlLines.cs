using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Html;

/// <summary>Where on the page a line stands.</summary>
internal enum HtmlPlace
{
    Text,
    Note,
    Margin,
}

/// <summary>Collects the lines of a page and numbers them at the end: the text with a blank line between two blocks, then
/// the notes, then what stands around the text.</summary>
internal sealed class HtmlLines
{
    private readonly List<SourceLine> text = [];
    private readonly List<SourceLine> notes = [];
    private readonly List<SourceLine> margins = [];
    private int block;

    /// <summary>A new number for what follows.</summary>
    public int NewBlock() => ++block;

    public bool HasText => text.Count + notes.Count > 0;

    public void Add(HtmlPlace place, SourceLine line, string? margin)
    {
        if (line.IsBlank)
            return;
        if (place == HtmlPlace.Margin)
            margins.Add(line with { Margin = margin });
        else if (place == HtmlPlace.Note)
            notes.Add(line with { Form = LineForm.Note });
        else
            text.Add(line);
    }

    public (ImmutableArray<SourceLine> Lines, ImmutableArray<SourceLine> Margins) Numbered()
    {
        var lines = ImmutableArray.CreateBuilder<SourceLine>();
        foreach (var line in text.Concat(notes))
        {
            if (lines is [.., var last] && last.Block != line.Block)
                lines.Add(new(lines.Count + 1, ""));
            lines.Add(line with { Number = lines.Count + 1 });
        }
        var count = lines.Count;
        return (
            lines.DrainToImmutable(),
            [.. margins.Select((m, n) => m with { Number = count + n + 1 })]
        );
    }
}
