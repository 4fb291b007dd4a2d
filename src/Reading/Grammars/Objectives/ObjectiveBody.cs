using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Walks over the lines behind the front matter and hands each to what is open: a heading, an objective, an item,
/// a paragraph, a note.</summary>
internal sealed class ObjectiveBody
{
    private readonly SourceDocument document;
    private readonly ReadingLog log;
    private readonly ObjectiveNames names;
    private readonly ObjectiveTree tree;
    private readonly ObjectiveTables tables;
    private readonly HashSet<int> figures;
    private readonly HashSet<string> above;
    private readonly HashSet<int> taken = [];
    private readonly ObjectiveNotes notes;

    private ObjectiveText open = new();
    private Mode mode = Mode.Prose;
    private bool isItem;
    private bool isNested;
    private bool isInList;
    private double leftOfText;
    private string noteMarker = "";
    private int blockOfText;
    private int figurePage;

    private enum Mode
    {
        Prose,
        Objective,
        OpenObjective,
        InlineObjective,
        Initiatives,
        Note,
    }

    public ObjectiveBody(SourceDocument document, ReadingLog log)
    {
        this.document = document;
        this.log = log;
        names = new(document);
        tree = new(log, names);
        tables = new(log, names, tree);
        notes = new(document);
        above =
        [
            .. document
                .Lines.Select(ObjectiveMark.Of)
                .Where(m => m is { IsInline: true, NumberAbove: not null })
                .Select(m => m!.NumberAbove!),
        ];
        figures = ObjectiveFigures.In(document, notes.UsualSize);
    }

    public void Read(int from)
    {
        for (var i = from; i < document.Lines.Length; i++)
        {
            var line = document.Lines[i];
            if (line.IsBlank || taken.Contains(line.Number))
                continue;
            if (figurePage > 0 && line.Page > figurePage)
            {
                // An attachment that is a drawing ends with its page.
                tree.EndAppendix();
                figurePage = 0;
            }
            if (figures.Contains(line.Number))
            {
                Close();
                log.AddFurniture(line.Number, line.Number, "figure");
                figurePage = line.Page;
            }
            else if (notes.IsNote(line, mode == Mode.Note))
                AddNote(line);
            else if (line.IsRow || names.IsEntry(line.Number))
            {
                Close();
                tables.Read(line);
            }
            else if (ObjectiveMark.Of(line) is { } mark)
                i = Begin(mark, i);
            else
                Add(line);
        }
        Close();
        tree.LinkNotes();
        new ObjectiveRepeats(log).Link();
    }

    private int Begin(ObjectiveMark mark, int index)
    {
        Close();
        var line = document.Lines[index];
        var last = index;
        switch (mark.Level)
        {
            case ObjectiveLevel.Label:
                log.AddFurniture(line.Number, line.Number, "label");
                mode = mark.Words.Contains("bjective", StringComparison.Ordinal)
                    ? Mode.Prose
                    : Mode.Initiatives;
                isInList = mode == Mode.Initiatives;
                return index;
            case ObjectiveLevel.Overarching or ObjectiveLevel.Specific:
                tree.OpenGoal(
                    mark.IsInline && above.Contains(mark.Number) ? mark.AsOverarching() : mark,
                    line.Number
                );
                if (mark.IsInline)
                {
                    tree.AddToGoal(line, line.Text.IndexOf(mark.Words, StringComparison.Ordinal));
                    mode = Mode.InlineObjective;
                    blockOfText = line.Block;
                    return index;
                }
                mode = mark.IsOpen ? Mode.OpenObjective : Mode.Objective;
                isInList = false;
                return index;
            case ObjectiveLevel.Group:
                tree.AddGroup(mark, line.Number, mode == Mode.Initiatives && mark.Rank == 5);
                return index;
            default:
                var text = new ObjectiveText();
                text.Add(line);
                while (
                    NextPrinted(last) is { } next
                    && ObjectiveHeadings.Continues(
                        document,
                        document.Lines[last],
                        document.Lines[next]
                    )
                )
                    text.Add(document.Lines[last = next]);
                tree.AddHeading(mark, text);
                mode = Mode.Prose;
                isInList = false;
                return last;
        }
    }

