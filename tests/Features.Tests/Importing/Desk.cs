using System.Text;
using Shirube.Data;
using Shirube.Features.Importing;

namespace Shirube.Features.Tests.Importing;

/// <summary>The desk of one database, with one worker that works when it is told to.</summary>
internal sealed class Desk(Database database, string actor = "tester")
{
    public Database Database => database;

    public async Task<long> UploadAsync(string text, string name = "plan.txt", bool accept = false)
    {
        var result = await UploadDocument.RunAsync(
            database.Source,
            Encoding.UTF8.GetBytes(text),
            name,
            actor,
            accept
        );
        Assert.Null(result.Refusal);
        return result.JobId!.Value;
    }

    public Task<int> WorkAsync(ReadFile? read = null) =>
        new ImportWorker(
            database.Source,
            Guid.NewGuid().ToString("N"),
            read ?? WholeReading.HereAsync
        ).DrainAsync(default);

    /// <summary>Uploaded, read, on the desk.</summary>
    public async Task<long> LayAsync(string text, string name = "plan.txt")
    {
        var id = await UploadAsync(text, name);
        await WorkAsync();
        Assert.Equal(JobState.Review, (await JobAsync(id)).State);
        return id;
    }

    public async Task<JobCard> JobAsync(long id) => (await GetJobs.OneAsync(database.Source, id))!;

    public async Task<DeskPage> PageAsync(long id, int page = 1) =>
        (await GetDesk.RunAsync(database.Source, id, page))!.Page!;

    public async Task<DeskEntry> EntryAsync(long id, string text) =>
        Assert.Single(
            (await PageAsync(id)).Entries,
            e => e.Entry.Text.Contains(text, StringComparison.Ordinal)
        );

    /// <returns>The decision's number.</returns>
    public async Task<long> DecideAsync(long id, DeskAction action)
    {
        var result = await Decide.RunAsync(database.Source, id, action, actor);
        Assert.Null(result.Refusal);
        return result.Number!.Value;
    }

    /// <summary>A register of our own with these rows under its only goal.</summary>
    public static string Register(params string[] rows) =>
        $"""
            「みなとAI戦略2031」の取組

            (2031年4月時点)

            第一部 港

            (1) 岸壁

            <具体目標>

            岸壁の写しを誰でも使えるようにする

            取 組	関係府省庁
            {string.Join('\n', rows)}

            略称	府省庁名
            財	財政省
            港	港湾庁

            """;
}
