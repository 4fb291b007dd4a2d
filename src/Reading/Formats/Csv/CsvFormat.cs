using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Csv;

/// <summary>A table as text: bytes → rows. Lines with one cell above the head are titles; blank lines part tables.</summary>
internal static class CsvFormat
{
    private const int MostColumns = 4_000;
    private const int MostEmptyCells = 20_000_000;

    /// <summary>The share of the table's columns that its head names at least.</summary>
    private const double LeastOfHead = 0.6;

    /// <exception cref="UnreadableDocumentException">In no encoding that is read, or without a filled cell.</exception>
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options)
    {
        var (text, encoding) = TextEncoding.Decode(bytes, name);
        var (rows, isBroken) = CsvRows.Of(text, options.Cancel);
        var isCut = rows.Exists(r => r.Length > MostColumns);
        var lines = Lines([.. rows.Select(Clean)]);
        if (lines.IsEmpty)
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」には文字のあるセルがありません。表のあるファイルを指定してください。",
                    $"'{name}' has no filled cell. Give a file with a table in it."
                )
            );
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), encoding, lines)
        {
            Kind = FileKind.Csv,
            Remarks = [.. Remarks(isBroken, isCut)],
        };
    }

    private static string[] Clean(string[] cells)
    {
        var count = Math.Min(cells.Length, MostColumns);
        while (count > 0 && string.IsNullOrWhiteSpace(cells[count - 1]))
            count--;
        var clean = new string[count];
        for (var c = 0; c < count; c++)
            clean[c] = string.Join(
                '\n',
                cells[c]
                    .Replace('\t', ' ')
                    .Split(
                        ["\r\n", "\n", "\r"],
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
            );
        return clean;
    }

    private static ImmutableArray<SourceLine> Lines(string[][] rows)
    {
        var lines = ImmutableArray.CreateBuilder<SourceLine>();
        var block = 0;
        for (var i = 0; i < rows.Length; )
        {
            if (rows[i].Length == 0)
            {
                i++;
                continue;
            }
            var end = i;
            while (end < rows.Length && rows[end].Length > 0)
                end++;
            AddTable(lines, rows.AsSpan(i, end - i), ref block);
            i = end;
        }
        return lines.DrainToImmutable();
    }

    private static void AddTable(
        ImmutableArray<SourceLine>.Builder lines,
        ReadOnlySpan<string[]> rows,
        ref int block
    )
    {
        var width = 0;
        foreach (var row in rows)
            width = Math.Max(width, row.Length);
        if (width == 1)
        {
            block++;
            foreach (var row in rows)
                Add(lines, row[0], LineForm.Body, block);
            return;
        }
        var first = 0;
        while (first < rows.Length && Filled(rows[first]) == 1)
            Add(lines, rows[first++].Single(c => c.Length > 0), LineForm.Body, ++block);
        var head =
            first < rows.Length && IsHead(rows[first], rows.Length - first, width) ? first : -1;
        block++;
        // A row is as wide as its table, unless one very wide row would make a small file huge.
        var isFilledUp = (long)width * rows.Length <= MostEmptyCells;
        for (var r = first; r < rows.Length; r++)
        {
            var text = string.Join('\t', rows[r]);
            if (isFilledUp)
                text += new string('\t', width - rows[r].Length);
            Add(lines, text, r == head ? LineForm.HeaderRow : LineForm.Row, block);
        }
    }

    private static void Add(
        ImmutableArray<SourceLine>.Builder lines,
        string text,
        LineForm form,
        int block
    )
    {
        if (lines is [.., var last] && last.Block != block)
            lines.Add(new(lines.Count + 1, ""));
        lines.Add(new(lines.Count + 1, text) { Form = form, Block = block });
    }

    private static int Filled(string[] row) => row.Count(c => c.Length > 0);

    /// <summary>Nearly all columns hold words, and none a figure.</summary>
    private static bool IsHead(string[] row, int rows, int width) =>
        rows > 1
        && Filled(row) >= Math.Max(2, width * LeastOfHead)
        && !Array.Exists(row, c => c.Length > 0 && IsFigure(c));

    private static bool IsFigure(string cell) =>
        decimal.TryParse(
            cell.TrimEnd('%', '％', '円'),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out _
        );

    private static IEnumerable<Remark> Remarks(bool isBroken, bool isCut)
    {
        if (isBroken)
            yield return new(
                RemarkKinds.Damaged,
                null,
                new(
                    "閉じられていない引用符があるため、引用符を文字として一行ずつ読みました。",
                    "A quotation mark is never closed; each line was read by itself, with quotation marks as letters."
                )
            );
        if (isCut)
            yield return new(
                RemarkKinds.Limit,
                null,
                new(
                    $"{MostColumns:N0}列を超える部分は省きました。",
                    $"Columns beyond {MostColumns.ToString("N0", CultureInfo.InvariantCulture)} were left out."
                )
            );
    }
}
