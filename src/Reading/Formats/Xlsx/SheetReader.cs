using System.Collections.Frozen;
using System.Xml;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>A sheet's part → its cells, row by row.</summary>
internal sealed class SheetReader(Workbook book)
{
    private const int LimitMerged = 100_000;
    private const int MostNamed = 20;
    private const int MostFormulas = 10_000;

    private static readonly FrozenSet<string> Containers = FrozenSet.Create(
        "worksheet",
        "sheetData",
        "mergeCells",
        "cols",
        "sheetViews",
        "sheetView"
    );
    private readonly Sheet sheet = new();
    private int lastRow;

    public Sheet Read(Stream part)
    {
        using var reader = new PartReader(part, book.Cancel);
        try
        {
            foreach (var step in reader.Walk(Containers))
                if (step.Kind == PartStepKind.Whole)
                    Take(step.Element);
        }
        catch (XmlException) when (sheet.Rows.Count > 0)
        {
            sheet.IsDamaged = true;
        }
        if (!sheet.Rows.Zip(sheet.Rows.Skip(1)).All(p => p.First.Index < p.Second.Index))
            sheet.Rows.Sort((a, b) => a.Index.CompareTo(b.Index));
        return sheet;
    }

    private void Take(Element element)
    {
        switch (element.Name)
        {
            case "row":
                Row(element);
                break;
            case "mergeCell" when sheet.Merged.Count >= LimitMerged:
                sheet.IsCut = true;
                break;
            case "mergeCell":
                if (
                    CellAddress.Range(element["ref"]) is { } area
                    && area.LastRow + area.LastColumn > area.FirstRow + area.FirstColumn
                )
                    sheet.Merged.Add(area);
                break;
            case "col" when Figures.IsOn(element["hidden"]) || Figures.Real(element["width"]) == 0:
                if (
                    Figures.Whole(element["min"]) is { } first
                    && Figures.Whole(element["max"]) is { } last
                )
                    sheet.HideColumns(first, last);
                break;
            case "pane" when element["state"] is "frozen" or "frozenSplit":
                sheet.FrozenRows = (int)(Figures.Real(element["ySplit"]) ?? 0);
                break;
            case "autoFilter":
                sheet.FilterRow = CellAddress.Range(element["ref"])?.FirstRow ?? 0;
                break;
            case "drawing":
                sheet.Drawing = element["r:id"];
                break;
        }
    }

    private void Row(Element row)
    {
        var index = Figures.Whole(row["r"]) ?? lastRow + 1;
        if (index is <= 0 or > CellAddress.LastRow || book.CellsLeft <= 0)
        {
            sheet.IsCut = true;
            return;
        }
        lastRow = index;
        var cells = new List<SheetCell>(row.Children.Count);
        var column = 0;
        foreach (var element in row.Children)
        {
            if (element.Name != "c")
                continue;
            column = element["r"] is { } address ? CellAddress.Parse(address).Column : column + 1;
            if (column is <= 0 or > CellAddress.LastColumn || book.CellsLeft <= 0)
            {
                sheet.IsCut = true;
                continue;
            }
            if (Cell(element, index, column) is { } cell)
            {
                cells.Add(cell);
                book.CellsLeft--;
            }
        }
        var isHidden = Figures.IsOn(row["hidden"]) || Figures.Real(row["ht"]) == 0;
        if (cells.Count > 0 || isHidden)
            sheet.Rows.Add(new(index, isHidden, [.. cells]));
    }

    /// <returns>Null for a cell that holds nothing.</returns>
    private SheetCell? Cell(Element cell, int row, int column)
    {
        var number = Figures.Whole(cell["s"]) ?? 0;
        var style = book.Styles.Of(number);
        var value = cell.Child("v")?.Text;
        // An error is what a formula gave, also where somebody pasted its value alone.
        if ((cell.Child("f") != null || cell["t"] == "e") && sheet.Formulas.Count < MostFormulas)
            sheet.Formulas.Add(CellAddress.Of(row, column));
        if (value == null && cell.Child("is") is { } inline)
            return Text(CellText.Of(inline), style, column, number);
        if (string.IsNullOrEmpty(value))
        {
            if (cell.Child("f") != null && cell["t"] != "str" && sheet.Uncomputed.Count < MostNamed)
                sheet.Uncomputed.Add(CellAddress.Of(row, column));
            return null;
        }
        switch (cell["t"])
        {
            case "s":
                return Figures.Whole(value) is { } n && n >= 0 && n < book.Texts.Count
                    ? Text(book.Texts[n], style, column, number)
                    : null;
            case "str" or "inlineStr":
                return Text(new(CellText.Clean(value), null), style, column, number);
            case "b":
                return new(column, value == "1" ? "TRUE" : "FALSE", number, false, null);
            case "e":
                return new(column, value, number, false, null);
            case "d":
                return new(column, Day(value, style), number, false, null);
        }
        if (Figures.Real(value) is not { } figure)
            return new(column, value, number, true, null);
        var shown = style.Format.Of(figure);
        return shown.Length == 0 ? null : new(column, shown, number, false, null);
    }

    private static SheetCell? Text(CellText text, CellStyle style, int column, int number)
    {
        if (text.Text.Length == 0)
            return null;
        var shown = style.Format.Of(text.Text);
        return shown.Length == 0
            ? null
            : new(
                column,
                shown,
                number,
                true,
                style.IsUnderlined ? [new(0, shown.Length)]
                    : shown == text.Text ? text.Underlined
                    : null,
                style.IsBold ? [new(0, shown.Length)]
                    : shown == text.Text ? text.Bold
                    : null
            );
    }

    /// <summary>A day written as ISO 8601 (only in files of the strict kind).</summary>
    private static string Day(string value, CellStyle style) =>
        DateTime.TryParse(
            value,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        ) && style.Format.IsDate
            ? style.Format.Of(day.ToOADate())
            : value;
}
