using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.App.Tests.People;

namespace Shirube.App.Tests.Rounds;

/// <summary>A survey workbook in the hands of a ministry.</summary>
internal static class FilledWorkbook
{
    public static async Task<byte[]> TakeAsync(Visitor who, string organisation, int round = 1)
    {
        using var answer = await who.Get($"/rounds/{round}/workbooks/{organisation}.xlsx");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static byte[] Edit(byte[] bytes, Action<SpreadsheetDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var file = SpreadsheetDocument.Open(stream, true))
            edit(file);
        return stream.ToArray();
    }

    /// <summary>Writes words in cells of the row of a duty, by the headers of the sheet of answers.</summary>
    public static byte[] Fill(
        byte[] bytes,
        long duty,
        params (string Header, string Words)[] cells
    ) =>
        Edit(
            bytes,
            file =>
            {
                var rows = Answers(file).Elements<Row>().ToList();
                var row = RowOf(file, duty);
                foreach (var (header, words) in cells)
                    Write(row.Elements<Cell>().ElementAt(ColumnOf(rows[0], header)), words);
            }
        );

    public static SheetData Answers(SpreadsheetDocument file) => Sheet(file, "回答");

    public static SheetData Sheet(SpreadsheetDocument file, string name)
    {
        var id = file.WorkbookPart!.Workbook.Descendants<Sheet>()
            .Single(s => s.Name == name)
            .Id!.Value!;
        return ((WorksheetPart)file.WorkbookPart.GetPartById(id))
            .Worksheet.Elements<SheetData>()
            .Single();
    }

    public static Row RowOf(SpreadsheetDocument file, long duty) =>
        Answers(file)
            .Elements<Row>()
            .Single(r => r.Elements<Cell>().First().InnerText == $"{duty}");

    public static int ColumnOf(Row header, string words) =>
        header.Elements<Cell>().Select(c => c.InnerText).ToList().IndexOf(words);

    public static void Write(Cell cell, string words)
    {
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(new Text(words));
    }

    /// <summary>The address that an upload led to; fails where it led nowhere.</summary>
    public static async Task<string> ReturnAsync(Visitor who, byte[] bytes, int round = 1)
    {
        using var answer = await who.Upload($"/rounds/{round}/workbooks", bytes, "調査票.xlsx");
        Assert.True(answer.Headers.Location is not null, $"{answer.StatusCode}");
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Sends the form of the page as it stands.</summary>
    public static async Task<HttpResponseMessage> AcceptAsync(
        Visitor who,
        string path,
        params (string, string)[] fields
    )
    {
        var page = await who.Text(path);
        var seen = System
            .Text.RegularExpressions.Regex.Match(page, "name=\"seen\" value=\"([^\"]*)\"")
            .Groups[1]
            .Value;
        return await who.Post($"{path.Split('?')[0]}/accept", [("seen", seen), .. fields]);
    }
}
