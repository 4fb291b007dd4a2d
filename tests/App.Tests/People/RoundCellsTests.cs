using Dapper;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Every cell of use case × role × own or another ministry's × state of the round, over HTTP: what is refused changes
/// nothing.</summary>
public sealed class RoundCellsTests(PostgresFixture postgres)
{
    /// <summary>By round.</summary>
    private readonly Dictionary<long, byte[]> filled = [];
    private readonly Dictionary<long, string> returned = [];

    // One line an act: its request, and whether it leaves a line in the ledger.
    private Dictionary<
        string,
        (bool IsChange, Func<Visitor, long, long, Task<HttpResponseMessage>> Send)
    > Cells =>
        new()
        {
            ["see the board"] = (false, (v, r, _) => v.Get($"/rounds/{r}")),
            [RoundActs.SeeAnswer] = (false, (v, r, d) => v.Get($"/rounds/{r}/duties/{d}")),
            ["settle who leads"] = (true, (v, r, d) => v.Post($"/rounds/{r}/leads/{d}")),
            [RoundActs.Rename] = (
                true,
                (v, r, _) => v.Post($"/rounds/{r}/rename", ("name", "改名"))
            ),
            [RoundActs.Drop] = (true, (v, r, _) => v.Post($"/rounds/{r}/drop", ("reason", "試験"))),
            ["open"] = (true, (v, r, _) => v.Post($"/rounds/{r}/open")),
            ["close"] = (true, (v, r, _) => v.Post($"/rounds/{r}/close")),
            ["reopen"] = (true, (v, r, _) => v.Post($"/rounds/{r}/reopen", ("reason", "試験"))),
            ["save"] = (
                true,
                (v, r, d) =>
                    v.Post($"/rounds/{r}/duties/{d}/save", ("seen", "0"), ("progress", "試験"))
            ),
            ["hand in a file"] = (
                true,
                (v, r, d) =>
                    EvidenceUpload.UploadToAsync(v, r, d, 0, [], ("a.pdf", EvidenceUpload.Pdf))
            ),
            ["change the questions"] = (
                true,
                (v, r, _) => Asking.ChangeAsync(v, r, ("longest", "300"))
            ),
            ["correct the due date"] = (
                true,
                (v, r, _) => v.Post($"/rounds/{r}/correct", ("due", "2100-01-15"))
            ),
            // Saves, then submits: two lines.
            ["submit"] = (
                true,
                (v, r, d) =>
                    v.Post(
                        $"/rounds/{r}/duties/{d}/save",
                        ("seen", "1"),
                        ("status", "on-plan"),
                        ("progress", "試験"),
                        ("then", "submit")
                    )
            ),
            ["takeback"] = (true, (v, r, d) => Seen(v, r, d, "takeback")),
            ["return"] = (true, (v, r, d) => Seen(v, r, d, "return")),
            ["approve"] = (true, (v, r, d) => Seen(v, r, d, "approve")),
            ["take the workbook"] = (false, (v, r, _) => v.Get($"/rounds/{r}/workbooks/mext.xlsx")),
            ["verify"] = (
                true,
                (v, r, d) =>
                    v.Post($"/rounds/{r}/duties/{d}/verify", ("seen", "1"), ("how", "試験"))
            ),
            ["comment"] = (
                true,
                (v, r, d) => v.Post($"/rounds/{r}/duties/{d}/comments", ("words", "試験"))
            ),
            ["remind who is late"] = (
                true,
                (v, r, _) => v.Post($"/rounds/{r}/reminders", ("again", "yes"))
            ),
            ["take a data cut"] = (true, (v, r, _) => v.Post($"/rounds/{r}/cuts")),
            ["see a data cut"] = (false, (v, r, _) => v.Get($"/rounds/{r}/cuts/1")),
            [RoundsInEveryState.GiveFigure] = (
                true,
                (v, r, d) =>
                    v.Post(
                        $"/rounds/{r}/duties/{d}/save",
                        ("seen", "0"),
                        ($"figure-{RoundsInEveryState.FigureKey}", "5")
                    )
            ),
            ["return a workbook"] = (
                true,
                (v, r, _) => v.Upload($"/rounds/{r}/workbooks", filled[r], "調査票.xlsx")
            ),
            [RoundsInEveryState.ByWorkbook] = (
                true,
                (v, r, _) =>
                    v.Post(
                        $"{returned[r]}/accept",
                        ("seen", $"{RoundsInEveryState.OnlyDuty(r)}:0"),
                        ("then", "submit")
                    )
            ),
            ["approve many"] = (
                true,
                (v, r, d) => v.Post($"/rounds/{r}/duties/approve", ("chosen", $"{d}:1"))
            ),
            [RoundsInEveryState.TakeOverFigure] = (true, (v, r, d) => Seen(v, r, d, "approve")),
            ["publish a release"] = (
                true,
                (v, r, _) =>
                    v.Post(
                        $"/rounds/{r}/releases",
                        ("cut", "1"),
                        ("title", "試験"),
                        ("titleEn", "Test"),
                        ("when", "now")
                    )
            ),
            ["correct a release"] = (
                true,
                (v, r, _) =>
                    v.Post(
                        $"/rounds/{r}/releases/r{r}/answers/a{r}",
                        ("field", "progress"),
                        ("after", "改めた"),
                        ("reason", "試験"),
                        ("seen", "0")
                    )
            ),
        };

