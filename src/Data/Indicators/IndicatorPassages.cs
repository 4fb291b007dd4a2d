using Dapper;
using Npgsql;
using Shirube.Domain.Texts;

namespace Shirube.Data.Indicators;

/// <summary>What search finds of the indicators that anybody may see, each once.</summary>
public static class IndicatorPassages
{
    /// <summary>Written anew, in the caller's transaction.</summary>
    public static async Task RefreshAsync(NpgsqlConnection connection)
    {
        var found = (
            await connection.QueryAsync<(long DocumentId, string Code, string Body)>(
                """
                with gone as (delete from passage where kind = 'indicator')
                select coalesce(e.current_document_id, i.document_id), i.code,
                    concat_ws(' ', i.title, i.title_en, i.unit, nullif(i.statement, i.title))
                from public_indicator i left join edition e on e.id = i.edition_id
                where coalesce(e.current_document_id, i.document_id) is not null
                order by i.id
                """
            )
        ).AsList();
        await connection.ExecuteAsync(
            """
            insert into passage (document_id, kind, path, body, norm, organisations, weight)
            select p.document, 'indicator', '/indicators/' || p.code, p.body, p.norm, '{}', 0.85
            from unnest(@documents, @codes, @bodies, @norms) p (document, code, body, norm)
            """,
            new
            {
                documents = found.Select(f => f.DocumentId).ToArray(),
                codes = found.Select(f => f.Code).ToArray(),
                bodies = found.Select(f => f.Body).ToArray(),
                norms = found.Select(f => Normal.ForSearch(f.Body)).ToArray(),
            }
        );
    }
}
