using Dapper;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>One page of a document's lines, with the entries that stand on them.</summary>
public sealed class GetSource(NpgsqlDataSource database)
{
    /// <summary>Lines of one page.</summary>
    public const int PageLines = 1000;

    /// <summary>Of a longer line the page shows this many characters; the file itself has the rest.</summary>
    public const int LongestLine = 2000;

    /// <summary>The page, from 1, on which a line of the whole text stands.</summary>
    public static int PageOf(int line) => (Math.Max(line, 1) - 1) / PageLines + 1;

    /// <param name="sha256">The first 12 digits or more.</param>
    /// <param name="state">Only lines of this state (read, furniture, unread); empty for the whole text.</param>
    /// <param name="page">From 1.</param>
    /// <returns>Null where no document is called that.</returns>
    public async Task<SourceView?> Run(
        string sha256,
        string state,
        int page,
        CancellationToken cancellation
    )
    {
        if (!IsDigest(sha256))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var card = (await All<SourceCard>(Head, new { sha256 })).SingleOrDefault();
        if (card == null)
            return null;
        var asked = new
        {
            id = card.Id,
            state,
            offset = (page - 1) * PageLines,
            limit = PageLines,
            longest = LongestLine,
        };
        var lines = await All<PrintedLine>(Lines, asked);
        var span = new
        {
            id = card.Id,
            first = lines.Count == 0 ? 0 : lines[0].Number,
            last = lines.Count == 0 ? 0 : lines[^1].Number,
        };
        return new(
            card,
            lines,
            await All<PlacedEntry>(Entries, span),
            await All<PlacedQuestion>(Questions, span)
        );

        async Task<IReadOnlyList<T>> All<T>(string sql, object parameters) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    /// <summary>Whether it can be the beginning of a SHA-256 long enough to name a document.</summary>
    internal static bool IsDigest(string text) =>
        text.Length is >= 12 and <= 64 && text.All(char.IsAsciiHexDigitLower);

    private const string Head =
        SourceCard.Select + " where starts_with(d.sha256, @sha256) order by d.id limit 1";

    private const string Lines = """
        select number, left(text, @longest) as text, length(text) as length, state, why
        from source_line
        where document_id = @id and (@state = '' or state = @state)
        order by number offset @offset limit @limit
        """;

    /// <summary>The columns of a <see cref="PlacedEntry"/>, from entry n.</summary>
    internal const string EntryColumns = """
        n.key, n.kind, n.first_line as firstline, n.last_line as lastline, n.confidence,
            n.repeat_of_key is not null as isrepeat, coalesce(
                (select '/initiatives/' || i.code from initiative i where i.document_id = n.document_id and i.entry_key = n.key),
                (select '/goals/' || g.code from goal g where g.document_id = n.document_id and g.entry_key = n.key),
                (select '/progress/' || p.code from progress p where p.document_id = n.document_id and p.entry_key = n.key),
                (select '/editions/' || e.slug || '?open=' || s.code || '#' || s.code from section s
                    join edition e on e.id = s.edition_id and e.current_document_id = s.document_id
                    where s.document_id = n.document_id and s.entry_key = n.key)) as path
        """;

    private const string Entries = $"""
        select {EntryColumns}
        from entry n
        where n.document_id = @id and n.first_line <= @last and n.last_line >= @first
        order by n.first_line, n.position
        """;

    private const string Questions = """
        select text_ja as textja, text_en as texten, lines
        from question where document_id = @id order by position limit 200
        """;
}

/// <param name="Lines">One page of them, in order.</param>
/// <param name="Entries">Those with a line among the page's, in the order of their first line.</param>
/// <param name="Questions">Of the whole document.</param>
public sealed record SourceView(
    SourceCard Card,
    IReadOnlyList<PrintedLine> Lines,
    IReadOnlyList<PlacedEntry> Entries,
    IReadOnlyList<PlacedQuestion> Questions
);

/// <summary>A line as it stands in the file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Its beginning, where it is very long.</param>
/// <param name="Length">Of the whole line, in characters.</param>
/// <param name="State">blank, read, furniture, unread.</param>
/// <param name="Why">Of furniture: the reason.</param>
public sealed record PrintedLine(int Number, string Text, int Length, string State, string? Why);

/// <summary>An entry of the reading and its place.</summary>
/// <param name="Kind">As in the read contract: specific-goal.</param>
/// <param name="Path">Of its page on the site; null where it has none.</param>
public sealed record PlacedEntry(
    string Key,
    string Kind,
    int FirstLine,
    int LastLine,
    float Confidence,
    bool IsRepeat,
    string? Path
);

public sealed class PlacedQuestion
{
    public string TextJa { get; init; } = "";
    public string TextEn { get; init; } = "";

    /// <summary>From 1.</summary>
    public int[] Lines { get; init; } = [];
}
