using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Takes away what an earlier reading made of a document, so that a newer one can be written in its place.</summary>
internal static class ReadAnew
{
    public static async Task ClearAsync(
        NpgsqlConnection connection,
        long documentId,
        Draft draft,
        long? editionId,
        DateTime at
    )
    {
        var former = await connection.QuerySingleAsync<long?>(
            "select edition_id from source_document where id = @documentId",
            new { documentId }
        );
        await connection.ExecuteAsync(Clear, new { id = documentId });
        var (facts, account) = (draft.Facts, draft.Proposal.Account);
        await connection.ExecuteAsync(
            """
            update source_document set encoding = @Encoding, family = @Family, title = @title, as_of = @AsOf,
                language = @Language, edition_id = @editionId, lines = @Lines, blank_lines = @Blank, read_lines = @Read,
                furniture_lines = @furniture, unread_lines = @unread, imported_at = @at, format = @Format
            where id = @documentId
            """,
            new
            {
                documentId,
                facts.Encoding,
                facts.Family,
                title = RowWriter.Storable(facts.Title),
                facts.AsOf,
                facts.Language,
                editionId,
                account.Lines,
                account.Blank,
                account.Read,
                furniture = draft.Lines.Count(l => l.State == "furniture"),
                unread = draft.Lines.Count(l => l.State == "unread"),
                at,
                draft.Document.Format,
            }
        );
        if (former is { } left && left != editionId)
            await DocumentShelf.MakeCurrentAsync(connection, left);
    }

    // Rows of other documents may point at this one's: what they point at is found again when progress is linked anew.
    private const string Clear = """
        delete from passage where document_id = @id;
        delete from question where document_id = @id;
        delete from scoreboard_row where document_id = @id;
        delete from progress_goal where progress_id in (select id from progress where document_id = @id)
            or goal_id in (select id from goal where document_id = @id);
        delete from progress_organisation where progress_id in (select id from progress where document_id = @id);
        update progress set repeat_of_id = null where repeat_of_id in (select id from progress where document_id = @id);
        delete from progress where document_id = @id;
        delete from responsibility where initiative_id in (select id from initiative where document_id = @id);
        delete from initiative where document_id = @id;
        update goal set repeat_of_id = null, parent_id = null where document_id = @id;
        delete from goal where document_id = @id;
        update section set parent_id = null where document_id = @id;
        delete from section where document_id = @id;
        update edition set current_document_id = null where current_document_id = @id;
        delete from alias where document_id = @id;
        delete from entry where document_id = @id;
        delete from source_line where document_id = @id;
        delete from source_page where document_id = @id;
        delete from source_remark where document_id = @id;
        """;
}
