using System.Collections.Frozen;
using DocumentFormat.OpenXml.Packaging;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>What all sheets of a workbook share: their order, styles and texts.</summary>
internal sealed class Workbook
{
    private static readonly FrozenSet<string> TextContainers = FrozenSet.Create("sst");

    public Workbook(WorkbookPart part, ReadingOptions options)
    {
        var cancel = options.Cancel;
        CellsLeft = options.MostCells;
        Part = part;
        Cancel = cancel;
        var whole = Whole(part, cancel) ?? throw new InvalidDataException();
        var isFrom1904 = Figures.IsOn(whole.Child("workbookPr")?["date1904"]);
        Styles = new(Whole(part.WorkbookStylesPart, cancel), isFrom1904);
        Sheets = [.. whole.Child("sheets")?.ChildrenCalled("sheet") ?? []];
        if (part.SharedStringTablePart is not { } texts)
            return;
        using var stream = texts.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = new PartReader(stream, cancel);
        foreach (var step in reader.Walk(TextContainers))
            if (step is { Kind: PartStepKind.Whole, Element.Name: "si" })
                Texts.Add(CellText.Of(step.Element));
    }

    public WorkbookPart Part { get; }
    public CancellationToken Cancel { get; }
    public CellStyles Styles { get; }

    /// <summary><c>sheet</c>, in the order of their tabs.</summary>
    public List<Element> Sheets { get; }

    /// <summary>The texts that cells name by number.</summary>
    public List<CellText> Texts { get; } = [];

    /// <summary>How many cells may still be read.</summary>
    public int CellsLeft { get; set; }

    private static Element? Whole(OpenXmlPart? part, CancellationToken cancel)
    {
        if (part == null)
            return null;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return PartReader.Whole(stream, cancel);
    }
}
