using System.Diagnostics;
using System.Text;
using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Cli;

/// <summary>A file that brings its reader down brings down nothing else: limits set low, the program run as people run it.
/// </summary>
public sealed class ReadingLimitsTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_refuses_a_file_that_eats_memory_with_its_report_and_imports_the_rest_of_the_folder()
    {
        await using var database = await postgres.NewDatabaseAsync();
        using var folder = new Folder();
        var good = Environment.ProcessorCount * 2 + 1;
        for (var i = 0; i < good; i++)
            folder.File($"{i}.html", Page($"{i}番目の灯台"));
        // Second in line: those behind it are read by whatever took its reader's place.
        folder.File("0x.html", HungryPage());
        var run = await Shirube.RunAsync(
            Shirube.Program,
            ["import", folder.Path],
            Environ(database, ("SHIRUBE_READ_MIB", "96"))
        );
        Assert.Equal(3, run.ExitCode);
        var report = run.Error.Split('\n').Last(l => l.Contains("0x.html"));
        Assert.Contains("96 MiB", report, StringComparison.Ordinal);
        Assert.Contains("分ける", report, StringComparison.Ordinal);
        Assert.Equal(good, await CountAsync(database, "source_document"));
        Assert.Equal(0, await CountAsync(database, "source_document where name = '0x.html'"));
    }

    [Fact]
    public async Task A_job_whose_reader_eats_memory_ends_with_a_report_and_the_next_is_worked_off()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var work = Work.Start(Environ(database, ("SHIRUBE_READ_MIB", "96")));
        var hungry = await EndAsync(database, await UploadAsync(database, HungryPage(), "飢.html"));
        Assert.Equal(JobState.Refused, hungry.State);
        Assert.Contains("飢.html", hungry.Reason!.Value.Ja, StringComparison.Ordinal);
        Assert.Contains("96 MiB", hungry.Reason!.Value.En, StringComparison.Ordinal);
        var next = await EndAsync(database, await UploadAsync(database, Page("灯台"), "次.html"));
        Assert.Equal(JobState.Review, next.State);
        Assert.Equal(1, await CountAsync(database, "reading"));
        Assert.Equal(0, await CountAsync(database, "source_document"));
    }

    [Fact]
    public async Task A_job_whose_reader_hangs_is_stopped_with_a_report_and_the_next_is_worked_off()
    {
        await using var database = await postgres.NewDatabaseAsync();
        // Long enough for a start of the reader on a busy machine.
        await using var work = Work.Start(Environ(database, ("SHIRUBE_READ_SECONDS", "25")));
        var first = await EndAsync(database, await UploadAsync(database, Page("一"), "一.html"));
        Assert.Equal(JobState.Review, first.State);
        // The reader waits for its next file: from now on it answers nothing, whatever it is given.
        var readers = work.Readers();
        Assert.NotEmpty(readers);
        foreach (var reader in readers)
            await SignalAsync("-STOP", reader);
        var second = await EndAsync(database, await UploadAsync(database, Page("二"), "二.html"));
        Assert.Equal(JobState.Refused, second.State);
        Assert.Contains("25秒", second.Reason!.Value.Ja, StringComparison.Ordinal);
        Assert.Contains("二.html", second.Reason!.Value.En, StringComparison.Ordinal);
        foreach (var reader in readers)
            Assert.False(Directory.Exists($"/proc/{reader}"), $"{reader} was left behind.");
        var third = await EndAsync(database, await UploadAsync(database, Page("三"), "三.html"));
        Assert.Equal(JobState.Review, third.State);
        Assert.Equal(2, await CountAsync(database, "reading"));
        Assert.Equal(0, await CountAsync(database, "source_document"));
    }

    private static string Page(string words) =>
        $"<!doctype html><title>{words}</title><h1>{words}</h1><p>{words}を建てる。</p>";

    /// <summary>12 MB, and some hundred bytes of memory for each of its three million paragraphs.</summary>
    private static string HungryPage() =>
        "<!doctype html><title>x</title>"
        + new StringBuilder().Insert(0, "<p>a", 3_000_000).ToString();

    private static Dictionary<string, string?> Environ(
        Database database,
        (string Name, string Value) limit
    ) => new() { ["SHIRUBE_DATABASE"] = database.ConnectionString, [limit.Name] = limit.Value };

    private static async Task<long> UploadAsync(Database database, string html, string name)
    {
        var upload = await UploadDocument.RunAsync(
            database.Source,
            Encoding.UTF8.GetBytes(html),
            name,
            "tester",
            acceptAtOnce: false,
            Stop
        );
        return upload.JobId!.Value;
    }

    private static async Task<JobCard> EndAsync(Database database, long id)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50, Stop))
        {
            var job = (await GetJobs.OneAsync(database.Source, id, Stop))!;
            if (job.State is not (JobState.Queued or JobState.Reading))
                return job;
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(2), $"{job.Name} did not end.");
        }
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [signal, $"{process}"]);
        await kill.WaitForExitAsync(Stop);
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task<long> CountAsync(Database database, string table)
    {
        await using var command = database.Source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    /// <summary><c>shirube work</c>, until it is disposed of.</summary>
    private sealed class Work(Process process) : IAsyncDisposable
    {
        public static Work Start(Dictionary<string, string?> environment)
        {
            var start = new ProcessStartInfo(Shirube.Program, ["work"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            return new(Process.Start(start)!);
        }

        public IReadOnlyList<int> Readers() =>
            [
                .. Directory
                    .EnumerateDirectories("/proc")
                    .Select(d => int.TryParse(Path.GetFileName(d), out var id) ? id : 0)
                    .Where(id => id > 0 && ParentOf(id) == process.Id),
            ];

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        private static int ParentOf(int id)
        {
            try
            {
                // "id (name, in which anything may stand) state parent …"
                var stat = File.ReadAllText($"/proc/{id}/stat");
                return int.Parse(
                    stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1],
                    System.Globalization.CultureInfo.InvariantCulture
                );
            }
            catch (IOException)
            {
                return 0; // it ended in this moment
            }
        }
    }
}