    private int? NextPrinted(int index)
    {
        do index++;
        while (index < document.Lines.Length && document.Lines[index].IsBlank);
        return index < document.Lines.Length ? index : null;
    }

    private void Add(SourceLine line)
    {
        if (mode == Mode.Note && line.Form != LineForm.Note && !notes.IsSmall(line))
        {
            Close();
            mode = Mode.Prose;
        }
        var bullet = ObjectiveStarts.BulletOf(line.Text);
        if (mode == Mode.InlineObjective)
        {
            if (bullet == 0 && line.Block == blockOfText)
            {
                tree.AddToGoal(line, 0);
                return;
            }
            tree.CloseGoal();
            (mode, isInList) = (Mode.Prose, true);
        }
        if (mode == Mode.Prose && bullet > 0 && isInList)
        {
            // A remark among the items does not end their list.
            Close();
            mode = Mode.Initiatives;
        }
        switch (mode)
        {
            case Mode.Objective:
                tree.AddToGoal(line, bullet);
                return;
            case Mode.OpenObjective:
                if (blockOfText != 0 && blockOfText != line.Block)
                {
                    tree.CloseGoal();
                    mode = Mode.Prose;
                    break;
                }
                blockOfText = line.Block;
                tree.AddToGoal(line, bullet);
                return;
            case Mode.Initiatives:
                AddToItem(line, bullet);
                return;
        }
        var begins =
            open.IsEmpty
            || bullet > 0
            || ObjectiveStarts.IsNumbered(line.Text)
            || (line.Block != blockOfText && !(isItem && EndsOpen()))
            || (!isItem && IsIndented(line));
        if (begins && mode != Mode.Note)
        {
            Close();
            isItem = bullet > 0 || ObjectiveStarts.IsNumbered(line.Text);
        }
        blockOfText = line.Block;
        leftOfText = line.Box?.Left ?? 0;
        open.Add(line, bullet);
    }

    /// <summary>The first line of a paragraph stands further in than the line above, which ends a sentence.</summary>
    private bool IsIndented(SourceLine line) =>
        line.Box is { } box
        && box.Left > leftOfText + 3
        && leftOfText > 0
        && open.Text is [.., '.' or '。'];

    private bool EndsOpen() =>
        open.Text is { Length: > 0 } text
        && (text[^1] == ')' && text.Length < 8 || text[^1] == ',');

    private void AddToItem(SourceLine line, int bullet)
    {
        if (bullet == 0 && (!isItem || open.EndsWithNames && line.Block != blockOfText))
        {
            // Behind the list: no item, no heading.
            Close();
            mode = Mode.Prose;
            Add(line);
            return;
        }
        if (bullet > 0)
        {
            Close();
            isItem = true;
            isNested = tree.IsNested(line);
        }
        blockOfText = line.Block;
        open.Add(line, bullet);
    }

    private void AddNote(SourceLine line)
    {
        var start = ObjectiveStarts.NoteOf(line.Text);
        if (start.Success || mode != Mode.Note)
        {
            // A note at the foot of a page does not end the item that goes on over it.
            var (held, was) = (open, mode);
            if (was != Mode.Note && line.Form != LineForm.Note)
            {
                var (aside, marker) = notes.Aside(line, taken);
                tree.AddNote(aside, marker);
                (open, mode) = (held, was);
                return;
            }
            Close();
            mode = Mode.Note;
            noteMarker = start.Success ? ObjectiveStarts.Digits(start.Groups["n"].Value) : "";
        }
        open.Add(line, start.Success ? start.Length : 0);
    }

    private void Close()
    {
        tree.CloseGoal();
        if (!open.IsEmpty)
            switch (mode)
            {
                case Mode.Note:
                    tree.AddNote(open, noteMarker);
                    break;
                case Mode.Initiatives:
                    tree.AddInitiative(open, isNested);
                    break;
                default:
                    tree.AddStatement(open);
                    break;
            }
        open = new();
        isItem = false;
        blockOfText = 0;
    }
}
