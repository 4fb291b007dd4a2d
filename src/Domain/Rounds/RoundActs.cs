using System.Collections.Immutable;
using Shirube.Domain.People;

namespace Shirube.Domain.Rounds;

/// <summary>Something that people do about a round.</summary>
/// <param name="Name">As docs/permissions.md calls it.</param>
/// <param name="UseCase">Whom it is allowed to: <see cref="Permissions"/>.</param>
/// <param name="In">The states of the round in which it can be done.</param>
public sealed record RoundAct(string Name, UseCase UseCase, ImmutableArray<RoundState> In)
{
    /// <summary>Whether that role may do it only about what its own organisation answers for or shares.</summary>
    public bool IsForOwn(PersonRole role) =>
        Permissions.IsForOwn(role, UseCase)
        || role.IsOfAnOrganisation() && Name == RoundActs.SeeAnswer;

    public bool Allows(PersonRole role, bool isOwn, RoundState state) =>
        Permissions.Allows(role, UseCase) && (isOwn || !IsForOwn(role)) && In.Contains(state);
}

/// <summary>Use case × role × own or another's × state of the round: who may is <see cref="Permissions"/>, when is
/// <see cref="RoundTransitions"/> and <see cref="ReportTransitions"/>, and for everything else the states given here, which
/// the use cases ask. Tests try every cell over HTTP and in SQL.</summary>
public static class RoundActs
{
    public const string SeeAnswer = "see an answer";
    public const string ChangeQuestions = "change the questions";
    public const string CorrectDueDate = "correct the due date";
    public const string SettleLead = "settle who leads";
    public const string Rename = "rename";
    public const string Drop = "drop";

    private static readonly ImmutableArray<RoundState> Always =
    [
        RoundState.Preparing,
        RoundState.Open,
        RoundState.Closed,
    ];

    private static readonly ImmutableArray<RoundState> UntilClosed =
    [
        RoundState.Preparing,
        RoundState.Open,
    ];

    private static readonly ImmutableArray<RoundState> OnceOpened =
    [
        RoundState.Open,
        RoundState.Closed,
    ];

    public static ImmutableArray<RoundAct> All { get; } =
    [
        new("see the board", UseCase.SeeRounds, Always),
        new(SeeAnswer, UseCase.SeeRounds, Always),
        new(ChangeQuestions, UseCase.RunRound, UntilClosed),
        new(CorrectDueDate, UseCase.RunRound, UntilClosed),
        new(SettleLead, UseCase.RunRound, [RoundState.Preparing]),
        new(Rename, UseCase.RunRound, [RoundState.Preparing]),
        new(Drop, UseCase.RunRound, [RoundState.Preparing]),
        .. Enum.GetValues<RoundAction>()
            .Select(a => new RoundAct(Lower(a), UseCase.RunRound, StatesOf(a))),
        .. Enum.GetValues<ReportAction>()
            .Select(a => new RoundAct(Lower(a), a.Needs(), StatesOf(a))),
        new("hand in a file", UseCase.AnswerDuty, StatesOf(ReportAction.Save)),
        new("give a figure", UseCase.AnswerDuty, StatesOf(ReportAction.Save)),
        new("take the workbook", UseCase.MakeWorkbook, OnceOpened),
        new("return a workbook", UseCase.ReturnWorkbook, OnceOpened),
        new("save and submit by a workbook", UseCase.ReturnWorkbook, OnceOpened),
        new("approve many", UseCase.ReviewReport, StatesOf(ReportAction.Approve)),
        new("take over a figure", UseCase.ReviewReport, StatesOf(ReportAction.Approve)),
        new("verify", UseCase.VerifyReport, OnceOpened),
        new("comment", UseCase.Comment, Always),
        new("remind who is late", UseCase.RemindLate, OnceOpened),
        new("take a data cut", UseCase.TakeCut, [RoundState.Closed]),
        new("see a data cut", UseCase.SeeCuts, Always),
        new("publish a release", UseCase.PublishRelease, OnceOpened),
        new("correct a release", UseCase.CorrectRelease, OnceOpened),
    ];

    public static bool Is(string act, RoundState state) =>
        All.First(a => a.Name == act).In.Contains(state);

    /// <summary>Whether a use case with one act is for that state.</summary>
    public static bool IsFor(UseCase useCase, RoundState state) =>
        All.Where(a => a.UseCase == useCase).All(a => a.In.Contains(state));

    private static ImmutableArray<RoundState> StatesOf(RoundAction action) =>
        [.. RoundTransitions.All.Where(t => t.Action == action).Select(t => t.From)];

    private static ImmutableArray<RoundState> StatesOf(ReportAction action) =>
        [
            .. Always.Where(round =>
                Enum.GetValues<ReportState>()
                    .Any(from => ReportTransitions.Of(from, action, round).Step is not null)
            ),
        ];

    private static string Lower(Enum action) => action.ToString().ToLowerInvariant();
}
