using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>Excel: bytes → cells, under the limits of every Office file.</summary>
internal static class XlsxCells
{
    /// <exception cref="UnreadableDocumentException">Damaged, or beyond the limits.</exception>
    public static (ImmutableArray<CellSheet> Sheets, ImmutableArray<Remark> Remarks) Read(
        byte[] bytes,
        string name,
        ReadingOptions options
    )
    {
        ImmutableArray<CellSheet> sheets = [];
        var document = OfficePackage.Read(
            bytes,
            name,
            options,
            SpreadsheetDocument.Open,
            (SpreadsheetDocument package, SourceDocument empty) =>
            {
                sheets = [.. Sheets(package, options)];
                return empty;
            }
        );
        return (sheets, document.Remarks);
    }

    private static IEnumerable<CellSheet> Sheets(
        SpreadsheetDocument package,
        ReadingOptions options
    )
    {
        var book = new Workbook(package.WorkbookPart ?? throw new InvalidDataException(), options);
        foreach (var element in book.Sheets)
        {
            if (
                element["r:id"] is not { } id
                || !book.Part.TryGetPartById(id, out var part)
                || part is not WorksheetPart worksheet
            )
                continue;
            using var stream = worksheet.GetStream(FileMode.Open, FileAccess.Read);
            var sheet = new SheetReader(book).Read(stream);
            yield return new(
                element["name"] ?? "",
                element["state"] is "hidden" or "veryHidden",
                [.. sheet.Rows.Select(Row)],
                [.. sheet.Formulas],
                sheet.IsCut || sheet.IsDamaged
            )
            {
                Merged =
                [
                    .. sheet.Merged.Select(m =>
                        $"{CellAddress.Of(m.FirstRow, m.FirstColumn)}:{CellAddress.Of(m.LastRow, m.LastColumn)}"
                    ),
                ],
            };
        }
    }

    private static CellRow Row(SheetRow row)
    {
        var cells = ImmutableSortedDictionary.CreateBuilder<int, string>();
        foreach (var cell in row.Cells)
            cells[cell.Column] = cell.Text;
        return new(row.Index, cells.ToImmutable());
    }
}
