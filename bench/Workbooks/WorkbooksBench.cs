using System.Diagnostics;
using System.Text.Json;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Bench.Boards;
using Shirube.Features.Rounds;
using Shirube.Reading;

namespace Shirube.Bench.Workbooks;

/// <summary>All survey workbooks of a round of national size, beside openpyxl writing the same cells; then all of them filled
/// and taken back: read, kept, compared, accepted, submitted. The real use cases over a real PostgreSQL.</summary>
internal static class WorkbooksBench
{
    private const int Turns = 5;

    public static async Task RunAsync(string script)
    {
        await using var site = await NationalSite.MakeAsync(1);
        var folder = Directory.CreateTempSubdirectory("shirube-workbooks-");
        try
        {
            var slugs = await SlugsAsync(site);
            var books = await MakeAsync(site, slugs);
            var cells = books.Select((b, n) => Cells(b, folder.FullName, n)).ToList();
            Console.WriteLine(
                $"{books.Count} workbooks, {books.Sum(b => b.Length) >> 10} KB, {cells.Sum(c => c.Count)} cells with words"
            );
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                ours.Add(await Timing.OfAsync(() => MakeAsync(site, slugs)) / 1000);
                theirs.Add(Openpyxl(script, folder.FullName, cells.Select(c => c.File)));
            }
            Print("written by us, PostgreSQL, styles and rules included", ours);
            Print("openpyxl, write-only, the same cells without styles", theirs);
            Say(
                $"openpyxl ÷ ours: {Timing.Median(theirs) / Timing.Median(ours):F2} (goal 1.5, aim 3)"
            );
            await TakeBackAsync(site, [.. books.Select(Filled)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> SlugsAsync(NationalSite site)
    {
        await using var connection = await site.Database.Source.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<string>(
                "select distinct o.slug from duty d join organisation o on o.id = d.organisation_id where d.round_id = @OpenRound order by 1",
                new { site.OpenRound }
            ),
        ];
    }

    private static async Task<List<byte[]>> MakeAsync(NationalSite site, List<string> slugs)
    {
        var books = new List<byte[]>();
        foreach (var slug in slugs)
        {
            var (file, refusal, _) = await MakeWorkbook.RunAsync(
                site.Database.Work,
                site.Secretariat,
                site.OpenRound,
                slug
            );
            books.Add(file ?? throw new InvalidOperationException(refusal?.En));
        }
        return books;
    }

    /// <summary>All sheets as rows of words, laid down for openpyxl.</summary>
    private static (string File, int Count) Cells(byte[] book, string folder, int number)
    {
        var (sheets, _) = Reader.Cells(book, "a.xlsx");
        var count = 0;
        var rows = sheets.Select(s =>
            (object[])
                [
                    s.Name,
                    s.Rows.Select(r =>
                    {
                        count += r.Cells.Count;
                        var row = new string?[r.Cells.Keys.Max()];
                        foreach (var (column, words) in r.Cells)
                            row[column - 1] = words;
                        return row;
                    }),
                ]
        );
        var file = $"{folder}/{number}.json";
        File.WriteAllText(file, JsonSerializer.Serialize(rows));
        return (file, count);
    }

    private static double Openpyxl(string script, string folder, IEnumerable<string> files)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [script, folder, .. files])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(said, Stamp.Figures);
    }

    /// <summary>Every row that may be written is filled, in the words of a ministry.</summary>
    private static byte[] Filled(byte[] book)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var file = SpreadsheetDocument.Open(stream, true))
        {
            var rows = ((WorksheetPart)file.WorkbookPart!.GetPartById("answers"))
                .Worksheet.Descendants<Row>()
                .ToList();
            var headers = rows[0].Elements<Cell>().Select(c => c.InnerText).ToList();
            foreach (var row in rows.Skip(1))
            {
                var cells = row.Elements<Cell>().ToList();
                if (cells[headers.IndexOf("回答の状態")].InnerText is "提出済み" or "承認済み")
                    continue;
                Put("進捗状況", "計画通り");
                Put(
                    "したこと",
                    $"{row.RowIndex}行目の府省庁が、三か所で試行し、手引を二冊つくった。"
                );
                Put("これからすること", "来年度は十か所に広げ、費用と効果をまとめる。");
                Put("根拠1のURL", $"https://example.go.jp/{row.RowIndex}");

                void Put(string header, string words)
                {
                    var cell = cells[headers.IndexOf(header)];
                    cell.DataType = CellValues.InlineString;
                    cell.InlineString = new(new Text(words));
                }
            }
        }
        return stream.ToArray();
    }

    private static async Task TakeBackAsync(NationalSite site, List<byte[]> filled)
    {
        var (returned, shown, accepted) = (0d, 0d, 0d);
        var (taken, submitted) = (0, 0);
        foreach (var bytes in filled)
        {
            var id = 0L;
            returned += await Timing.OfAsync(async () =>
            {
                var back = await ReturnWorkbook.RunAsync(
                    site.Database.Work,
                    site.Secretariat,
                    site.OpenRound,
                    null,
                    bytes,
                    "調査票.xlsx"
                );
                id = back.Id ?? throw new InvalidOperationException(back.Refusal?.En);
            });
            Features.Rounds.WorkbookView? view = null;
            shown += await Timing.OfAsync(async () =>
                (view, _) = await GetReturnedWorkbook.RunAsync(
                    site.Database.Work,
                    site.Secretariat,
                    site.OpenRound,
                    id
                )
            );
            var seen = view!.Of(RowFate.Change).ToDictionary(r => r.DutyId, r => r.Version);
            accepted += await Timing.OfAsync(async () =>
            {
                var done = await AcceptWorkbook.RunAsync(
                    site.Database.Work,
                    site.Secretariat,
                    site.OpenRound,
                    id,
                    new(seen, new Dictionary<long, RowChoice>(), Submits: true)
                );
                if (done.Refusal is { } why)
                    throw new InvalidOperationException(why.En);
                (taken, submitted) = (taken + done.Taken, submitted + done.Submitted);
            });
        }
        Say(
            $"{filled.Count} filled workbooks taken back: {(returned + shown + accepted) / 1000:F2} s (goal 20): read and kept {returned / 1000:F2}, compared for the page {shown / 1000:F2}, accepted and submitted {accepted / 1000:F2}; {taken} answers written, {submitted} submitted"
        );
    }

    private static void Print(string what, List<double> seconds) =>
        Say($"{what}: {string.Join(", ", seconds.Select(s => s.ToString("F2", Stamp.Figures)))} s");

    private static void Say(FormattableString words) =>
        Console.WriteLine(words.ToString(Stamp.Figures));
}
