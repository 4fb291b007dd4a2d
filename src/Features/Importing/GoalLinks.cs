using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

internal sealed record CurrentGoal
{
    public required long Id { get; init; }
    public required string[] Keys { get; init; }
    public required bool IsRepeat { get; init; }
}

internal sealed record LinkedReport(long Id, long DocumentId, string Key, long? RepeatOfId);

/// <param name="Goals">Headings that the entry stands with, by entry or in words, where it names them itself.</param>
internal sealed record PrintedEntry(
    long DocumentId,
    string Key,
    string? Parent,
    string Kind,
    string Text,
    string[] Goals
);

internal sealed record GoalLink(long ReportId, long GoalId, string Basis);

/// <summary>Which goals a progress entry reports on: those whose heading, printed with it, has the same key.</summary>
internal static class GoalLinks
{
    public static IReadOnlyList<GoalLink> Find(
        IReadOnlyList<CurrentGoal> goals,
        IReadOnlyList<LinkedReport> reports,
        IReadOnlyList<PrintedEntry> entries
    )
    {
        var byKey = goals
            .SelectMany(g => g.Keys.Select(k => (Key: k, Goal: g)))
            .ToLookup(x => x.Key, x => x.Goal);
        var printed = entries.ToDictionary(e => (e.DocumentId, e.Key));
        var links = new Dictionary<long, GoalLink[]>();
        foreach (var report in reports)
        {
            var headings = Headings(printed, report).ToArray();
            var basis = headings.Length > 1 ? "block" : "heading";
            links[report.Id] =
            [
                .. headings
                    .SelectMany(h => Originals(byKey[MatchKey.Of(h)]))
                    .Distinct()
                    .Select(goal => new GoalLink(report.Id, goal, basis)),
            ];
        }
        foreach (var report in reports)
            if (links[report.Id].Length == 0 && report.RepeatOfId is { } original)
                links[report.Id] =
                [
                    .. links
                        .GetValueOrDefault(original, [])
                        .Select(l => new GoalLink(report.Id, l.GoalId, "repeat")),
                ];
        return [.. links.Values.SelectMany(l => l)];
    }

    // A goal that is printed again is reported on once, at its first place.
    private static IEnumerable<long> Originals(IEnumerable<CurrentGoal> goals)
    {
        var all = goals.ToArray();
        var originals = all.Where(g => !g.IsRepeat).ToArray();
        return (originals.Length > 0 ? originals : all).Select(g => g.Id);
    }

    private static IEnumerable<string> Headings(
        Dictionary<(long, string), PrintedEntry> printed,
        LinkedReport report
    )
    {
        var at = printed.GetValueOrDefault((report.DocumentId, report.Key));
        if (at is { Goals.Length: > 0 })
            return at.Goals.Select(g =>
                printed.GetValueOrDefault((report.DocumentId, g))?.Text ?? g
            );
        for (var depth = 0; at?.Parent is { } parent && depth < 100; depth++)
        {
            at = printed.GetValueOrDefault((report.DocumentId, parent));
            if (at?.Kind is "specific-goal" or "overarching-goal")
                return [at.Text];
        }
        return [];
    }
}
