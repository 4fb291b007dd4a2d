using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>A sheet as its file has it: cells that hold something, in order.</summary>
internal sealed class Sheet
{
    private bool[]? hiddenColumns;

    public List<SheetRow> Rows { get; } = [];
    public List<MergedArea> Merged { get; } = [];

    /// <summary>1-based row of the heads of a filter; 0 without one.</summary>
    public int FilterRow { get; set; }

    /// <summary>How many rows stay in sight when the sheet is scrolled.</summary>
    public int FrozenRows { get; set; }

    /// <summary>Cells whose formula was never computed.</summary>
    public List<string> Uncomputed { get; } = [];

    /// <summary>Cells whose value comes from a formula, errors (#REF!) among them.</summary>
    public List<string> Formulas { get; } = [];

    /// <summary>It holds more than is read.</summary>
    public bool IsCut { get; set; }
    public bool IsDamaged { get; set; }

    /// <summary>The relationship to the drawing on it; null without one.</summary>
    public string? Drawing { get; set; }

    public bool HasHiddenColumns => hiddenColumns != null;

    /// <param name="first">1-based.</param>
    public void HideColumns(int first, int last)
    {
        hiddenColumns ??= new bool[CellAddress.LastColumn + 1];
        for (var c = Math.Max(first, 1); c <= Math.Min(last, CellAddress.LastColumn); c++)
            hiddenColumns[c] = true;
    }

    public bool IsHiddenColumn(int column) => hiddenColumns?[column] == true;
}

/// <param name="Index">1-based.</param>
/// <param name="Cells">By column.</param>
internal sealed record SheetRow(int Index, bool IsHidden, SheetCell[] Cells);

/// <param name="Column">1-based.</param>
/// <param name="Text">As the reader sees it.</param>
/// <param name="IsText">No number, no day, no formula's number.</param>
internal readonly record struct SheetCell(
    int Column,
    string Text,
    int Style,
    bool IsText,
    Stretch[]? Underlined,
    Stretch[]? Bold = null
);

/// <summary>First and last row and column, 1-based.</summary>
internal readonly record struct MergedArea(
    int FirstRow,
    int FirstColumn,
    int LastRow,
    int LastColumn
);
