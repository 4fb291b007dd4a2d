namespace Shirube.Domain.Scoreboards;

/// <summary>Why an initiative counts in another way in the second of two cuts. In the order in which a change of a rate is
/// taken apart.</summary>
public enum MoveReason
{
    /// <summary>The other edition does not hold it.</summary>
    Removed,

    /// <summary>The first edition did not hold it.</summary>
    Added,

    /// <summary>It went from one line to another: another organisation, area or goal.</summary>
    Reassigned,

    /// <summary>There was a report, and none counts now: returned, taken back, or not given again.</summary>
    Withdrawn,

    /// <summary>There was no report.</summary>
    Reported,

    StatusChanged,

    /// <summary>Claimed, evidenced, verified.</summary>
    ProofChanged,
}

/// <summary>Initiatives that went the same way between two cuts, in one line of a scoreboard. They are matched by their
/// permanent public id alone: what has another id was removed and added, however alike the words are.</summary>
/// <param name="Was">Whether the first cut holds them at all, in whatever line.</param>
/// <param name="Is">The same of the second.</param>
/// <param name="Before">Null: not in this line in the first cut.</param>
/// <param name="After">Null: not in this line in the second.</param>
public readonly record struct Transition(
    bool Was,
    bool Is,
    Standing? Before,
    Standing? After,
    int Initiatives
)
{
    /// <summary>What the figure gains by them, or loses.</summary>
    public int Delta(Figure figure) =>
        Initiatives
        * (
            (After is { } after && figure.Counts(after) ? 1 : 0)
            - (Before is { } before && figure.Counts(before) ? 1 : 0)
        );

    /// <summary>The first of the reasons that holds; null where nothing changed.</summary>
    public MoveReason? Why =>
        !Was ? MoveReason.Added
        : !Is ? MoveReason.Removed
        : Before is not { } before || After is not { } after ? MoveReason.Reassigned
        : (before.Status, after.Status) switch
        {
            (not null, null) => MoveReason.Withdrawn,
            (null, not null) => MoveReason.Reported,
            var (one, other) when one != other => MoveReason.StatusChanged,
            _ => before.Proof != after.Proof ? MoveReason.ProofChanged : null,
        };

    /// <summary>Why that figure moved: with another status there may be other evidence, too.</summary>
    public MoveReason? WhyOf(Figure figure) =>
        Delta(figure) == 0 ? null
        : Why == MoveReason.StatusChanged && figure.IsOfProof ? MoveReason.ProofChanged
        : Why;
}

public static class MoveReasons
{
    /// <summary>For addresses and files.</summary>
    public static string Name(this MoveReason reason) =>
        reason switch
        {
            MoveReason.Removed => "removed",
            MoveReason.Added => "added",
            MoveReason.Reassigned => "reassigned",
            MoveReason.Withdrawn => "withdrawn",
            MoveReason.Reported => "reported",
            MoveReason.StatusChanged => "status-changed",
            _ => "proof-changed",
        };

    /// <returns>Null where there is none of that name.</returns>
    public static MoveReason? Parse(string name)
    {
        foreach (var reason in Enum.GetValues<MoveReason>())
            if (reason.Name() == name)
                return reason;
        return null;
    }

    public static Message Label(this MoveReason reason) =>
        reason switch
        {
            MoveReason.Removed => new("取組がなくなった", "Initiative removed"),
            MoveReason.Added => new("取組が加わった", "Initiative added"),
            MoveReason.Reassigned => new("担当・分野・目標が移った", "Moved between lines"),
            MoveReason.Withdrawn => new(
                "報告がなくなった（差し戻しなど）",
                "Report withdrawn or returned"
            ),
            MoveReason.Reported => new("新たに報告された", "Newly reported"),
            MoveReason.StatusChanged => new("進捗状況が変わった", "Status changed"),
            _ => new("根拠・確認が変わった", "Evidence or verification changed"),
        };
}
