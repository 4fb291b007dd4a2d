using System.Collections.Immutable;
using Shirube.Domain.Publishing;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A released answer as it stands today, with what was first published where that differs.</summary>
public sealed class ReleasedAnswer
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string ReleaseCode { get; init; } = "";
    public string ReleaseTitle { get; init; } = "";
    public string ReleaseTitleEn { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime PublishAt { get; init; }

    /// <summary>Of a release that no later one of its round took the place of.</summary>
    public bool IsLatest { get; init; }
    public long RoundId { get; init; }
    public string RoundName { get; init; } = "";
    public string EditionName { get; init; } = "";
    public int CutNumber { get; init; }
    public int Version { get; init; }
    public string InitiativeCode { get; init; } = "";
    public string InitiativeText { get; init; } = "";
    public string OrganisationSlug { get; init; } = "";
    public string OrganisationName { get; init; } = "";
    public string Role { get; init; } = "";
    public string Proof { get; init; } = "";
    public string Hash { get; init; } = "";
    public string Status { get; init; } = "";

    /// <summary>The one that the figures of the release count.</summary>
    public string FirstStatus { get; init; } = "";
    public string Progress { get; init; } = "";
    public string FirstProgress { get; init; } = "";
    public string Next { get; init; } = "";
    public string FirstNext { get; init; } = "";
    public string EvidenceJson { get; init; } = "[]";
    public string FirstEvidenceJson { get; init; } = "[]";
    public string FiguresJson { get; init; } = "[]";
    public bool IsUnchanged { get; init; }
    public int Corrections { get; init; }

    public ImmutableArray<ReleasedEvidence> Evidence => ContentJson.Evidence(EvidenceJson);

    /// <summary>As they were released: a later correction is a line of the indicator's own history.</summary>
    public ImmutableArray<ReleasedFigure> Figures => ContentJson.Figures(FiguresJson);

    internal const string Select = """
        select a.id, a.code, a.release_code as ReleaseCode, r.title as ReleaseTitle, r.title_en as ReleaseTitleEn,
            a.publish_at as PublishAt, a.is_latest as IsLatest, a.round_id as RoundId, a.round_name as RoundName,
            r.edition_name as EditionName, r.cut_number as CutNumber, a.version, a.initiative_code as InitiativeCode,
            a.initiative_text as InitiativeText, a.organisation_slug as OrganisationSlug,
            a.organisation_name as OrganisationName, a.role, a.proof, a.hash, a.status,
            a.content ->> 'status' as FirstStatus, a.progress, a.content ->> 'progress' as FirstProgress,
            a.next, a.content ->> 'next' as FirstNext, a.evidence::text as EvidenceJson,
            (a.content -> 'evidence')::text as FirstEvidenceJson,
            coalesce(a.content -> 'figures', '[]')::text as FiguresJson,
            (a.content ->> 'isUnchanged')::boolean as IsUnchanged, a.corrections
        from released_answer a join released r on r.id = a.release_id
        """;
}

/// <summary>A correction (正誤), with both texts.</summary>
public sealed class ReleasedCorrection
{
    public string Code { get; init; } = "";
    public string ReleaseCode { get; init; } = "";
    public string AnswerCode { get; init; } = "";
    public string InitiativeText { get; init; } = "";
    public string OrganisationName { get; init; } = "";
    public string Field { get; init; } = "";

    /// <summary>As JSON: a string, or a list of evidence.</summary>
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
    public string Reason { get; init; } = "";
    public string PersonName { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public CorrectionField Of => CorrectionFields.Parse(Field)!.Value;

    internal const string Select = """
        select k.code, k.release_code as ReleaseCode, k.answer_code as AnswerCode, k.initiative_text as InitiativeText,
            k.organisation_name as OrganisationName, k.field, k.before::text as Before, k.after::text as After, k.reason,
            k.person_name as PersonName, k.at
        from released_correction k
        """;
}
