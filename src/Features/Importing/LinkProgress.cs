using System.Text.Json;
using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Ties the slides of an edition to its current register: entries to the goals they report on, abbreviations to
/// the organisations they mean there. Worked out anew after every import, so the order of imports does not matter.</summary>
internal static class LinkProgress
{
    public static async Task RunAsync(
        NpgsqlConnection connection,
        long editionId,
        CancellationToken ct
    )
    {
        await ResolveAliasesAsync(connection, editionId);
        var links = GoalLinks.Find(
            await GoalsAsync(connection, editionId),
            await ReportsAsync(connection, editionId),
            await HeadingsAsync(connection, editionId)
        );
        await connection.ExecuteAsync(
            """
            delete from progress_goal l using progress p
            where p.id = l.progress_id and p.edition_id = @editionId
            """,
            new { editionId }
        );
        await RowWriter.WriteAsync(
            connection,
            "progress_goal (progress_id, goal_id, basis)",
            links,
            (w, l) => w.Id(l.ReportId).Id(l.GoalId).Text(l.Basis),
            ct
        );
    }

    private static Task<int> ResolveAliasesAsync(NpgsqlConnection connection, long editionId) =>
        connection.ExecuteAsync(
            """
            with register as (
                select a.printed, a.organisation_id
                from edition e join alias a on a.document_id = e.current_document_id
                where e.id = @editionId and a.basis in ('table', 'name') and a.organisation_id is not null)
            update alias a set organisation_id = r.organisation_id,
                basis = case when r.organisation_id is null then 'unknown' else 'register' end
            from alias b
            join source_document d on d.id = b.document_id
            left join register r on r.printed = b.printed
            where d.edition_id = @editionId and d.family <> 'register' and b.basis in ('unknown', 'register')
                and a.document_id = b.document_id and a.printed = b.printed;

            update progress_organisation o set organisation_id = a.organisation_id
            from progress p join alias a on a.document_id = p.document_id
            where p.edition_id = @editionId and p.id = o.progress_id and a.printed = o.printed
                and a.basis in ('unknown', 'register')
                and o.organisation_id is distinct from a.organisation_id;

            update passage s set organisations = named.ids
            from (
                select p.document_id, '/progress/' || p.code as path,
                    array_agg(distinct o.organisation_id) filter (where o.organisation_id is not null) as ids
                from progress p join progress_organisation o on o.progress_id = p.id
                where p.edition_id = @editionId
                group by 1, 2) named
            where s.document_id = named.document_id and s.kind = 'progress' and s.path = named.path
                and named.ids is not null and s.organisations <> named.ids;
            """,
            new { editionId }
        );

    private static async Task<IReadOnlyList<CurrentGoal>> GoalsAsync(
        NpgsqlConnection connection,
        long editionId
    ) =>
        [
            .. await connection.QueryAsync<CurrentGoal>(
                """
                select g.id, g.match_keys as Keys, g.repeat_of_id is not null as IsRepeat
                from edition e join goal g on g.document_id = e.current_document_id
                where e.id = @editionId order by g.position
                """,
                new { editionId }
            ),
        ];

    private static async Task<IReadOnlyList<LinkedReport>> ReportsAsync(
        NpgsqlConnection connection,
        long editionId
    ) =>
        [
            .. await connection.QueryAsync<LinkedReport>(
                """
                select id, document_id as DocumentId, entry_key as Key, repeat_of_id as RepeatOfId
                from progress where edition_id = @editionId order by document_id, position
                """,
                new { editionId }
            ),
        ];

    private static async Task<IReadOnlyList<PrintedEntry>> HeadingsAsync(
        NpgsqlConnection connection,
        long editionId
    )
    {
        var rows = await connection.QueryAsync<(long, string, string?, string, string, string?)>(
            """
            select x.document_id, x.key, x.parent_key, x.kind, x.text, (x.fields -> 'goals')::text
            from entry x
            where x.document_id in (select document_id from progress where edition_id = @editionId)
            """,
            new { editionId }
        );
        return
        [
            .. rows.Select(r => new PrintedEntry(
                r.Item1,
                r.Item2,
                r.Item3,
                r.Item4,
                r.Item5,
                Goals(r.Item6)
            )),
        ];
    }

    private static string[] Goals(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];
}
