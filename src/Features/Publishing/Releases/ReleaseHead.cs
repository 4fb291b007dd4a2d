using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A release and what it was made from, with the names of its day. Times are UTC.</summary>
public sealed class ReleaseHead
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public int Number { get; init; }
    public long RoundId { get; init; }
    public string RoundName { get; init; } = "";
    public string EditionSlug { get; init; } = "";
    public string EditionName { get; init; } = "";
    public long CutId { get; init; }
    public int CutNumber { get; init; }
    public string CutHash { get; init; } = "";
    public string Title { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string Note { get; init; } = "";
    public string NoteEn { get; init; } = "";
    public string Hash { get; init; } = "";
    public long LedgerLine { get; init; }
    public string LedgerHash { get; init; } = "";
    public string PersonName { get; init; } = "";
    public DateTime At { get; init; }

    /// <summary>Null: cancelled.</summary>
    public DateTime? PublishAt { get; init; }
    public bool IsLatest { get; init; }

    public Message Name => new(Title, TitleEn);

    public Message Words => new(Note, NoteEn.Length > 0 ? NoteEn : Note);

    /// <summary>The columns of <c>released</c> as r, without the manifest.</summary>
    internal const string Select = """
        select r.id, r.code, r.number, r.round_id as RoundId, r.round_name as RoundName, r.edition_slug as EditionSlug,
            r.edition_name as EditionName, r.cut_id as CutId, r.cut_number as CutNumber, r.cut_hash as CutHash, r.title,
            r.title_en as TitleEn, r.note, r.note_en as NoteEn, r.hash, r.ledger_line as LedgerLine,
            r.ledger_hash as LedgerHash, r.person_name as PersonName, r.at, r.publish_at as PublishAt,
            r.is_latest as IsLatest
        from released r
        """;
}
