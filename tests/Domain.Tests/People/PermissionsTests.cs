using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Tests.People;

/// <summary>The table of who may do what is read by people: it is an approved file.</summary>
public class PermissionsTests
{
    [Fact]
    public void The_table_is_the_one_that_was_approved() =>
        Approved.Hold("permissions.md", Written());

    [Fact]
    public void Nobody_may_do_anything_without_a_role()
    {
        foreach (var useCase in Enum.GetValues<UseCase>())
        {
            Assert.NotNull(Permissions.Refusal(Caller.Public, useCase));
            Assert.NotNull(Permissions.Refusal(new(7, "だれか", [], null), useCase));
        }
    }

    [Fact]
    public void A_refusal_says_who_may()
    {
        var refusal = Permissions.Refusal(
            new(7, "だれか", [new(PersonRole.Reader, null)], null),
            UseCase.InvitePerson
        );
        Assert.Contains("管理者", refusal!.Value.Ja, StringComparison.Ordinal);
        Assert.Contains("Administrator", refusal.Value.En, StringComparison.Ordinal);
    }

    private static string Written()
    {
        var roles = Enum.GetValues<PersonRole>();
        string[] lines =
        [
            "# Who may do what",
            "",
            "Generated from `src/Domain/People/Permissions.cs`; `PermissionsTests` holds it, and tests try every cell.",
            "",
            Row(["use case", .. roles.Select(r => r.Name())]),
            Row([.. Enumerable.Repeat("---", roles.Length + 1)]),
            .. Enum.GetValues<UseCase>()
                .Select(u =>
                    Row([
                        u.ToString(),
                        .. roles.Select(r =>
                            !Permissions.Allows(r, u) ? "–"
                            : Permissions.IsForOwn(r, u) ? "own"
                            : "yes"
                        ),
                    ])
                ),
            "",
            "## About a round, by its state",
            "",
            "Composed by `src/Domain/Rounds/RoundActs.cs` of the table above and of the [way](workflow.md) of a round and of an",
            "answer. *own*: only about what the own organisation answers for; seeing and comments: also what it shares.",
            "",
            Row(["act", "use case", .. roles.Select(r => r.Name())]),
            Row([.. Enumerable.Repeat("---", roles.Length + 2)]),
            .. RoundActs.All.Select(a =>
                Row([a.Name, a.UseCase.ToString(), .. roles.Select(r => Cell(a, r))])
            ),
            "",
        ];
        return string.Join('\n', lines);
    }

    private static string Cell(RoundAct act, PersonRole role)
    {
        var states = Enum.GetValues<RoundState>().Where(s => act.Allows(role, true, s)).ToList();
        return states.Count == 0
            ? "–"
            : (act.IsForOwn(role) ? "own: " : "") + string.Join(", ", states.Select(s => s.Name()));
    }

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
