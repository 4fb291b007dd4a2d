namespace Shirube.Domain.People;

/// <summary>What somebody may want to do that not everybody may.</summary>
public enum UseCase
{
    /// <summary>Bring documents in and decide about their readings (<c>/import</c>).</summary>
    WorkAtTheDesk,

    /// <summary>See who has access (<c>/people</c>).</summary>
    SeePeople,

    /// <summary>Invite a person, with a role.</summary>
    InvitePerson,

    /// <summary>Give or end a role of a person.</summary>
    ChangeMembership,

    /// <summary>End a person's access, or the sessions that are open.</summary>
    EndAccess,

    /// <summary>See a round that is not published (<c>/rounds</c>): reporters their own duties and what shares them.</summary>
    SeeRounds,

    /// <summary>Make a round, open, close and reopen it, and settle who leads where nobody is marked.</summary>
    RunRound,

    /// <summary>Write, submit and take back an answer.</summary>
    AnswerDuty,

    /// <summary>Take the survey workbook of an organisation, with its last answers.</summary>
    MakeWorkbook,

    /// <summary>Bring a survey workbook back that was filled, see what it changes, and take it over.</summary>
    ReturnWorkbook,

    /// <summary>Return or approve an answer.</summary>
    ReviewReport,

    /// <summary>Say that an answer was checked, and how.</summary>
    VerifyReport,

    /// <summary>Read and write comments about an initiative in a round: reporters about what they share.</summary>
    Comment,

    /// <summary>Write to those who are late with their answers.</summary>
    RemindLate,

    /// <summary>See what mails wait and went, and mark those sent by hand.</summary>
    KeepOutbox,

    /// <summary>See data cuts and the scoreboards that are counted from them.</summary>
    SeeCuts,

    /// <summary>Take a data cut of a round.</summary>
    TakeCut,

    /// <summary>See releases before their time.</summary>
    SeeReleases,

    /// <summary>Make a release of a data cut, move its time, cancel it before that time.</summary>
    PublishRelease,

    /// <summary>Correct what was released, with both texts kept.</summary>
    CorrectRelease,

    /// <summary>See indicators with what is not public yet (<c>/indicators/edit</c>).</summary>
    SeeIndicators,

    /// <summary>Define an indicator; say its baseline, targets, actuals and breaks, and correct them.</summary>
    KeepIndicators,

    /// <summary>Change one's own password and second factor.</summary>
    ChangeOwnAccount,
}
