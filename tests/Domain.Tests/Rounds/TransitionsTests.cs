using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Tests.Rounds;

public class TransitionsTests
{
    [Fact]
    public void The_way_of_an_answer_is_the_one_that_was_approved() =>
        Approved.Hold("workflow.md", Written());

    [Fact]
    public void From_every_state_each_action_leads_to_one_state_or_is_refused_with_a_way_on()
    {
        foreach (var from in Enum.GetValues<ReportState>())
        foreach (var action in Enum.GetValues<ReportAction>())
        {
            var (step, refusal) = ReportTransitions.Of(from, action, RoundState.Open);
            Assert.True(step is null == refusal is not null, $"{from} {action}");
            if (refusal is { } why)
            {
                Assert.Contains(from.Label().Ja, why.Ja, StringComparison.Ordinal);
                Assert.True(why.Ja.Count(c => c == '。') >= 2, why.Ja);
            }
        }
        Assert.Equal(
            ReportTransitions.All.Length,
            ReportTransitions.All.DistinctBy(t => (t.From, t.Action)).Count()
        );
    }

    [Fact]
    public void Nobody_answers_before_a_round_is_open_and_late_answers_are_taken()
    {
        Assert.Null(
            ReportTransitions.Of(ReportState.None, ReportAction.Save, RoundState.Preparing).Step
        );
        Assert.NotNull(
            ReportTransitions.Of(ReportState.None, ReportAction.Save, RoundState.Closed).Step
        );
    }

    [Fact]
    public void A_round_goes_forth_and_comes_back_only_by_reopening()
    {
        Assert.Equal(
            RoundState.Open,
            RoundTransitions.Of(RoundState.Preparing, RoundAction.Open).To
        );
        Assert.Equal(
            RoundState.Open,
            RoundTransitions.Of(RoundState.Closed, RoundAction.Reopen).To
        );
        Assert.NotNull(RoundTransitions.Of(RoundState.Preparing, RoundAction.Close).Refusal);
        Assert.NotNull(RoundTransitions.Of(RoundState.Open, RoundAction.Open).Refusal);
    }

    private static string Others(ReportTransition step) =>
        string.Join(
            ", ",
            Enum.GetValues<PersonRole>()
                .Where(r => r != step.By && Permissions.Allows(r, UseCase.ReturnWorkbook))
                .Select(r => r.Name())
        );

    private static string Written() =>
        string.Join(
            '\n',
            [
                "# The way of a round and of an answer",
                "",
                "Generated from `src/Domain/Rounds` (`RoundTransitions`, `ReportTransitions`) and of `Permissions` who brings a survey workbook;",
                "`TransitionsTests` holds it.",
                "",
                "```mermaid",
                "stateDiagram-v2",
                .. RoundTransitions.All.Select(t =>
                    $"    {t.From.Name()} --> {t.To.Name()}: {t.Action.ToString().ToLowerInvariant()} ({string.Join(", ", t.By.Select(r => r.Name()))})"
                ),
                .. RoundActs
                    .All.Where(a => a.Name == RoundActs.Drop)
                    .SelectMany(a => a.In)
                    .Select(from => $"    {from.Name()} --> [*]: {RoundActs.Drop} (secretariat)"),
                "```",
                "",
                "```mermaid",
                "stateDiagram-v2",
                .. ReportTransitions.All.Select(t =>
                    $"    {t.From.Name()} --> {t.To.Name()}: {t.Action.ToString().ToLowerInvariant()} ({(t.IsOwn ? "own " : "")}{t.By.Name()}{(t.NeedsReason ? ", with a reason" : "")}{(t.IsByWorkbook ? $", by its workbook also {Others(t)}" : "")})"
                ),
                "```",
                "",
            ]
        );
}
