using Shirube.Domain;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.App.Pages.Scoreboards;

/// <summary>The parts of which each initiative of a history's point is in exactly one. Documents print what is incomplete and
/// what is partly so in one figure; so does the history.</summary>
internal static class HistoryParts
{
    public static (string Name, Message Label, int Count)[] Of(Tally tally) =>
        [
            ("on-plan", Status.OnPlan.Label(), tally.Count(Status.OnPlan)),
            (
                "incomplete",
                new("未了・一部未了", "Incomplete or partly"),
                tally.Count(Status.Incomplete) + tally.Count(Status.PartlyIncomplete)
            ),
            ("done", Status.Done.Label(), tally.Count(Status.Done)),
            ("discontinued", Status.Discontinued.Label(), tally.Count(Status.Discontinued)),
            (Figure.NoReportName, Figure.NoReport.Label, tally.NoReport),
        ];
}
