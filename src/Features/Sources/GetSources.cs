using Dapper;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>Every imported document: those that count first, newest first; then those that another took the place of.</summary>
public sealed class GetSources(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<SourceCard>> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<SourceCard>(
                new($"{SourceCard.Select} order by {Order}", cancellationToken: cancellation)
            ),
        ];
    }

    private const string Order = "later.sha256 is not null, d.imported_at desc, d.id desc";
}

/// <summary>A document and the account of its reading, in lines.</summary>
public sealed class SourceCard
{
    public long Id { get; init; }

    /// <summary>64 digits; the first 12 are its address.</summary>
    public string Sha256 { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>The file's name when it was imported.</summary>
    public string Name { get; init; } = "";

    /// <summary>register, progress-slides, follow-up-slides, outline.</summary>
    public string Family { get; init; } = "";
    public string Language { get; init; } = "ja";
    public string Encoding { get; init; } = "";

    /// <summary>ISO 8601 with the precision of the source.</summary>
    public string? AsOf { get; init; }
    public string? Edition { get; init; }
    public string? EditionSlug { get; init; }
    public DateTime ImportedAt { get; init; }
    public int Bytes { get; init; }
    public int Lines { get; init; }
    public int Blank { get; init; }
    public int Read { get; init; }
    public int Furniture { get; init; }
    public int Unread { get; init; }
    public int Entries { get; init; }
    public int Questions { get; init; }

    /// <summary>Pages, sheets or slides; 0 where the format has none.</summary>
    public int Pages { get; init; }

    /// <summary>SHA-256 of the document that took its place, and of the one whose place it took.</summary>
    public string? ReplacedBy { get; init; }
    public string? Replaces { get; init; }

    /// <summary>What is not blank.</summary>
    public int Written => Lines - Blank;

    internal const string Select = """
        select d.id, d.sha256, d.title, d.name, d.family, d.language, d.encoding, d.as_of as asof,
            e.name as edition, e.slug as editionslug, d.imported_at as importedat, octet_length(d.content) as bytes,
            d.lines, d.blank_lines as blank, d.read_lines as read, d.furniture_lines as furniture, d.unread_lines as unread,
            (select count(*)::int from entry n where n.document_id = d.id) as entries,
            (select count(*)::int from question q where q.document_id = d.id) as questions,
            (select count(*)::int from source_page g where g.document_id = d.id) as pages,
            later.sha256 as replacedby, older.sha256 as replaces
        from source_document d
        left join edition e on e.id = d.edition_id
        left join source_document older on older.id = d.replaces_id
        left join lateral (
            select l.sha256 from source_document l where l.replaces_id = d.id order by l.imported_at desc, l.id desc limit 1
        ) later on true
        """;
}
