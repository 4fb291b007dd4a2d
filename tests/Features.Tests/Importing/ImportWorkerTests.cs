using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class ImportWorkerTests(PostgresFixture postgres)
{
    private const string DatabaseVariable = "SHIRUBE_TEST_DATABASE";

    [Fact]
    public async Task Two_workers_read_every_file_once()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        for (var i = 0; i < 20; i++)
            await desk.UploadAsync(Desk.Register($"{i}番目の傾斜計を置く\t財"), $"{i}.txt");
        var counts = await Task.WhenAll(
            Task.Run(() => desk.WorkAsync()),
            Task.Run(() => desk.WorkAsync())
        );
        Assert.Equal(20, counts.Sum());
        Assert.Equal(20, await database.CountAsync("select count(*) from reading"));
        Assert.Equal(
            20,
            await database.CountAsync(
                "select count(*) from import_job where state = 'review' and attempts = 1"
            )
        );
    }

    [Fact]
    public async Task A_file_whose_worker_is_killed_is_read_by_another_and_the_register_is_untouched()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.UploadAsync(Desk.Register("傾斜計を岸壁に置く\t財"), accept: true);
        await using (
            var child = new ChildTest(
                $"{typeof(ImportWorkerTests).FullName}.{nameof(Read_until_killed)}",
                (DatabaseVariable, database.ConnectionString)
            )
        )
        {
            while ((await desk.JobAsync(job)).State != JobState.Reading)
            {
                child.AssertRunning();
                await Task.Delay(20);
            }
            await child.KillAsync();
        }
        Assert.Equal(0, await database.CountAsync("select count(*) from source_document"));
        Assert.Equal(0, await desk.WorkAsync());
        // As if the lease had run out.
        await database.CountAsync(
            "with u as (update import_job set lease_until = now() - interval '1 second' returning 1) select count(*) from u"
        );
        Assert.Equal(1, await desk.WorkAsync());
        Assert.Equal(JobState.Accepted, (await desk.JobAsync(job)).State);
        Assert.Equal(1, await database.CountAsync("select count(*) from initiative"));
        Assert.Empty((await LedgerBook.VerifyAsync(database.Source)).Faults);
    }

    [Fact(Explicit = true)]
    public async Task Read_until_killed()
    {
        var text = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipWhen(text is null, "Only run by another test.");
        await using var database = await Database.OpenAsync(new() { ConnectionString = text });
        await new ImportWorker(
            database.Source,
            "killed",
            async (_, _, _, _, ct) =>
            {
                await Task.Delay(Timeout.Infinite, ct);
                throw new InvalidOperationException("Nothing ends this but the kill.");
            }
        ).RunAsync(default);
    }

    [Fact]
    public async Task A_file_that_brings_its_reader_down_again_and_again_is_refused_with_a_reason()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.UploadAsync("本文");
        await database.CountAsync(
            "with u as (update import_job set state = 'reading', worker = 'gone', attempts = 3, lease_until = now() returning 1) select count(*) from u"
        );
        await desk.WorkAsync();
        var card = await desk.JobAsync(job);
        Assert.Equal(JobState.Refused, card.State);
        Assert.Contains("plan.txt", card.Reason!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_cancelled_while_it_is_read_stays_cancelled_until_it_is_resumed()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.UploadAsync("本文\n\n次の段落");
        await desk.WorkAsync(
            async (bytes, name, _, _, _) =>
            {
                Assert.True(await CancelJob.RunAsync(database.Source, job, "tester", default));
                return WholeReading.Of(bytes, name);
            }
        );
        Assert.Equal(JobState.Cancelled, (await desk.JobAsync(job)).State);
        Assert.Equal(0, await database.CountAsync("select count(*) from reading"));
        Assert.True(await ResumeJob.RunAsync(database.Source, job, "tester"));
        await desk.WorkAsync();
        Assert.Equal(JobState.Review, (await desk.JobAsync(job)).State);
    }

    [Fact]
    public async Task A_newer_reading_keeps_every_decision()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var plan = Desk.Register("傾斜計を岸壁に置く\t財", "防波堤の写しを作る\t港");
        var job = await desk.LayAsync(plan);
        var entry = await desk.EntryAsync(job, "防波堤");
        await desk.DecideAsync(
            job,
            new DeskAction.Corrects(entry.Entry.Id, new() { Text = "防波堤を写す" })
        );
        await AcceptDocument.RunAsync(database.Source, job, "tester");
        Assert.True(await ReadAgain.RunAsync(database.Source, job, "tester"));
        // A newer reader, which numbers its entries otherwise.
        await desk.WorkAsync(
            (bytes, name, _, _, _) =>
            {
                var read = WholeReading.Of(bytes, name);
                return Task.FromResult(
                    read with
                    {
                        Proposal = read.Proposal with
                        {
                            Entries =
                            [
                                .. read.Proposal.Entries.Select(e =>
                                    e with
                                    {
                                        Id = "n" + e.Id,
                                        Parent = e.Parent is { } p ? "n" + p : null,
                                    }
                                ),
                            ],
                            Questions = [],
                        },
                    }
                );
            }
        );
        var page = await desk.PageAsync(job);
        Assert.Empty(page.Misfits);
        Assert.Equal("n" + entry.Entry.Id, (await desk.EntryAsync(job, "防波堤を写す")).Entry.Id);
        await AcceptDocument.RunAsync(database.Source, job, "tester");
        Assert.Equal(
            ["傾斜計を岸壁に置く", "防波堤を写す"],
            await database.TextsAsync("select text from initiative order by position")
        );
        Assert.Equal(1, await database.CountAsync("select count(*) from source_document"));
    }
}
