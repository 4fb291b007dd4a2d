using Shirube.Data.Ledgers;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class DecideTests(PostgresFixture postgres)
{
    private static readonly string Plan = Desk.Register(
        "傾斜計を岸壁に置く\t財",
        "防波堤の写しを作る\t港",
        "潮位の記録を公開する\t港"
    );

    [Fact]
    public async Task A_decision_is_kept_with_who_and_when_and_leaves_a_ledger_line()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database, "青木");
        var job = await desk.LayAsync(Plan);
        var entry = await desk.EntryAsync(job, "防波堤");
        var number = await desk.DecideAsync(
            job,
            new DeskAction.Corrects(entry.Entry.Id, new() { Text = "防波堤の写しを二つ作る" })
        );
        var after = await desk.EntryAsync(job, "防波堤");
        Assert.Equal("防波堤の写しを二つ作る", after.Entry.Text);
        Assert.Equal(number, after.Settled);
        Assert.Equal(
            ["correct 青木"],
            await database.TextsAsync("select kind || ' ' || actor from decision")
        );
        Assert.Equal(
            [$"青木 import/{job}"],
            await database.TextsAsync(
                "select actor || ' ' || subject from ledger where use_case = 'Importing.Decide'"
            )
        );
        Assert.Empty((await LedgerBook.VerifyAsync(database.Source)).Faults);
    }

    [Fact]
    public async Task A_withdrawn_decision_no_longer_counts()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        var entry = await desk.EntryAsync(job, "防波堤");
        var number = await desk.DecideAsync(job, new DeskAction.Rejects(entry.Entry.Id));
        Assert.Equal(1, (await desk.PageAsync(job)).Counts.Unread);
        await desk.DecideAsync(job, new DeskAction.Withdraws(number));
        Assert.Equal(entry.Entry.Id, (await desk.EntryAsync(job, "防波堤")).Entry.Id);
        Assert.Equal(0, (await desk.PageAsync(job)).Counts.Unread);
    }

    [Fact]
    public async Task A_decision_about_an_entry_that_somebody_else_decided_about_since_is_refused()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        var seen = (await desk.PageAsync(job)).Version;
        var entry = await desk.EntryAsync(job, "潮位");
        await desk.DecideAsync(job, new DeskAction.Accepts(entry.Entry.Id));
        var late = await Decide.RunAsync(
            database.Source,
            job,
            new DeskAction.Corrects(entry.Entry.Id, new() { Text = "別の文" }),
            "another",
            seen
        );
        Assert.Null(late.Number);
        Assert.Contains("Somebody else", late.Refusal!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_cannot_be_changed_or_taken_out_of_the_database()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        await desk.DecideAsync(job, new DeskAction.AcceptsAbove(0.5));
        foreach (var sql in new[] { "update decision set actor = 'x'", "delete from decision" })
        {
            await using var command = database.Source.CreateCommand(sql);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                command.ExecuteNonQueryAsync()
            );
        }
        Assert.Equal(1, await database.CountAsync("select count(*) from decision"));
    }

    [Fact]
    public async Task What_was_decided_stands_in_the_register_once_it_is_accepted()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(Plan);
        var (first, second) = (
            await desk.EntryAsync(job, "傾斜計"),
            await desk.EntryAsync(job, "潮位")
        );
        await desk.DecideAsync(job, new DeskAction.Rejects(first.Entry.Id));
        await desk.DecideAsync(
            job,
            new DeskAction.Corrects(second.Entry.Id, new() { Text = "潮位の記録を毎日公開する" })
        );
        Assert.Equal(0, await database.CountAsync("select count(*) from source_document"));
        var (result, refusal) = await AcceptDocument.RunAsync(database.Source, job, "operator");
        Assert.Null(refusal);
        Assert.Equal(2, result!.Initiatives);
        Assert.Equal(
            ["防波堤の写しを作る", "潮位の記録を毎日公開する"],
            await database.TextsAsync("select text from initiative order by position")
        );
        Assert.Equal(JobState.Accepted, (await desk.JobAsync(job)).State);
        Assert.Equal(
            0,
            await database.CountAsync("select count(*) from import_job where content is not null")
        );
    }
}
