using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data;
using Shirube.Data.Indicators;
using Shirube.Data.Ledgers;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>Brings one document into the register, whole or not at all.</summary>
public static class ImportDocument
{
    private const long Lock = 0x696d706f7274; // "import": imports come one after the other, whoever runs them

    /// <inheritdoc cref="RunAsync(Database, byte[], string, string, DateTime, ReadingProfile?, CancellationToken)"/>
    public static Task<ImportResult> RunAsync(
        Database database,
        byte[] bytes,
        string name,
        string actor,
        DateTime at,
        CancellationToken ct = default
    ) => RunAsync(database, bytes, name, actor, at, null, ct);

    /// <param name="name">The file's name, for people.</param>
    /// <param name="actor">Who imports, for the ledger.</param>
    /// <param name="at">UTC.</param>
    /// <param name="profile">How it is to be read; null where a saved profile or the document itself says it.</param>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, or in no format that is read.</exception>
    public static Task<ImportResult> RunAsync(
        Database database,
        byte[] bytes,
        string name,
        string actor,
        DateTime at,
        ReadingProfile? profile,
        CancellationToken ct
    ) => RunAsync(database, bytes, name, actor, at, profile, WholeReading.HereAsync, ct);

    internal static async Task<ImportResult> RunAsync(
        Database database,
        byte[] bytes,
        string name,
        string actor,
        DateTime at,
        ReadingProfile? profile,
        ReadFile read,
        CancellationToken ct
    )
    {
        // Bytes that are there already need not be read to say so: a start with nothing to import stays short.
        if (await FindAsync(database, bytes, name, ct) is { } there)
            return there;
        var draft = await ReadAsync(database, bytes, name, profile, read, ct);
        return await WriteAsync(database, draft, actor, at, ct);
    }