    public static TheoryData<PersonRole, string> Everybody
    {
        get
        {
            var all = new TheoryData<PersonRole, string>();
            foreach (var role in Enum.GetValues<PersonRole>())
                all.Add(role, role.IsOfAnOrganisation() ? "mext" : "");
            all.Add(PersonRole.Reporter, "mic");
            return all;
        }
    }

    [Fact]
    public void No_act_is_without_its_cells() =>
        Assert.Equal(RoundActs.All.Select(a => a.Name).Order(), Cells.Keys.Order());

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task In_each_state_everybody_may_do_what_the_table_says_and_nothing_else(
        PersonRole role,
        string organisation
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var late = await Visitor.WithAsync(site, PersonRole.Reporter, "mext");
        using var visitor =
            role == PersonRole.Public
                ? new Visitor(site)
                : await Visitor.WithAsync(
                    site,
                    role,
                    organisation.Length > 0 ? organisation : null
                );
        await using (var connection = await site.Source.OpenConnectionAsync())
            await RoundsInEveryState.MakeAsync(connection);
        await FillAsync(site);
        foreach (var state in Enum.GetValues<RoundState>())
        foreach (var act in RoundActs.All)
        {
            var (isChange, send) = Cells[act.Name];
            var before = await TracesAsync(site);
            using var answer = await send(
                visitor,
                RoundsInEveryState.Round(act.Name, state),
                RoundsInEveryState.Duty(act.Name, state)
            );
            var may = act.Allows(role, organisation == "mext", state);
            // Of another ministry's answer not even its being there shows.
            Assert.True(
                may == (int)answer.StatusCode < 400,
                $"{act.Name} in {state.Name()}: {answer.StatusCode}, expected {(may ? "yes" : "no")}"
            );
            var lines =
                !may || !isChange ? 0
                : act.Name == "submit" ? 2
                : 1;
            Assert.Equal(
                (act.Name, state, before + lines),
                (act.Name, state, await TracesAsync(site))
            );
        }
    }

    /// <summary>The ministry's workbooks, taken while the rounds were open.</summary>
    private async Task FillAsync(RunningSite site)
    {
        using var office = await Visitor.WithAsync(site, PersonRole.Secretariat);
        foreach (var state in Enum.GetValues<RoundState>())
        foreach (var act in new[] { "return a workbook", RoundsInEveryState.ByWorkbook })
        {
            var round = RoundsInEveryState.Round(act, state);
            await site.Execute($"update round set state = 'open' where id = {round}");
            filled[round] = FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(office, "mext", (int)round),
                RoundsInEveryState.OnlyDuty(round),
                ("進捗状況", "計画通り"),
                ("したこと", "建てた")
            );
            if (act == RoundsInEveryState.ByWorkbook)
                returned[round] = await FilledWorkbook.ReturnAsync(
                    office,
                    filled[round],
                    (int)round
                );
            await site.Execute($"update round set state = '{state.Name()}' where id = {round}");
        }
    }

    private static Task<HttpResponseMessage> Seen(Visitor v, long round, long duty, string step) =>
        v.Post($"/rounds/{round}/duties/{duty}/{step}", ("seen", "1"), ("reason", "試験"));

    private static async Task<long> TracesAsync(RunningSite site)
    {
        await using var connection = await site.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select count(*) from ledger");
    }
}
