using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A ministry that made one cell of two: what was read of it is said.</summary>
public sealed class MergedCellsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Merged_cells_of_a_returned_workbook_are_told_with_their_place()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var taken = FilledWorkbook.Fill(
            await FilledWorkbook.TakeAsync(site.Mic, "mic"),
            await site.DutyAsync("灯台", "総務省"),
            ("したこと", "二つの行に同じ文")
        );
        Assert.DoesNotContain(
            "結合されたセル",
            await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, taken)),
            StringComparison.Ordinal
        );
        var merged = FilledWorkbook.Edit(
            taken,
            file =>
                FilledWorkbook
                    .Answers(file)
                    .Parent!.Elements<AutoFilter>()
                    .Single()
                    .InsertAfterSelf(
                        new MergeCells(
                            new MergeCell { Reference = "I2:I3" },
                            new MergeCell { Reference = "A1:A1" }
                        )
                    )
        );
        var page = await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, merged));
        Assert.Contains("結合されたセルがあります（I2:I3）", page, StringComparison.Ordinal);
    }
}