    /// <returns>Null for bytes that are not in the register.</returns>
    internal static async Task<ImportResult?> FindAsync(
        Database database,
        byte[] bytes,
        string name,
        CancellationToken ct
    )
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await DocumentShelf.FindAsync(connection, sha256) is null
            ? null
            : new(Printable(name), ImportState.AlreadyThere) { Sha256 = sha256 };
    }

    /// <summary>Changes nothing: any number of documents may be read at the same time.</summary>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, or in no format that is read.</exception>
    internal static async Task<Draft> ReadAsync(
        Database database,
        byte[] bytes,
        string name,
        ReadingProfile? profile,
        ReadFile read,
        CancellationToken ct
    )
    {
        var profiles = new ProfilesToUse(profile, await ProfileShelf.AllAsync(database.Source, ct));
        name = Printable(name);
        return Draft.Of(name, bytes, await read(bytes, name, profiles, null, ct));
    }

    internal static async Task<ImportResult> WriteAsync(
        Database database,
        Draft draft,
        string actor,
        DateTime at,
        CancellationToken ct
    )
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LockAsync(connection);
        if (await DocumentShelf.FindAsync(connection, draft.Facts.Sha256) is not null)
            return ResultOf(draft, ImportState.AlreadyThere, null);
        var result = await RunAsync(connection, transaction, draft, actor, at, 0, ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>In the caller's transaction, after <see cref="LockAsync"/>; a document with these bytes that is there already
    /// is written anew.</summary>
    /// <param name="decisions">How many decisions of people are in the draft.</param>
    internal static async Task<ImportResult> RunAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        Draft draft,
        string actor,
        DateTime at,
        int decisions,
        CancellationToken ct
    )
    {
        var standing = await DocumentShelf.FindAsync(connection, draft.Facts.Sha256);
        var replaced = await WriteAsync(connection, draft, standing, at, ct);
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            at,
            actor,
            "Importing.ImportDocument",
            $"sources/{draft.Facts.Sha256[..12]}",
            Detail(draft, replaced, decisions, standing is not null),
            ct: ct
        );
        return ResultOf(
            draft,
            replaced is null && standing is null ? ImportState.Imported : ImportState.Replaced,
            replaced
        );
    }

    /// <summary>Held to the end of the transaction.</summary>
    internal static Task LockAsync(NpgsqlConnection connection) =>
        connection.ExecuteAsync($"select pg_advisory_xact_lock({Lock})");

    /// <returns>The SHA-256 of the document that this one takes the place of.</returns>
    private static async Task<string?> WriteAsync(
        NpgsqlConnection connection,
        Draft draft,
        long? standing,
        DateTime at,
        CancellationToken ct
    )
    {
        var edition = draft.Edition is { } name
            ? await EditionShelf.FindOrMakeAsync(connection, name)
            : null;
        var replaced = standing is null
            ? await DocumentShelf.FindReplacedAsync(connection, draft, edition?.Id)
            : null;
        // An older state of the register, imported late, stands beside the newer one and not in its place.
        if (replaced is not null && IsOlder(draft.Facts.AsOf, replaced.AsOf))
            replaced = null;
        long documentId;
        if (standing is { } id)
            await ReadAnew.ClearAsync(connection, documentId = id, draft, edition?.Id, at);
        else
            documentId = await DocumentShelf.AddAsync(
                connection,
                draft,
                edition?.Id,
                replaced?.Id,
                at
            );
        var organisations = await OrganisationShelf.FindOrMakeAsync(
            connection,
            draft.NamedOrganisations(),
            ct
        );
        await new DraftWriter(
            connection,
            draft,
            documentId,
            edition,
            organisations,
            ct
        ).WriteAsync();
        await new IndicatorShelf(connection, documentId, replaced?.Id, edition?.Id, ct).WriteAsync(
            IndicatorDrafts.Of(draft, draft.EditionKey, edition?.Slug)
        );
        if (edition is not null)
        {
            if (draft.IsRegister)
                await DocumentShelf.MakeCurrentAsync(connection, edition.Id);
            await LinkProgress.RunAsync(connection, edition.Id, ct);
        }
        await OrganisationPassages.RefreshAsync(connection, ct);
        await IndicatorPassages.RefreshAsync(connection);
        return replaced?.Sha256;
    }

    private static bool IsOlder(string? asOf, string? than) =>
        asOf is not null && than is not null && string.CompareOrdinal(asOf, than) < 0;

    private static string Detail(Draft draft, string? replaced, int decisions, bool readAnew) =>
        JsonSerializer.Serialize(
            new
            {
                sha256 = draft.Facts.Sha256,
                family = draft.Facts.Family,
                entries = draft.Proposal.Entries.Length,
                initiatives = draft.Tree.Initiatives.Count,
                unread = Unread(draft),
                replaces = replaced,
                decisions,
                readAnew,
            }
        );

    private static ImportResult ResultOf(Draft draft, ImportState state, string? replaced) =>
        new(draft.Name, state)
        {
            Sha256 = draft.Facts.Sha256,
            ReplacedSha256 = replaced,
            Title = draft.Facts.Title,
            Family = draft.Facts.Family,
            Entries = draft.Proposal.Entries.Length,
            Initiatives = draft.Tree.Initiatives.Count,
            Doubtful = draft.Proposal.Entries.Count(e => e.Confidence <= Doubt.Threshold),
            Unread = Unread(draft),
            Questions = draft.Proposal.Questions.Length,
        };

    private static int Unread(Draft draft) => draft.Lines.Count(l => l.State == "unread");

    /// <summary>A file's name may hold line feeds and worse; on screens and in the register it does not.</summary>
    internal static string Printable(string name) =>
        RowWriter.Storable(
            string.Concat(name.Select(c => char.IsControl(c) || Turns(c) ? '\ufffd' : c))
        );

    // Marks of direction: behind them "fdp.exe" shows as "exe.pdf".
    private static bool Turns(char c) =>
        c
            is '\u061c'
                or '\u200e'
                or '\u200f'
                or (>= '\u202a' and <= '\u202e')
                or (>= '\u2066' and <= '\u2069');
}
