using System.Text;
using Shirube.Data;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing.Profiles;

/// <summary>Two columns of this family could be the title; its saved profile says which.</summary>
public class SavedProfileTests(PostgresFixture postgres)
{
    private const string First =
        "ゆうなぎ町観光計画\n\n施策\t取組内容\t担当課\n浜の遊歩道\t板の張り替え\t土木課\n灯台の公開\t階段の補強\t観光課\n";

    private const string Next =
        "ゆうなぎ町水産計画\n\n施策\t取組内容\t担当課\n網の修理\t道具の貸し出し\t水産課\n市場の清掃\t排水の改良\t水産課\n";

    [Fact]
    public async Task A_saved_profile_is_applied_to_the_next_document_of_its_family()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await SaveProfile.RunAsync(database.Source, null, Corrected(), "tester");
        await ImportAsync(database, Next);

        Assert.Equal(["道具の貸し出し", "排水の改良"], await InitiativesAsync(database));
        Assert.Equal(["網の修理", "市場の清掃"], await GoalsAsync(database));
    }

    [Fact]
    public async Task Without_it_the_document_asks_and_initiatives_without_a_heading_belong_to_the_plan()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await ImportAsync(database, Next);

        Assert.Equal(["網の修理", "市場の清掃"], await InitiativesAsync(database));
        Assert.Equal(["ゆうなぎ町水産計画"], await GoalsAsync(database));
        Assert.Equal(
            1,
            await database.CountAsync("select count(*) from question where kind = 'profile'")
        );
    }

    [Fact]
    public async Task Saving_correcting_and_dropping_leave_a_ledger_line_each()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var id = await SaveProfile.RunAsync(database.Source, null, Corrected(), "tester");
        await SaveProfile.RunAsync(
            database.Source,
            id,
            Corrected() with
            {
                Name = "観光と水産",
            },
            "tester"
        );
        var saved = Assert.Single(await GetProfiles.RunAsync(database.Source));

        Assert.Equal(("観光と水産", id), (saved.Profile.Name, saved.Id));
        Assert.True(await DropProfile.RunAsync(database.Source, id!.Value, "tester"));
        Assert.False(await DropProfile.RunAsync(database.Source, id.Value, "tester"));
        Assert.Null(await SaveProfile.RunAsync(database.Source, id, Corrected(), "tester"));
        Assert.Empty(await GetProfiles.RunAsync(database.Source));
        Assert.Equal(
            ["Importing.SaveProfile", "Importing.SaveProfile", "Importing.DropProfile"],
            await database.TextsAsync(
                $"select use_case from ledger where subject = 'import/profiles/{id}' order by seq"
            )
        );
    }

    [Fact]
    public async Task A_document_finds_the_profile_of_its_family_and_no_other()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var id = await SaveProfile.RunAsync(database.Source, null, Corrected(), "tester");

        Assert.Equal(id, (await FindProfileFor.RunAsync(database.Source, Open(Next)))?.Id);
        Assert.Null(
            await FindProfileFor.RunAsync(database.Source, Open("計画\n\n取組\t担当\nあ\t課\n"))
        );
    }

    [Fact]
    public async Task A_file_on_the_desk_is_read_again_with_a_corrected_profile()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var desk = new Desk(database);
        var job = await desk.LayAsync(First);

        Assert.True(await ReadWithProfile.RunAsync(database.Source, job, Corrected(), "tester"));
        await desk.WorkAsync();

        var page = await desk.PageAsync(job);
        Assert.Equal(
            ["板の張り替え", "階段の補強"],
            page.Entries.Where(e => e.Entry.Kind == EntryKind.Initiative).Select(e => e.Entry.Text)
        );
    }

    private static ReadingProfile Corrected() =>
        Reader.ProposeProfile(Open(First)).Profile with
        {
            Columns =
            [
                new("施策", ColumnRole.Goal),
                new("取組内容", ColumnRole.Title),
                new("担当課", ColumnRole.Responsible),
            ],
        };

    private static Shirube.Reading.Documents.SourceDocument Open(string text) =>
        Reader.Open(Encoding.UTF8.GetBytes(text), "plan.txt");

    private static Task<ImportResult> ImportAsync(Database database, string text) =>
        ImportDocument.RunAsync(
            database,
            Encoding.UTF8.GetBytes(text),
            "plan.txt",
            "tester",
            DateTime.UtcNow
        );

    private static Task<string[]> InitiativesAsync(Database database) =>
        database.TextsAsync("select text from initiative order by position");

    private static Task<string[]> GoalsAsync(Database database) =>
        database.TextsAsync("select text from goal order by position");
}
