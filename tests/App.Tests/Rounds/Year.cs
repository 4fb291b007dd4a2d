using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The people of a secretariat's year, each at a browser of their own, over a plan of six initiatives.</summary>
internal sealed class Year : IAsyncDisposable
{
    private const string Plan = """
        みなと国の計画

        第一部 港の未来

        <具体目標>
        灯台を増やす

        取組	関係府省庁
        灯台を三基建てる	総務省
        霧笛を新しくする	◎総務省、文部科学省
        海図を描き直す	総務省、文部科学省

        <具体目標>
        港を守る

        取組	関係府省庁
        潮の観測を続ける	国土交通省
        岸壁を直す	◎国土交通省、総務省
        救命艇を配る	国土交通省

        """;

    private readonly List<IAsyncDisposable> windows = [];
    private readonly List<Visitor> people = [];

    private Year(RunningSite site) => Site = site;

    public RunningSite Site { get; }
    public Window Office { get; private set; } = null!;

    /// <summary>総務省, 文部科学省, 国土交通省.</summary>
    public Window Mic { get; private set; } = null!;
    public Window Mext { get; private set; } = null!;
    public Window Mlit { get; private set; } = null!;

    /// <summary>Who has not signed in.</summary>
    public Window Public { get; private set; } = null!;

    public static async Task<Year> BeginAsync(PostgresFixture postgres, Browser browser)
    {
        var year = new Year(await RunningSite.StartAsync(await postgres.NewDatabaseAsync()));
        await OnDesk.BringAsync(year.Site, Plan);
        await OnDesk.ReadAsync(year.Site);
        await AcceptDocument.RunAsync(year.Site.Source, 1, "operator");
        year.Office = await year.ComeAsync(browser, PersonRole.Secretariat, null);
        year.Mic = await year.ComeAsync(browser, PersonRole.Reporter, "mic");
        year.Mext = await year.ComeAsync(browser, PersonRole.Reporter, "mext");
        year.Mlit = await year.ComeAsync(browser, PersonRole.Reporter, "mlit");
        year.Public = await browser.Open();
        year.windows.Add(year.Public);
        return year;
    }

    /// <summary>Opens an account, then signs in at the page as people do.</summary>
    private async Task<Window> ComeAsync(Browser browser, PersonRole role, string? organisation)
    {
        var email = $"{organisation ?? "office"}@example.go.jp";
        people.Add(await Visitor.WithAsync(Site, role, organisation, email));
        var window = await browser.Open();
        windows.Add(window);
        await window.Go(Site, "/sign-in");
        await window.Page.FillAsync("input[name=email]", email);
        await window.Page.FillAsync("input[name=password]", Visitor.Password);
        await window.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await window.Page.Locator("header a[href$='/account']").First.WaitForAsync();
        return window;
    }

    /// <summary>The page of a duty, found as an officer finds it: in the list, by its words.</summary>
    public async Task OpenDutyAsync(Window who, string initiative, string? organisation = null)
    {
        await who.Go(Site, "/rounds/1/duties" + (organisation is null ? "?mine=yes" : ""));
        var row = who.Page.Locator("tbody tr", new() { HasText = initiative });
        if (organisation is not null)
            row = row.Filter(
                new() { Has = who.Page.Locator("td", new() { HasText = organisation }) }
            );
        await row.Locator("th a").First.ClickAsync();
        await who
            .Page.GetByRole(
                Microsoft.Playwright.AriaRole.Heading,
                new() { Level = 1, Name = initiative }
            )
            .WaitForAsync();
    }

    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await Site.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var connection = await Site.Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>(sql))!;
    }

    public async Task<Cli.Shirube.Outcome> CommandAsync(params string[] arguments) =>
        await Cli.Shirube.RunAsync(
            Cli.Shirube.Program,
            arguments,
            new Dictionary<string, string?> { ["SHIRUBE_DATABASE"] = Site.ConnectionString }
        );

    /// <summary>What an officer does with the survey workbook: takes it from the board, types into it with LibreOffice, keeps
    /// it.</summary>
    /// <param name="edits">Words of an initiative, the header of a column, what is typed there.</param>
    public async Task<byte[]> FillWorkbookAsync(
        Window who,
        string slug,
        params (string Initiative, string Header, string Text)[] edits
    )
    {
        await who.Go(Site, "/rounds/1");
        var coming = who.Page.WaitForDownloadAsync();
        await who.Page.Locator($"a[href$='/workbooks/{slug}.xlsx']").First.ClickAsync();
        var bytes = await File.ReadAllBytesAsync(await (await coming).PathAsync());
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var book = file.WorkbookPart!;
        var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name == "回答").Id!.Value!;
        var cells = ((WorksheetPart)book.GetPartById(id))
            .Worksheet.Descendants<Cell>()
            .Where(c => c.CellReference is not null)
            .ToLookup(c => c.InnerText, c => c.CellReference!.Value!);
        return await Calc.EditAsync(
            bytes,
            [
                .. edits.Select(e =>
                    (
                        cells[e.Header].First().TrimEnd('1')
                            + cells[e.Initiative].First().TrimStart('A', 'B', 'C', 'D'),
                        e.Text
                    )
                ),
            ]
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
        foreach (var person in people)
            person.Dispose();
        await Site.DisposeAsync();
    }
}
