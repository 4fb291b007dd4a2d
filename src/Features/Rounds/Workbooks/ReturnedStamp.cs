using System.Collections.Immutable;
using System.Globalization;
using Shirube.Reading.Documents;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>What a workbook that came back says of itself. It is believed only as far as the round agrees.</summary>
/// <param name="Headers">Of columns, by their key.</param>
/// <param name="Bases">Versions of answers, by the number of the duty.</param>
internal sealed record ReturnedStamp(
    long RoundId,
    int Questions,
    string Slug,
    ImmutableDictionary<string, string> Headers,
    ImmutableDictionary<long, int> Bases
)
{
    /// <returns>Null where no sheet holds one: names of sheets do not count.</returns>
    public static ReturnedStamp? Of(ImmutableArray<CellSheet> sheets) =>
        sheets.FirstOrDefault(s => s.Rows is [{ } first, ..] && Cell(first, 1) == "shirube")
            is { } sheet
            ? Of(sheet)
            : null;

    private static ReturnedStamp Of(CellSheet sheet)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>();
        var bases = ImmutableDictionary.CreateBuilder<long, int>();
        var (round, questions, slug) = (0L, 0, "");
        foreach (var row in sheet.Rows)
            switch (Cell(row, 1))
            {
                case "round":
                    round = Number(Cell(row, 2)) ?? 0;
                    break;
                case "questions":
                    questions = (int)(Number(Cell(row, 2)) ?? 0);
                    break;
                case "organisation":
                    slug = Cell(row, 2);
                    break;
                case "column":
                    headers[Cell(row, 2)] = Cell(row, 3);
                    break;
                case "duty" when Number(Cell(row, 2)) is { } duty:
                    bases[duty] = (int)(Number(Cell(row, 3)) ?? 0);
                    break;
            }
        return new(round, questions, slug, headers.ToImmutable(), bases.ToImmutable());
    }

    public static string Cell(CellRow row, int column) => row.Cells.GetValueOrDefault(column, "");

    /// <returns>Null for what is no whole number of at most nine digits.</returns>
    public static int? Number(string text) =>
        text.Length <= 9
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
