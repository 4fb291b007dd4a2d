using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Which lines are notes: by their form, a raised number, or small letters with a number before them.</summary>
internal sealed class ObjectiveNotes(SourceDocument document)
{
    /// <summary>Of most of the text, in points; 0 where the format does not say.</summary>
    public double UsualSize { get; } =
        document
            .Lines.Where(l => l.Look is { Size: > 0 } && l.Text.Length > 20)
            .GroupBy(l => l.Look!.Size)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .FirstOrDefault()
            ?.Key
        ?? 0;

    /// <param name="isOpen">The line above is one.</param>
    public bool IsNote(SourceLine line, bool isOpen) =>
        line.Form == LineForm.Note
        || ObjectiveStarts.IsRaised(line.Text)
        || (IsSmall(line) && (isOpen || ObjectiveStarts.NoteOf(line.Text).Success));

    public bool IsSmall(SourceLine line) =>
        line.Look is { Size: > 0 } look && UsualSize > 0 && look.Size <= UsualSize - 2;

    /// <summary>A note at the foot of a page, read whole while the item above it stays open.</summary>
    /// <param name="taken">The numbers of its further lines are added.</param>
    public (ObjectiveText Text, string Marker) Aside(SourceLine first, HashSet<int> taken)
    {
        var start = ObjectiveStarts.NoteOf(first.Text);
        var text = new ObjectiveText();
        text.Add(first, start.Length);
        for (var i = first.Number; i < document.Lines.Length; i++)
        {
            var line = document.Lines[i];
            if (line.IsBlank)
                continue;
            if (
                line.Page != first.Page
                || (!IsSmall(line) && line.Block != first.Block)
                || ObjectiveStarts.NoteOf(line.Text).Success
            )
                break;
            text.Add(line);
            taken.Add(line.Number);
        }
        return (text, ObjectiveStarts.Digits(start.Groups["n"].Value));
    }
}
