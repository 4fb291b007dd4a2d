using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Shirube.Features.Publishing;

/// <summary>A published table as CSV: RFC 4180, header in the first line, one record a line, nothing that a spreadsheet
/// would run.</summary>
public static class CsvTable
{
    // Excel reads the full-width forms as formulas too.
    private const string FormulaStarts = "=+-@＝＋－＠";

    public static Encoding Encoding(bool byteOrderMark) => new UTF8Encoding(byteOrderMark);

    public static async Task WriteAsync(
        Stream stream,
        bool byteOrderMark,
        IEnumerable<string> header,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken ct
    )
    {
        await using var text = new StreamWriter(stream, Encoding(byteOrderMark), leaveOpen: true);
        await using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }
        );
        foreach (var name in header)
            csv.WriteField(name);
        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var value in row)
                csv.WriteField(Cell(value));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>Control characters (line ends and tabs among them) become a space; a text that would start a formula gets
    /// an apostrophe in front.</summary>
    public static string Cell(object? value) =>
        value switch
        {
            null => "",
            string text => Guarded(text),
            bool truth => truth ? "true" : "false",
            IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"A cell of type {value.GetType()}."),
        };

    private static string Guarded(string text)
    {
        var line = text.Any(char.IsControl)
            ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))
            : text;
        var first = line.AsSpan().TrimStart();
        return first.Length > 0 && FormulaStarts.Contains(first[0]) ? "'" + line : line;
    }
}
