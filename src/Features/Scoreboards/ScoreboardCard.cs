namespace Shirube.Features.Scoreboards;

/// <summary>A document that holds a scoreboard.</summary>
public sealed class ScoreboardCard
{
    public long Id { get; init; }
    public string Sha256 { get; init; } = "";
    public string Title { get; init; } = "";
    public string Language { get; init; } = "ja";
    public string? AsOf { get; init; }
    public string? Edition { get; init; }
    public string? EditionSlug { get; init; }

    /// <summary>Rows that are no total.</summary>
    public int Areas { get; init; }

    /// <summary>Reported beside the figures, those printed again not counted.</summary>
    public int Entries { get; init; }

    /// <summary>Whether a later document took its place.</summary>
    public bool IsReplaced { get; init; }

    internal const string Select = """
        select d.id, d.sha256, d.title, d.language, d.as_of as asof, e.name as edition, e.slug as editionslug, r.areas,
            (select count(*)::int from progress p where p.document_id = d.id and p.repeat_of_id is null) as entries,
            exists (select from source_document later where later.replaces_id = d.id) as isreplaced
        from (select document_id, (count(*) filter (where not is_total))::int as areas
            from scoreboard_row group by document_id) r
        join source_document d on d.id = r.document_id
        left join edition e on e.id = d.edition_id
        """;
}
