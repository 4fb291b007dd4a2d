using System.Text.Json;
using Dapper;
using Npgsql;

namespace Shirube.Features.Portfolio;

/// <summary>What the current documents about research hold: the entries of family portfolio-slides, in one statement.</summary>
public sealed class GetPortfolio(NpgsqlDataSource database)
{
    public async Task<PortfolioView> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(
            new(
                """
                select d.sha256, d.title, d.language, n.key, n.parent_key as parentkey, n.kind, n.text,
                    n.first_line as line, n.fields::text as fields
                from entry n join source_document d on d.id = n.document_id
                where d.family = 'portfolio-slides'
                    and not exists (select from source_document l where l.replaces_id = d.id)
                order by d.as_of desc nulls last, d.id desc, n.position
                """,
                cancellationToken: cancellation
            )
        );
        return new([
            .. rows.Select(r => new PortfolioEntry(
                r.Sha256,
                r.Title,
                r.Language,
                r.Key,
                r.ParentKey,
                r.Kind,
                r.Text,
                r.Line,
                JsonSerializer.Deserialize<JsonElement>(r.Fields)
            )),
        ]);
    }

    private sealed class Row
    {
        public string Sha256 { get; init; } = "";
        public string Title { get; init; } = "";
        public string Language { get; init; } = "";
        public string Key { get; init; } = "";
        public string? ParentKey { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public int Line { get; init; }
        public string Fields { get; init; } = "{}";
    }
}
