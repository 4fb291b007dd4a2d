using System.Collections.Immutable;
using Shirube.Domain.People;

namespace Shirube.Domain.Rounds;

/// <summary>Where one organisation's answer for one initiative stands.</summary>
public enum ReportState
{
    /// <summary>Nothing was written yet.</summary>
    None,
    Draft,
    Submitted,

    /// <summary>The secretariat asks for something more; what was answered is kept.</summary>
    Returned,
    Approved,
}

public enum ReportAction
{
    Save,
    Submit,
    TakeBack,
    Return,
    Approve,
}

/// <summary>What can happen to an answer, when, and by whom. The one table that use cases ask.</summary>
/// <param name="IsOwn">Only by the organisation whose duty it is.</param>
/// <param name="NeedsReason">Whether words must go with it.</param>
/// <param name="IsByWorkbook">Whether it is also done by bringing the organisation's survey workbook, by whoever may that
/// (<see cref="UseCase.ReturnWorkbook"/>).</param>
public sealed record ReportTransition(
    ReportState From,
    ReportAction Action,
    ReportState To,
    PersonRole By,
    bool IsOwn,
    bool NeedsReason,
    bool IsByWorkbook
);

public static class ReportTransitions
{
    public static ImmutableArray<ReportTransition> All { get; } =
    [
        Reporter(ReportState.None, ReportAction.Save, ReportState.Draft),
        Reporter(ReportState.Draft, ReportAction.Save, ReportState.Draft),
        Reporter(ReportState.Returned, ReportAction.Save, ReportState.Returned),
        Reporter(ReportState.Draft, ReportAction.Submit, ReportState.Submitted),
        Reporter(ReportState.Returned, ReportAction.Submit, ReportState.Submitted),
        Reporter(ReportState.Submitted, ReportAction.TakeBack, ReportState.Draft),
        Secretariat(ReportState.Submitted, ReportAction.Return, ReportState.Returned, true),
        Secretariat(ReportState.Approved, ReportAction.Return, ReportState.Returned, true),
        Secretariat(ReportState.Submitted, ReportAction.Approve, ReportState.Approved, false),
    ];

    /// <returns>What it becomes; or why it cannot.</returns>
    public static (ReportTransition? Step, Message? Refusal) Of(
        ReportState from,
        ReportAction action,
        RoundState round
    )
    {
        if (round == RoundState.Preparing)
            return (null, NotOpen);
        foreach (var t in All)
            if (t.From == from && t.Action == action)
                return (t, null);
        return (
            null,
            new(
                $"この回答は「{from.Label().Ja}」なので、{action.Label().Ja}ことはできません。{Onward(from).Ja}",
                $"This answer is {from.Label().En.ToLowerInvariant()}: it cannot be {action.Label().En}. {Onward(from).En}"
            )
        );
    }

    public static string Name(this ReportState state) => state.ToString().ToLowerInvariant();

    public static ReportState Parse(string name) =>
        Enum.GetValues<ReportState>().First(s => s.Name() == name);

    public static Message Label(this ReportState state) =>
        state switch
        {
            ReportState.None => new("未記入", "Not begun"),
            ReportState.Draft => new("下書き", "Draft"),
            ReportState.Submitted => new("提出済み", "Submitted"),
            ReportState.Returned => new("差し戻し", "Returned"),
            _ => new("承認済み", "Approved"),
        };

    public static Message Label(this ReportAction action) =>
        action switch
        {
            ReportAction.Save => new("書きかえる", "changed"),
            ReportAction.Submit => new("提出する", "submitted"),
            ReportAction.TakeBack => new("取り戻す", "taken back"),
            ReportAction.Return => new("差し戻す", "returned"),
            _ => new("承認する", "approved"),
        };

    /// <summary>What somebody must be allowed to do for it.</summary>
    public static UseCase Needs(this ReportAction action) =>
        action is ReportAction.Return or ReportAction.Approve
            ? UseCase.ReviewReport
            : UseCase.AnswerDuty;

    private static Message Onward(ReportState from) =>
        from switch
        {
            ReportState.None => new("まず記入してください。", "Fill it in first."),
            ReportState.Submitted => new(
                "書きかえるには、提出を取り戻してください。",
                "To change it, take the submission back."
            ),
            ReportState.Approved => new(
                "書きかえるには、事務局に差し戻しを頼んでください。",
                "To change it, ask the secretariat to return it."
            ),
            _ => new("提出されるのを待ってください。", "Wait until it is submitted."),
        };

    private static Message NotOpen { get; } =
        new("このフォローアップはまだ開かれていません。", "This round has not been opened yet.");

    private static ReportTransition Reporter(
        ReportState from,
        ReportAction action,
        ReportState to
    ) =>
        new(
            from,
            action,
            to,
            PersonRole.Reporter,
            IsOwn: true,
            NeedsReason: false,
            IsByWorkbook: action != ReportAction.TakeBack
        );

    private static ReportTransition Secretariat(
        ReportState from,
        ReportAction action,
        ReportState to,
        bool reason
    ) => new(from, action, to, PersonRole.Secretariat, IsOwn: false, reason, IsByWorkbook: false);
}
