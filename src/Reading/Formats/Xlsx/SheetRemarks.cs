using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>What a person should know of how a sheet was read.</summary>
internal static class SheetRemarks
{
    private const int MostNamed = 10;

    public static Remark HiddenSheet(string name) =>
        Hidden(
            null,
            $"非表示のシート「{name}」は読んでいません。必要なら再表示して取り込み直してください。",
            $"The hidden sheet '{name}' was not read. Show it and import the file again if it matters."
        );

    public static Remark NoCells(string name) =>
        new(
            RemarkKinds.NotFollowed,
            null,
            new(
                $"シート「{name}」はグラフなどセルのないシートのため、読んでいません。",
                $"The sheet '{name}' has no cells (a chart, for example) and was not read."
            )
        );

    public static IEnumerable<Remark> Of(Sheet sheet, SheetView view, string name, int page)
    {
        if (view.HiddenRows > 0)
        {
            var rows = Runs(
                sheet
                    .Rows.Where(r => r is { IsHidden: true, Cells.Length: > 0 })
                    .Select(r => r.Index)
            );
            yield return Hidden(
                page,
                $"シート「{name}」の非表示の行（{view.HiddenRows}行：{rows}）は読んでいません。",
                $"Hidden rows of the sheet '{name}' were not read ({view.HiddenRows}: {rows})."
            );
        }
        if (HiddenColumns(sheet) is { Length: > 0 } columns)
            yield return Hidden(
                page,
                $"シート「{name}」の非表示の列（{columns}）は読んでいません。",
                $"Hidden columns of the sheet '{name}' were not read ({columns})."
            );
        if (sheet.Uncomputed.Count > 0)
        {
            var cells = string.Join(", ", sheet.Uncomputed.Take(MostNamed));
            yield return new(
                RemarkKinds.Damaged,
                page,
                new(
                    $"シート「{name}」の数式に計算結果が保存されていないため、空欄として読みました（{cells}など）。Excel で開いて保存し直すと読めます。",
                    $"Formulas of the sheet '{name}' have no stored result and were read as empty ({cells}). Open the file in Excel and save it."
                )
            );
        }
        if (sheet.IsDamaged)
            yield return new(
                RemarkKinds.Damaged,
                page,
                new(
                    $"シート「{name}」は途中で壊れているため、そこまでを読みました。Excel で修復し、保存し直してください。",
                    $"The sheet '{name}' is damaged in the middle and was read up to there. Let Excel repair it and save it again."
                )
            );
        if (sheet.IsCut || view.IsCut)
            yield return new(
                RemarkKinds.Limit,
                page,
                new(
                    $"シート「{name}」は大きすぎるため、一部を読んでいません（列は16,384まで、セルは一つのブックで4,000,000まで）。分割して取り込んでください。",
                    $"The sheet '{name}' is too large and was read in part (16,384 columns, 4,000,000 cells in a workbook). Split it and import the parts."
                )
            );
    }

    private static string HiddenColumns(Sheet sheet)
    {
        if (!sheet.HasHiddenColumns)
            return "";
        var used = sheet
            .Rows.SelectMany(r => r.Cells)
            .Select(c => c.Column)
            .Where(sheet.IsHiddenColumn)
            .Distinct()
            .Order();
        return string.Join(
            ", ",
            used.Take(MostNamed).Select(c => CellAddress.Of(0, c).TrimEnd('0'))
        );
    }

    /// <summary><c>3–5, 8</c>.</summary>
    private static string Runs(IEnumerable<int> rows)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var row in rows)
            if (runs is [.., var last] && last.Last == row - 1)
                runs[^1] = (last.First, row);
            else
                runs.Add((row, row));
        var text = runs.Take(MostNamed)
            .Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First}–{r.Last}");
        return string.Join(", ", text) + (runs.Count > MostNamed ? "…" : "");
    }

    private static Remark Hidden(int? page, string ja, string en) =>
        new(RemarkKinds.Hidden, page, new Message(ja, en));
}
