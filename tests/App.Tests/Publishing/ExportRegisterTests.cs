using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using Shirube.App.Tests.Cli;
using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Features.Publishing;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>The exported files, parsed, against the rules of machine-readable government data.</summary>
public sealed partial class ExportRegisterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Folder folder = new();
    private Database database = default!;
    private string Out => Path.Combine(folder.Path, "out");

    public async ValueTask InitializeAsync()
    {
        database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(
            database,
            Samples.Files,
            "test",
            null,
            TestContext.Current.CancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Each_file_has_one_header_of_unique_plain_names_and_as_many_cells_in_every_record()
    {
        foreach (var (name, rows) in await Tables())
        {
            Assert.All(rows[0], h => Assert.Matches(PhysicalName(), h));
            Assert.Equal(rows[0].Length, rows[0].Distinct().Count());
            Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
            Assert.DoesNotContain(rows, r => r.All(c => c == ""));
            Assert.True(
                name
                    is "organisation_names.csv"
                        or "scoreboards.csv"
                        or "releases.csv"
                        or "released_answers.csv"
                        or "released_evidence.csv"
                        or "released_figures.csv"
                        or "corrections.csv"
                    || rows.Count > 1,
                name
            );
        }
    }

    [Fact]
    public async Task No_cell_has_layout_in_it_or_starts_what_a_spreadsheet_would_run()
    {
        await database
            .Source.CreateCommand(
                "update initiative set text = '=1+cmd|x' || chr(10) || chr(9) || 'y' where position = 3"
            )
            .ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await database
            .Source.CreateCommand("update organisation set name = '＠SUM(1)' where rank < 1000")
            .ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        foreach (var (_, rows) in await Tables())
        foreach (var cell in rows.SelectMany(r => r))
        {
            Assert.DoesNotContain(cell, char.IsControl);
            Assert.DoesNotContain(cell.TrimStart().FirstOrDefault(), "=+-@＝＋－＠");
        }
        Assert.Contains(
            "'=1+cmd|x  y",
            await File.ReadAllTextAsync(
                Path.Combine(Out, "initiatives.csv"),
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_are_figures_dates_are_dates_and_codes_stand_in_their_tables()
    {
        var tables = (await Tables()).ToDictionary(t => t.Name, t => t.Rows);
        foreach (var dataset in Datasets.All)
        {
            var rows = tables[dataset.Name + ".csv"];
            foreach (var column in dataset.Columns.Where(c => c.InCsv))
            {
                var at = Array.IndexOf(rows[0], column.Name);
                var cells = rows.Skip(1).Select(r => r[at]).Where(c => c != "").ToList();
                if (column.Kind == ColumnKind.Figure)
                    Assert.All(
                        cells,
                        c =>
                            long.Parse(
                                c,
                                NumberStyles.AllowLeadingSign,
                                CultureInfo.InvariantCulture
                            )
                    );
                if (column.Kind == ColumnKind.Date)
                    Assert.All(cells, c => Assert.Matches(IsoDate(), c));
                if (CodeTables.All.FirstOrDefault(t => t.Name == column.Codes) is not { } codes)
                    continue;
                Assert.Equal(codes.Codes.Count, tables[$"code_{codes.Name}.csv"].Count - 1);
                Assert.Subset(codes.Codes.Select(c => c.Code).ToHashSet(), cells.ToHashSet());
            }
        }
    }

    [Fact]
    public async Task The_long_tables_hold_what_the_register_holds()
    {
        var tables = (await Tables()).ToDictionary(t => t.Name, t => t.Rows.Count - 1);
        Assert.Equal(60 + 69 + 74, tables["initiatives.csv"]);
        await using var count = database.Source.CreateCommand(
            "select count(*) from responsibility"
        );
        Assert.Equal(
            (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!,
            tables["responsibilities.csv"]
        );
        Assert.Equal(Samples.Files.Length, tables["sources.csv"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_byte_order_mark_is_there_if_asked_for(bool wanted)
    {
        await Export(ExportFormat.Csv, wanted);
        foreach (var file in Directory.EnumerateFiles(Out, "*.csv"))
            Assert.Equal(
                wanted,
                (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))
                    .AsSpan()
                    .StartsWith(Encoding.UTF8.Preamble)
            );
    }

    [Fact]
    public async Task The_readme_explains_every_column_in_both_languages()
    {
        await Export(ExportFormat.Csv);
        var readme = await File.ReadAllTextAsync(
            Path.Combine(Out, "README.md"),
            TestContext.Current.CancellationToken
        );
        foreach (var column in Datasets.All.SelectMany(d => d.Columns))
        {
            Assert.Contains($"| {column.Meaning.Ja} |", readme, StringComparison.Ordinal);
            Assert.Contains($"| {column.Meaning.En} |", readme, StringComparison.Ordinal);
        }
        Assert.Contains("BOM", readme, StringComparison.Ordinal);
        Assert.Contains("PDL1.0", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same_records_with_their_places()
    {
        await Export(ExportFormat.Json);
        using var json = JsonDocument.Parse(
            await File.ReadAllBytesAsync(
                Path.Combine(Out, "initiatives.json"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(60 + 69 + 74, json.RootElement.GetArrayLength());
        Assert.All(
            json.RootElement.EnumerateArray(),
            i => Assert.Equal(2, i.GetProperty("place").GetProperty("lines").GetArrayLength())
        );
    }

    [Fact]
    public async Task A_folder_with_other_things_in_it_is_refused_and_an_earlier_export_is_replaced()
    {
        await Export(ExportFormat.Csv);
        await Export(ExportFormat.Csv);
        var foreign = Path.Combine(Out, "my-notes.txt");
        await File.WriteAllTextAsync(foreign, "mine", TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<ExportRefusedException>(() =>
            Export(ExportFormat.Csv)
        );
        Assert.Contains("my-notes.txt", refusal.Reason.En, StringComparison.Ordinal);
        Assert.Equal(
            "mine",
            await File.ReadAllTextAsync(foreign, TestContext.Current.CancellationToken)
        );
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private Task<IReadOnlyList<string>> Export(ExportFormat format, bool byteOrderMark = false) =>
        ExportRegister.RunAsync(
            database.Source,
            Out,
            format,
            byteOrderMark,
            "https://shirube.example",
            "0.0.0",
            new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc),
            TestContext.Current.CancellationToken
        );

    private async Task<List<(string Name, List<string[]> Rows)>> Tables()
    {
        await Export(ExportFormat.Csv);
        var tables = new List<(string, List<string[]>)>();
        foreach (var file in Directory.EnumerateFiles(Out, "*.csv"))
        {
            using var parser = new CsvParser(new StreamReader(file), CultureInfo.InvariantCulture);
            var rows = new List<string[]>();
            while (await parser.ReadAsync())
                rows.Add(parser.Record!);
            tables.Add((Path.GetFileName(file), rows));
        }
        return tables;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex PhysicalName();

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?$")]
    private static partial Regex IsoDate();
}
