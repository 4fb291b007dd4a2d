using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>Excel: bytes → lines. Each sheet in sight is a page, each row a line; titles and notes around a table are lines
/// of their own. Figures and days stand as their formats show them; what is hidden is said, not read.</summary>
internal static class XlsxFormat
{
    /// <exception cref="UnreadableDocumentException">Damaged, or beyond the limits.</exception>
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options) =>
        OfficePackage.Read(
            bytes,
            name,
            options,
            SpreadsheetDocument.Open,
            (SpreadsheetDocument package, SourceDocument empty) => Read(package, empty, options)
        );

    private static SourceDocument Read(
        SpreadsheetDocument package,
        SourceDocument empty,
        ReadingOptions options
    )
    {
        var book = new Workbook(package.WorkbookPart ?? throw new InvalidDataException(), options);
        var writer = new LineWriter();
        var pages = new List<SourcePage>();
        var remarks = new List<Remark>();
        foreach (var element in book.Sheets)
        {
            var title = element["name"] ?? "";
            if (element["state"] is "hidden" or "veryHidden")
            {
                remarks.Add(SheetRemarks.HiddenSheet(title));
                continue;
            }
            if (
                element["r:id"] is not { } id
                || !book.Part.TryGetPartById(id, out var part)
                || part is not WorksheetPart worksheet
            )
            {
                remarks.Add(SheetRemarks.NoCells(title));
                continue;
            }
            pages.Add(new(pages.Count + 1, title, 0, 0));
            writer.Page = pages.Count;
            ReadSheet(book, worksheet, title, writer, remarks);
            options.Progress?.Report((pages.Count, book.Sheets.Count));
        }
        return writer.Into(empty) with
        {
            Kind = FileKind.Xlsx,
            Pages = [.. pages],
            Remarks = [.. remarks],
        };
    }

    private static void ReadSheet(
        Workbook book,
        WorksheetPart part,
        string title,
        LineWriter writer,
        List<Remark> remarks
    )
    {
        Sheet sheet;
        using (var stream = part.GetStream(FileMode.Open, FileAccess.Read))
            sheet = new SheetReader(book).Read(stream);
        var view = new SheetView(sheet);
        var rows = view.Rows();
        new SheetLines(book.Styles, writer).Write(new SheetBlocks(book.Styles, sheet).Of(rows));
        foreach (var words in SheetDrawing.Words(part, sheet.Drawing, book.Cancel))
            writer.AddBlock(new SourceLine(0, words) { Form = LineForm.Body });
        remarks.AddRange(SheetRemarks.Of(sheet, view, title, writer.Page));
    }
}
