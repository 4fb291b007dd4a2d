using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>What the current documents leave open, by document.</summary>
public sealed class GetQuestions(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<OpenQuestion>> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<OpenQuestion>(new(Sql, cancellationToken: cancellation)),
        ];
    }

    private const string Sql = """
        select d.sha256, d.title as document, q.kind, q.subject, q.text_ja as textja, q.text_en as texten, q.lines,
            q.candidates, coalesce(i.code, g.code) as code
        from question q
        join source_document d on d.id = q.document_id
        left join initiative i on i.document_id = q.document_id and i.entry_key = q.entry_key
        left join goal g on g.document_id = q.document_id and g.entry_key = q.entry_key
        where not exists (select from source_document later where later.replaces_id = d.id)
        order by d.as_of desc nulls last, d.id, q.position
        """;
}

/// <summary>One question that a person must settle.</summary>
public sealed class OpenQuestion
{
    public string Sha256 { get; init; } = "";
    public string Document { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    public string TextJa { get; init; } = "";
    public string TextEn { get; init; } = "";
    public int[] Lines { get; init; } = [];
    public string[] Candidates { get; init; } = [];

    /// <summary>Of the initiative (i…) or goal (g…) it is about; null where it is about neither.</summary>
    public string? Code { get; init; }
}
