using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>One row that came back, by the keys of its columns.</summary>
/// <param name="Number">In its sheet; 1-based.</param>
internal sealed record ReturnedRow(
    int Number,
    long DutyId,
    ImmutableDictionary<string, string> Values,
    ImmutableArray<string> Formulas
);

/// <summary>The sheet of answers as it came back: rows are known by the number of the duty, columns by their headers,
/// wherever they stand now.</summary>
/// <param name="Unknown">Numbers of rows without a duty of this workbook: added, or the number was written over.</param>
/// <param name="Twice">Numbers of rows whose duty stands further up already.</param>
/// <param name="Deleted">Duties that no row names any more.</param>
/// <param name="LostColumns">Headers that are gone: their fields stay as they are.</param>
internal sealed record ReturnedRows(
    ImmutableArray<ReturnedRow> Rows,
    ImmutableArray<int> Unknown,
    ImmutableArray<int> Twice,
    ImmutableArray<long> Deleted,
    ImmutableArray<string> LostColumns,
    bool IsCut
)
{
    private const int MostRowsAboveHeader = 20;

    /// <returns>Null where no sheet has the column of numbers.</returns>
    public static ReturnedRows? Of(ImmutableArray<CellSheet> sheets, ReturnedStamp stamp)
    {
        if (!stamp.Headers.TryGetValue("duty", out var key))
            return null;
        foreach (var sheet in sheets)
            for (var i = 0; i < Math.Min(sheet.Rows.Length, MostRowsAboveHeader); i++)
                if (IsHeader(sheet.Rows[i], key, stamp))
                    return Of(sheet, i, stamp);
        return null;
    }

    // Two headers at least: the sheet of instructions names columns, too, one a row.
    private static bool IsHeader(CellRow row, string key, ReturnedStamp stamp) =>
        row.Cells.ContainsValue(key) && row.Cells.Values.Count(stamp.Headers.Values.Contains) > 1;

    private static ReturnedRows Of(CellSheet sheet, int header, ReturnedStamp stamp)
    {
        var places = new Dictionary<string, int>();
        foreach (var (column, text) in sheet.Rows[header].Cells)
            places.TryAdd(text, column);
        var columns = stamp
            .Headers.Where(h => places.ContainsKey(h.Value))
            .ToDictionary(h => h.Key, h => places[h.Value]);
        var rows = new Dictionary<long, ReturnedRow>();
        var unknown = ImmutableArray.CreateBuilder<int>();
        var twice = ImmutableArray.CreateBuilder<int>();
        foreach (var row in sheet.Rows.Skip(header + 1))
        {
            if (row.Cells.IsEmpty)
                continue;
            var said = ReturnedStamp.Cell(row, columns["duty"]);
            if (ReturnedStamp.Number(said) is not { } duty || !stamp.Bases.ContainsKey(duty))
                unknown.Add(row.Number);
            else if (!rows.TryAdd(duty, Row(sheet, row, duty, columns)))
                twice.Add(row.Number);
        }
        return new(
            [.. rows.Values],
            unknown.ToImmutable(),
            twice.ToImmutable(),
            [.. stamp.Bases.Keys.Except(rows.Keys).Order()],
            [.. stamp.Headers.Values.Where(h => !places.ContainsKey(h)).Order()],
            sheet.IsCut
        );
    }

    private static ReturnedRow Row(
        CellSheet sheet,
        CellRow row,
        long duty,
        Dictionary<string, int> columns
    ) =>
        new(
            row.Number,
            duty,
            columns.ToImmutableDictionary(c => c.Key, c => ReturnedStamp.Cell(row, c.Value)),
            [
                .. columns
                    .Values.Select(c => $"{SheetRows.Letters(c - 1)}{row.Number}")
                    .Where(sheet.Formulas.Contains),
            ]
        );
}
