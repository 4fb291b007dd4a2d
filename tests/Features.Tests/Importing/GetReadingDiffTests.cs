using Npgsql;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class GetReadingDiffTests(PostgresFixture postgres)
{
    private static readonly string Plan = Desk.Register(
        "傾斜計を岸壁に置く\t財",
        "防波堤の写しを作る\t港",
        "潮位の記録を公開する\t港",
        "測量船を夜に出す\t港"
    );

    [Fact]
    public async Task A_file_that_was_read_once_has_nothing_to_compare()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var job = await new Desk(database).LayAsync(Plan);
        var diff = (await GetReadingDiff.RunAsync(database.Source, job))!;
        Assert.False(diff.HasEarlier);
        Assert.Empty(diff.Entries);
        Assert.Null(await GetReadingDiff.RunAsync(database.Source, job + 1));
    }

    [Fact]
    public async Task The_same_reading_again_differs_in_nothing_whatever_was_decided()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        await DecideAsync(desk, job);
        var diff = await ReadAgainAsync(desk, job, d => d);
        Assert.True(diff.HasEarlier);
        Assert.Equal(0, diff.Total);
        Assert.Empty(diff.Misfits);
    }

    [Fact]
    public async Task What_a_newer_reading_changes_is_told_entry_by_entry_and_decisions_count_in_both()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        await DecideAsync(desk, job);
        var diff = await ReadAgainAsync(desk, job, Newer);
        Assert.True(diff.HasEarlier);
        Assert.Equal(diff.Total, diff.Entries.Count);
        Assert.Equal([Difference.Added], About(diff, "灯台の写真を撮る"));
        Assert.Equal([Difference.Gone], About(diff, "測量船を夜に出す"));
        Assert.Equal([Difference.Words, Difference.Kind], About(diff, "防波堤の写しを新しく作る"));
        Assert.Equal(
            [Difference.Parent, Difference.Responsibilities, Difference.Confidence],
            About(diff, "潮位の記録を公開する")
        );
        // Corrected by hand: the newer reading's other words do not change it.
        Assert.DoesNotContain(diff.Entries, d => Words(d).Contains("傾斜計"));
        Assert.Equal(4, diff.Total);
        Assert.Equal(1, diff.Counts[Difference.Gone]);
        Assert.Empty(diff.Misfits);
    }

    [Fact]
    public async Task Two_readings_are_compared_once_and_anew_only_after_a_decision()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        await ReadAgainAsync(desk, job, Newer);
        var (first, _) = await CountedAsync(() => GetReadingDiff.RunAsync(database.Source, job));
        var (again, statements) = await CountedAsync(() =>
            GetReadingDiff.RunAsync(database.Source, job)
        );
        // How the job stands, and whether something was decided; neither of the readings.
        Assert.Equal(2, statements);
        Assert.Equal(first!.Entries, again!.Entries);
        var entry = await desk.EntryAsync(job, "灯台");
        await desk.DecideAsync(job, new DeskAction.Rejects(entry.Entry.Id));
        var (decided, after) = await CountedAsync(() =>
            GetReadingDiff.RunAsync(database.Source, job)
        );
        Assert.DoesNotContain(decided!.Entries, d => Words(d).Contains("灯台"));
        // The decisions of both, but the readings themselves are at hand.
        Assert.InRange(after, 3, 6);

        async Task<(ReadingDiff?, int)> CountedAsync(Func<Task<ReadingDiff?>> run)
        {
            ReadingDiff? diff = null;
            var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
            var count = await SqlStatements.CountAsync(name, async () => diff = await run());
            return (diff, count);
        }
    }

    [Fact]
    public async Task A_decision_that_no_longer_fits_is_told()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        var entry = await desk.EntryAsync(job, "測量船");
        var number = await desk.DecideAsync(
            job,
            new DeskAction.Corrects(entry.Entry.Id, new() { Text = "測量船を昼に出す" })
        );
        var diff = await ReadAgainAsync(desk, job, Newer);
        Assert.Equal(number, Assert.Single(diff.Misfits).Number);
        Assert.Equal([Difference.Gone], About(diff, "測量船を昼に出す"));
    }

    private static async Task DecideAsync(Desk desk, long job)
    {
        var entry = await desk.EntryAsync(job, "傾斜計");
        await desk.DecideAsync(
            job,
            new DeskAction.Corrects(entry.Entry.Id, new() { Text = "傾斜計を岸壁に二つ置く" })
        );
    }

    private static async Task<ReadingDiff> ReadAgainAsync(
        Desk desk,
        long job,
        Func<ReadDocument, ReadDocument> newer
    )
    {
        Assert.True(await ReadAgain.RunAsync(desk.Database.Source, job, "tester"));
        await desk.WorkAsync(
            async (bytes, name, profiles, progress, ct) =>
                newer(await WholeReading.HereAsync(bytes, name, profiles, progress, ct))
        );
        Assert.Equal(JobState.Review, (await desk.JobAsync(job)).State);
        return (await GetReadingDiff.RunAsync(desk.Database.Source, job))!;
    }

    /// <summary>The reading of another program: all ids are others.</summary>
    private static ReadDocument Newer(ReadDocument document)
    {
        var entries = document
            .Proposal.Entries.Where(e => !e.Text.StartsWith("測量船", StringComparison.Ordinal))
            .Select(e =>
                e.Text switch
                {
                    "傾斜計を岸壁に置く" => e with
                    {
                        Text = "傾斜計を岸壁におく",
                        Confidence = 0.4,
                    },
                    "防波堤の写しを作る" => e with
                    {
                        Text = "防波堤の写しを新しく作る",
                        Kind = EntryKind.Measure,
                    },
                    "潮位の記録を公開する" => e with
                    {
                        Parent = null,
                        Responsibilities = [],
                        Confidence = 0.3,
                    },
                    _ => e,
                }
            )
            .Select(e =>
                e with
                {
                    Id = "n" + e.Id,
                    Parent = e.Parent is { } p ? "n" + p : null,
                    RepeatOf = null,
                }
            )
            .ToArray();
        return document with
        {
            Proposal = document.Proposal with
            {
                Entries =
                [
                    .. entries,
                    entries[^1] with
                    {
                        Id = "new",
                        Kind = EntryKind.Statement,
                        Text = "灯台の写真を撮る",
                        Parent = null,
                        Place = new(null, 1, 1, document.Quote(1, 1)),
                    },
                ],
                Questions = [],
            },
        };
    }

    private static string Words(EntryDiff diff) => (diff.After ?? diff.Before)!.Entry.Text;

    private static IReadOnlyList<Difference> About(ReadingDiff diff, string words) =>
        Assert.Single(diff.Entries, d => Words(d) == words).What;
}
