using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>One row that came back, by the keys of its columns.</summary>
/// <param name="Number">In its sheet; 1-based.</param>
/// <param name="Values">Without what is only shown, but with the words of the initiative.</param>
/// <param name="Formulas">Addresses of cells that hold a formula where an answer belongs.</param>
internal sealed record ReturnedRow(
    int Number,
    long DutyId,
    ImmutableDictionary<string, string> Values,
    ImmutableArray<string> Formulas
);

/// <summary>The sheet of answers as it came back: rows are known by the number of the duty, columns by their headers,
/// wherever they stand now.</summary>
/// <param name="Deleted">Duties that no row names any more.</param>
/// <param name="LostColumns">Headers that are gone: their fields stay as they are.</param>
internal sealed record ReturnedRows(
    ImmutableArray<ReturnedRow> Rows,
    ImmutableArray<AddedRow> Added,
    ImmutableArray<DoubledRow> Doubled,
    ImmutableArray<long> Deleted,
    ImmutableArray<string> LostColumns
)
{
    private const int MostRowsAboveHeader = 20;
    private const int MostTold = 500;
    private const int WordsTold = 80;

    /// <summary>Sheets with the header of answers. One that was hidden counts only where no other has it.</summary>
    public static ImmutableArray<CellSheet> SheetsOf(
        ImmutableArray<CellSheet> sheets,
        ReturnedStamp stamp
    )
    {
        var found = sheets.Where(s => HeaderOf(s, stamp) is not null).ToImmutableArray();
        return found.Any(s => !s.IsHidden) ? [.. found.Where(s => !s.IsHidden)] : found;
    }

    // Two headers at least: the sheet of instructions names columns, too, one a row.
    private static int? HeaderOf(CellSheet sheet, ReturnedStamp stamp)
    {
        if (stamp.Headers.TryGetValue("duty", out var key))
            for (var i = 0; i < Math.Min(sheet.Rows.Length, MostRowsAboveHeader); i++)
                if (
                    sheet.Rows[i].Cells.ContainsValue(key)
                    && sheet.Rows[i].Cells.Values.Count(stamp.Headers.Values.Contains) > 1
                )
                    return i;
        return null;
    }

    /// <param name="sheet">One of <see cref="SheetsOf"/>.</param>
    public static ReturnedRows Of(CellSheet sheet, ReturnedStamp stamp)
    {
        var header = HeaderOf(sheet, stamp)!.Value;
        var places = new Dictionary<string, int>();
        foreach (var (column, text) in sheet.Rows[header].Cells)
            places.TryAdd(text, column);
        var columns = stamp
            .Headers.Where(h => places.ContainsKey(h.Value) && SurveyColumns.IsTaken(h.Key))
            .ToDictionary(h => h.Key, h => places[h.Value]);
        var number = places[stamp.Headers["duty"]];
        var rows = new Dictionary<long, ReturnedRow>();
        var added = ImmutableArray.CreateBuilder<AddedRow>();
        var doubled = ImmutableArray.CreateBuilder<DoubledRow>();
        foreach (var row in sheet.Rows.Skip(header + 1))
        {
            if (row.Cells.IsEmpty)
                continue;
            if (
                ReturnedStamp.Number(ReturnedStamp.Cell(row, number)) is not { } duty
                || !stamp.Bases.ContainsKey(duty)
            )
            {
                if (added.Count < MostTold)
                    added.Add(new(row.Number, Words(row)));
                continue;
            }
            var read = Row(sheet, row, duty, columns);
            if (!rows.TryAdd(duty, read) && doubled.Count < MostTold)
                doubled.Add(
                    new(row.Number, duty, read.Values.Any(v => rows[duty].Values[v.Key] != v.Value))
                );
        }
        return new(
            [.. rows.Values],
            added.ToImmutable(),
            doubled.ToImmutable(),
            [.. stamp.Bases.Keys.Except(rows.Keys).Order()],
            [
                .. stamp
                    .Headers.Where(h =>
                        !places.ContainsKey(h.Value) && SurveyColumns.IsTaken(h.Key)
                    )
                    .Select(h => h.Value)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    private static string Words(CellRow row)
    {
        var words = string.Join(' ', row.Cells.Values);
        return words.Length <= WordsTold ? words : $"{words[..WordsTold]}…";
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
            sheet.Formulas.IsEmpty
                ? []
                :
                [
                    .. columns
                        .Where(c => c.Key != SurveyColumns.Initiative)
                        .Select(c => $"{SheetRows.Letters(c.Value - 1)}{row.Number}")
                        .Where(sheet.Formulas.Contains),
                ]
        );
}
