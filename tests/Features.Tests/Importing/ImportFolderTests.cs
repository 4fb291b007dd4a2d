using System.Text;
using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class ImportFolderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task One_bad_file_leaves_the_others_imported_and_is_named_with_its_reason()
    {
        using var folder = new Folder();
        folder.Write("a.txt", "一行目\n二行目");
        folder.Write("empty.txt", "");
        folder.Write("binary.txt", "\u0000\u0001\u0002\u0000");
        folder.Write("below/z.txt", "別の文書");
        folder.Write(".hidden", "見えない");
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(database, [folder.Root], "operator");
        Assert.Equal(
            ["a.txt Imported", "below/z.txt Imported", "binary.txt Refused", "empty.txt Refused"],
            results.Select(r => $"{Path.GetRelativePath(folder.Root, r.Path)} {r.State}")
        );
        Assert.All(
            results.Where(r => r.State == ImportState.Refused),
            r =>
                Assert.Contains(
                    Path.GetFileName(r.Path),
                    r.Reason!.Value.En,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(3, (await LedgerBook.VerifyAsync(database.Source)).Lines);
    }

    [Fact]
    public async Task What_is_not_there_or_no_ordinary_file_is_refused()
    {
        using var folder = new Folder();
        var pipe = Path.Combine(folder.Root, "pipe");
        await System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExitAsync();
        var missing = Path.Combine(folder.Root, "missing.txt");
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(
            database,
            [missing, pipe, "/dev/null", "/dev/zero"],
            "operator"
        );
        Assert.All(results, r => Assert.Equal(ImportState.Refused, r.State));
        Assert.Contains("does not exist", results[0].Reason!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_before_it_is_taken_in()
    {
        using var folder = new Folder();
        var path = folder.Write("large.txt", "x");
        await using (var file = new FileStream(path, FileMode.Open))
            file.SetLength(200L * 1024 * 1024);
        await using var database = await postgres.NewDatabaseAsync();
        var result = Assert.Single(await ImportFolder.RunAsync(database, [path], "operator"));
        Assert.Equal(ImportState.Refused, result.State);
        Assert.Contains("200 MiB", result.Reason!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_that_link_to_each_other_are_read_once()
    {
        using var folder = new Folder();
        folder.Write("a/one.txt", "一つ");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "a/up"), folder.Root);
        File.CreateSymbolicLink(Path.Combine(folder.Root, "a/nowhere"), "/nonexistent/file");
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(database, [folder.Root], "operator");
        Assert.Equal(
            [ImportState.Refused, ImportState.Imported],
            results.Select(r => r.State).Order().Reverse()
        );
    }

    [Fact]
    public async Task A_name_with_control_characters_is_shown_without_them()
    {
        using var folder = new Folder();
        folder.Write("a\nb\u001b[31m.txt", "本文");
        await using var database = await postgres.NewDatabaseAsync();
        var result = Assert.Single(
            await ImportFolder.RunAsync(database, [folder.Root], "operator")
        );
        Assert.Equal(ImportState.Imported, result.State);
        Assert.DoesNotContain(result.Path, char.IsControl);
        Assert.DoesNotContain(
            (await database.TextsAsync("select name from source_document"))[0],
            char.IsControl
        );
    }

    [Fact]
    public async Task A_line_of_five_megabytes_is_kept_whole()
    {
        using var folder = new Folder();
        var path = folder.Write("long.txt", new string('長', 5 * 1024 * 1024 / 3) + "\n次の行");
        await using var database = await postgres.NewDatabaseAsync();
        var result = Assert.Single(await ImportFolder.RunAsync(database, [path], "operator"));
        Assert.Equal(ImportState.Imported, result.State);
        Assert.Equal(
            5 * 1024 * 1024 / 3,
            await database.CountAsync("select length(text) from source_line where number = 1")
        );
    }

    [Fact]
    public async Task Each_file_is_reported_as_it_is_done()
    {
        using var folder = new Folder();
        folder.Write("a.txt", "一");
        folder.Write("b.txt", "二");
        await using var database = await postgres.NewDatabaseAsync();
        var reports = new Reports();
        await ImportFolder.RunAsync(database, [folder.Root], "operator", reports);
        Assert.Equal(["0/2", "1/2", "2/2"], reports.Said);
    }

    [Fact]
    public async Task Many_files_read_at_once_make_the_same_rows_in_the_same_order_as_one_by_one()
    {
        using var folder = new Folder();
        for (var i = 0; i < 24; i++)
            folder.Write($"{i:00}.txt", string.Join('\n', Enumerable.Range(0, 3000 / (i + 1))));
        await using var together = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(together, [folder.Root], "operator");
        Assert.Equal(
            Enumerable.Range(0, 24).Select(i => $"{i:00}.txt Imported"),
            results.Select(r => $"{Path.GetFileName(r.Path)} {r.State}")
        );
        await using var apart = await postgres.NewDatabaseAsync();
        foreach (var path in Directory.EnumerateFiles(folder.Root).Order(StringComparer.Ordinal))
            await ImportDocument.RunAsync(
                apart,
                await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken),
                Path.GetFileName(path),
                "operator",
                DateTime.UtcNow
            );
        const string rows = """
            select d.id || ' ' || d.name || ' ' || l.number || ' ' || l.state || ' ' || l.text
            from source_document d join source_line l on l.document_id = d.id order by d.id, l.number
            """;
        Assert.Equal(await apart.TextsAsync(rows), await together.TextsAsync(rows));
    }

    [Fact]
    public async Task Of_files_with_the_same_bytes_the_first_is_imported_and_the_others_are_there_already()
    {
        using var folder = new Folder();
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
            folder.Write(name, "同じ文書");
        folder.Write("d.txt", "\u0000\u0001");
        folder.Write("e.txt", "\u0000\u0001");
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(database, [folder.Root], "operator");
        Assert.Equal(
            [
                ImportState.Imported,
                ImportState.AlreadyThere,
                ImportState.AlreadyThere,
                ImportState.Refused,
                ImportState.Refused,
            ],
            results.Select(r => r.State)
        );
        Assert.Equal(["a.txt"], await database.TextsAsync("select name from source_document"));
        Assert.Contains("e.txt", results[^1].Reason!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubtful_entries_are_counted_as_the_register_has_them()
    {
        using var folder = new Folder();
        foreach (var sample in Directory.EnumerateFiles(Documents.Sample(""), "*.txt"))
            File.Copy(sample, Path.Combine(folder.Root, Path.GetFileName(sample)));
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(database, [folder.Root], "operator");
        var doubtful = await database.CountAsync(
            "select count(*) from entry where confidence <= 0.9"
        );
        Assert.NotEqual(0, doubtful);
        Assert.Equal(doubtful, results.Sum(r => r.Doubtful));
    }

    [Fact]
    public async Task For_review_files_go_to_the_desk_once_and_leave_the_register_as_it_is()
    {
        using var folder = new Folder();
        folder.Write("a.txt", "一行目\n二行目");
        folder.Write("empty.txt", "");
        await using var database = await postgres.NewDatabaseAsync();
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(
                [ImportState.OnDesk, ImportState.Refused],
                (await ReviewFolder.RunAsync(database, [folder.Root], "operator")).Select(r =>
                    r.State
                )
            );
        Assert.Equal(1, await database.CountAsync("select count(*) from import_job"));
        Assert.Equal(0, await database.CountAsync("select count(*) from source_document"));

        var desk = new Desk(database);
        Assert.Equal(1, await desk.WorkAsync());
        Assert.Equal(["a.txt review"], await Jobs());
        await ImportFolder.RunAsync(database, [folder.Root], "operator");
        var known = await ReviewFolder.RunAsync(database, [folder.Root], "operator");
        Assert.Equal(ImportState.AlreadyThere, known[0].State);

        Task<string[]> Jobs() => database.TextsAsync("select name || ' ' || state from import_job");
    }

    private sealed class Reports : IProgress<ImportProgress>
    {
        public List<string> Said { get; } = [];

        public void Report(ImportProgress value) => Said.Add($"{value.Done}/{value.Files}");
    }
}

internal sealed class Folder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("shirube-import-").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
