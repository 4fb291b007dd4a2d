using System.Collections.Immutable;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A row of a table of initiatives while it is put together from the lines it was broken into.</summary>
internal sealed class RegisterRowDraft(
    int first,
    List<string> words,
    List<string> cells,
    ImmutableArray<string> columns,
    double confidence
)
{
    private ImmutableArray<string> further = columns;
    private double sure = confidence;

    public List<string> Words => words;
    public List<ImmutableArray<string>> Parts { get; } = [];
    public int Last { get; set; }

    /// <summary>A row as its format knows it, not a line that looks like one.</summary>
    public bool IsRow { get; init; }
    public bool CellIsOpen => RegisterCell.EndsOpen(cells[^1]);
    public bool CellIsEmpty => cells.TrueForAll(c => c.Length == 0);

    /// <summary>A cell merged with the one above stands in each of its rows.</summary>
    public bool Holds(string cell) => cells.Contains(cell);

    public void Add(string text, string cell, ImmutableArray<string> more, double atMost)
    {
        if (text.Length > 0)
            words.Add(text);
        if (cell.Length > 0)
            cells.Add(cell);
        further = further.AddRange(more);
        sure = Math.Min(sure, atMost);
    }

    public RegisterRow Close()
    {
        var printed = LineJoin.Join(words);
        var text = string.Join('\n', printed.Split('\n').Select(Spacing.Repair));
        var cell = string.Join('\n', cells.Where(c => c.Length > 0));
        return new(
            first,
            Last,
            text,
            cell,
            further,
            text == printed ? sure : Math.Min(sure, 0.95),
            false
        )
        {
            Parts = [.. Parts],
        };
    }
}
