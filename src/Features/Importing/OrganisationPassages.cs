using Dapper;
using Npgsql;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>The organisations that the register speaks of, each once for search, whatever document named it first.</summary>
internal static class OrganisationPassages
{
    public static async Task RefreshAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var named = await connection.QueryAsync<(
            long Id,
            string Slug,
            string Body,
            long DocumentId
        )>(
            """
            with gone as (delete from passage where kind = 'organisation')
            select o.id, o.slug, concat_ws(' ', p.name, o.name, o.name_en), min(a.document_id)
            from organisation o
            join alias a on a.organisation_id = o.id
            left join organisation p on p.id = o.parent_id
            where not exists (select from source_document later where later.replaces_id = a.document_id)
            group by o.id, p.name
            """
        );
        await RowWriter.WriteAsync(
            connection,
            "passage (document_id, kind, path, body, norm, organisations, weight)",
            named,
            (w, o) =>
                w.Id(o.DocumentId)
                    .Text("organisation")
                    .Text($"/organisations/{o.Slug}")
                    .Text(o.Body)
                    .Text(Normal.ForSearch(o.Body))
                    .Ids([o.Id])
                    .Real(0.95),
            ct
        );
    }
}
