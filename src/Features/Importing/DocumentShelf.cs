using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>A document that stands in the register.</summary>
internal sealed record StandingDocument(long Id, string Sha256, string? AsOf);

/// <summary>The rows of source documents.</summary>
internal static class DocumentShelf
{
    public static Task<long?> FindAsync(NpgsqlConnection connection, string sha256) =>
        connection.QuerySingleOrDefaultAsync<long?>(
            "select id from source_document where sha256 = @sha256",
            new { sha256 }
        );

    /// <summary>The document that a changed text takes the place of: of the same family, edition and title; without an
    /// edition, of the same file name too. An edition has one register, whatever its title.</summary>
    public static Task<StandingDocument?> FindReplacedAsync(
        NpgsqlConnection connection,
        Draft draft,
        long? editionId
    ) =>
        connection.QueryFirstOrDefaultAsync<StandingDocument>(
            """
            select d.id, d.sha256, d.as_of as AsOf from source_document d
            where d.family = @Family and d.edition_id is not distinct from @editionId
                and (@IsRegister or d.title = @Title)
                and (@editionId is not null or d.name = @Name)
                and not exists (select from source_document later where later.replaces_id = d.id)
            order by d.as_of desc nulls last, d.id desc
            limit 1
            """,
            new
            {
                draft.Facts.Family,
                editionId,
                draft.IsRegister,
                Title = RowWriter.Storable(draft.Facts.Title),
                draft.Name,
            }
        );

    public static Task<long> AddAsync(
        NpgsqlConnection connection,
        Draft draft,
        long? editionId,
        long? replacesId,
        DateTime at
    )
    {
        var (facts, account) = (draft.Facts, draft.Proposal.Account);
        return connection.QuerySingleAsync<long>(
            """
            insert into source_document (
                sha256, name, content, encoding, family, title, as_of, language, edition_id, replaces_id,
                lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at, format)
            values (
                @Sha256, @Name, @Content, @Encoding, @Family, @Title, @AsOf, @Language, @editionId, @replacesId,
                @Lines, @Blank, @Read, @furniture, @unread, @at, @Format)
            returning id
            """,
            new
            {
                facts.Sha256,
                draft.Name,
                draft.Content,
                facts.Encoding,
                facts.Family,
                Title = RowWriter.Storable(facts.Title),
                facts.AsOf,
                facts.Language,
                editionId,
                replacesId,
                account.Lines,
                account.Blank,
                account.Read,
                furniture = draft.Lines.Count(l => l.State == "furniture"),
                unread = draft.Lines.Count(l => l.State == "unread"),
                at,
                draft.Document.Format,
            }
        );
    }

    /// <summary>The tree of an edition is read from its register of the latest date; among those, from the last
    /// imported.</summary>
    public static Task MakeCurrentAsync(NpgsqlConnection connection, long editionId) =>
        connection.ExecuteAsync(
            """
            update edition e set current_document_id = d.id, as_of = d.as_of
            from (
                select id, as_of from source_document
                where edition_id = @editionId and family in ('register', 'plan')
                order by family = 'register' desc, as_of desc nulls last, id desc limit 1) d
            where e.id = @editionId
            """,
            new { editionId }
        );
}
