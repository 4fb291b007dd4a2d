using Dapper;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>One page of a document that has pages: its lines, and where on it entries stand.</summary>
public sealed class GetSheet(NpgsqlDataSource database)
{
    private const int MostLines = 2000;

    /// <param name="sha256">The first 12 digits or more.</param>
    /// <param name="number">From 1.</param>
    /// <returns>Null where no document is called that, or it has no such page.</returns>
    public async Task<SheetView?> Run(string sha256, int number, CancellationToken cancellation)
    {
        if (!GetSource.IsDigest(sha256))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var asked = new
        {
            sha256,
            number,
            MostLines,
            longest = GetSource.LongestLine,
        };
        var sheet = (await All<Sheet>(Head)).SingleOrDefault();
        if (sheet is null)
            return null;
        var card = (
            await All<SourceCard>(
                SourceCard.Select + " where starts_with(d.sha256, @sha256) order by d.id limit 1"
            )
        ).Single();
        return new(
            new(card, await All<PrintedLine>(Lines), await All<PlacedEntry>(Entries), []),
            sheet,
            [
                .. (await All<BoxRow>(Boxes)).Select(b => new PlacedBox(
                    b.Key,
                    b.Line,
                    b.Words,
                    b.Box
                )),
            ]
        );

        async Task<IReadOnlyList<T>> All<T>(string sql) =>
            [.. await connection.QueryAsync<T>(new(sql, asked, cancellationToken: cancellation))];
    }

    private const string Document =
        "(select id from source_document where starts_with(sha256, @sha256) order by id limit 1)";

    private const string Head = $"""
        select p.number, p.name, p.width, p.height, d.format,
            (select max(number) from source_page a where a.document_id = p.document_id) as pages
        from source_page p join source_document d on d.id = p.document_id
        where p.document_id = {Document} and p.number = @number
        """;

    private const string Lines = $"""
        select number, left(text, @longest) as text, length(text) as length, state, why
        from source_line where document_id = {Document} and page = @number
        order by number limit @MostLines
        """;

    private const string Entries = $"""
        select {GetSource.EntryColumns}
        from entry n
        where n.document_id = {Document} and exists (
            select from source_line l where l.document_id = n.document_id and l.page = @number
                and l.number between n.first_line and n.last_line)
        order by n.first_line, n.position
        """;

    // The boxes of an entry lie in its row one after the other, five numbers each; a line has one.
    private const string Boxes = $"""
        select n.key, n.first_line as line, left(n.text, 80) as words, n.boxes[i + 1:i + 4] as box
        from entry n, generate_series(1, coalesce(cardinality(n.boxes), 0), 5) i
        where n.document_id = {Document} and n.boxes[i] = @number
        union all
        select null, l.number, left(l.text, 80), l.box from source_line l
        where l.document_id = {Document} and l.page = @number and l.box is not null
            and not exists (select from entry n where n.document_id = l.document_id
                and l.number between n.first_line and n.last_line)
        """;

    private sealed class BoxRow
    {
        public string? Key { get; init; }
        public int Line { get; init; }
        public string Words { get; init; } = "";
        public float[] Box { get; init; } = [];
    }
}

/// <param name="Text">The lines of this page and the entries on them.</param>
public sealed record SheetView(SourceView Text, Sheet Sheet, IReadOnlyList<PlacedBox> Boxes);

/// <summary>A page of a document.</summary>
public sealed class Sheet
{
    /// <summary>From 1, of <see cref="Pages"/>.</summary>
    public int Number { get; init; }
    public int Pages { get; init; }

    /// <summary>Of a sheet of a workbook.</summary>
    public string? Name { get; init; }

    /// <summary>In points; 0 where the format knows none.</summary>
    public float Width { get; init; }
    public float Height { get; init; }
    public string Format { get; init; } = "";

    /// <summary>Whether it can be shown as a picture.</summary>
    public bool IsPicture => Format == "pdf" && Width > 0 && Height > 0;
}

/// <summary>A place on a page.</summary>
/// <param name="Key">Of its entry; null for a line that is in none.</param>
/// <param name="Line">The first of the entry.</param>
/// <param name="Words">The first 80 characters.</param>
/// <param name="Box">Left, top, right, bottom in points from the page's upper left corner.</param>
public sealed record PlacedBox(string? Key, int Line, string Words, float[] Box);
