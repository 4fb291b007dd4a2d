using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>What is to become of a row of a workbook that came back.</summary>
public enum RowFate
{
    /// <summary>It says nothing new.</summary>
    Same,

    /// <summary>It is taken over when the workbook is accepted.</summary>
    Change,

    /// <summary>Something else was said on the web meanwhile: somebody must choose.</summary>
    Conflict,

    /// <summary>It cannot be taken over as it is.</summary>
    Invalid,

    /// <summary>The answer is submitted or approved: nothing is changed before it is taken back or returned.</summary>
    Held,

    /// <summary>It was taken over; the answer may have been changed since.</summary>
    Taken,

    /// <summary>It crossed with the web and was kept beside it.</summary>
    Aside,

    /// <summary>It crossed with the web, and somebody chose the web.</summary>
    Left,
}

/// <summary>What somebody chose for a row that crossed with the web.</summary>
public enum RowChoice
{
    Workbook,
    Web,

    /// <summary>The web stays, and the row is kept beside it for a choice on the page of the duty.</summary>
    Both,
}

/// <summary>A cell in which the workbook says something else than the web does now.</summary>
/// <param name="Header">As the workbook calls the column, in Japanese; and in English.</param>
/// <param name="Was">When the workbook was made.</param>
/// <param name="Now">On the web.</param>
public sealed record CellChange(Message Header, string Was, string Returned, string Now)
{
    /// <summary>Whether something else was said on the web meanwhile.</summary>
    public bool IsConflict => Now != Was && Now != Returned;
}

/// <summary>A row of a workbook that came back, beside the answer that stands.</summary>
/// <param name="Number">In its sheet; 1-based.</param>
/// <param name="Version">Of the answer that stands.</param>
/// <param name="Problems">Why it cannot be taken over.</param>
/// <param name="Notes">What was left aside in it.</param>
/// <param name="Missing">What is missing before the answer could be submitted.</param>
/// <param name="IsAsNow">It says what the web says, to the letter.</param>
/// <param name="MaySubmit">It would be submitted together with the others: nothing is missing and it is not yet.</param>
public sealed record WorkbookRow(
    int Number,
    long DutyId,
    string Initiative,
    RowFate Fate,
    int Version,
    ReportState State,
    ImmutableArray<CellChange> Cells,
    ImmutableArray<Message> Problems,
    ImmutableArray<Message> Notes,
    ImmutableArray<Message> Missing,
    bool IsAsNow,
    bool MaySubmit
);

/// <summary>A row that has no duty of this workbook.</summary>
/// <param name="Words">With which it begins.</param>
public sealed record AddedRow(int Number, string Words);

/// <summary>A row whose duty stands further up already.</summary>
/// <param name="Differs">It says something else: then neither is taken.</param>
public sealed record DoubledRow(int Number, long DutyId, bool Differs);

/// <summary>Words in a column that is asked no more.</summary>
public sealed record LostWords(int Number, string Header, string Words);

/// <summary>When something of a workbook was taken over.</summary>
public sealed record Acceptance(
    string By,
    DateTime At,
    int Taken,
    int Aside,
    int Submitted,
    string LeftOut
);

/// <summary>A workbook that came back, beside the answers that stand.</summary>
/// <param name="Rows">In the order of the sheet.</param>
/// <param name="Deleted">Initiatives whose rows are gone, with the numbers of their duties: their answers stay.</param>
/// <param name="LostColumns">Headers that are gone from the sheet: those fields stay as they are.</param>
/// <param name="NotCarried">What was written in columns that the round asks no more.</param>
/// <param name="NewQuestions">What the round asks and the workbook, being older, does not.</param>
public sealed record WorkbookView(
    long Id,
    long RoundId,
    string Round,
    RoundState State,
    long OrganisationId,
    string Organisation,
    string FileName,
    long Bytes,
    string Sha256,
    string By,
    DateTime At,
    ImmutableArray<WorkbookRow> Rows,
    ImmutableArray<AddedRow> Added,
    ImmutableArray<DoubledRow> Doubled,
    ImmutableArray<(long DutyId, string Initiative)> Deleted,
    ImmutableArray<string> LostColumns,
    ImmutableArray<LostWords> NotCarried,
    ImmutableArray<string> NewQuestions,
    ImmutableArray<Message> Remarks,
    ImmutableArray<Acceptance> Acceptances
)
{
    public IEnumerable<WorkbookRow> Of(RowFate fate) => Rows.Where(r => r.Fate == fate);
}
