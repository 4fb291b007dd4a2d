using Shirube.Domain;
using Shirube.Domain.Dates;

namespace Shirube.Features.Publishing;

/// <summary>Columns that many tables share.</summary>
internal static class Columns
{
    /// <summary>What every record read from a document is joined with.</summary>
    public const string Source =
        " join source_document d on d.id = x.document_id"
        + " join entry e on e.document_id = x.document_id and e.key = x.entry_key"
        + " left join edition ed on ed.id = x.edition_id";

    /// <summary>Of the tree, the reading that counts today.</summary>
    public const string Current = " and ed.current_document_id = x.document_id";

    /// <summary>Of the rest, what no later document replaces.</summary>
    public const string NotReplaced =
        " and not exists (select from source_document later where later.replaces_id = x.document_id)";

    private const string SourceUrl =
        "@base || '/sources/' || left(d.sha256, 12) || '#L' || e.first_line";

    public static Column Text(string name, string sql, string ja, string en) =>
        new(name, ColumnKind.Text, sql, new(ja, en));

    public static Column Code(
        string name,
        string sql,
        string ja,
        string en,
        string? codes = null
    ) => new(name, ColumnKind.Code, sql, new(ja, en)) { Codes = codes };

    public static Column Nested(string name, string sql, string ja, string en) =>
        new(name, ColumnKind.Nested, sql, new(ja, en)) { InCsv = false };

    public static Column Number(string name, string sql, string ja, string en) =>
        new(name, ColumnKind.Figure, sql, new(ja, en));

    public static Column Count(string name, string sql, string ja, string en) =>
        Number(name, sql, ja, en) with
        {
            Unit = new("件", "records"),
        };

    public static Column Lines(string name, string sql, string ja, string en) =>
        Number(name, sql, ja, en) with
        {
            Unit = new("行", "lines"),
        };

    public static Column Truth(string name, string sql, string ja, string en) =>
        new(name, ColumnKind.Boolean, sql, new(ja, en)) { Codes = "truth" };

    /// <summary>A date and, beside it, the same in the Japanese calendar.</summary>
    public static Column[] Date(string name, string sql, string ja, string en) =>
        [
            new(name, ColumnKind.Date, sql, new(ja, en)),
            new(
                name + "_wareki",
                ColumnKind.Text,
                sql,
                new(ja + "（和暦）", en + ", in the Japanese calendar")
            )
            {
                Shape = date => JapaneseEra.Of((string)date),
            },
        ];

    public static Column[] Edition { get; } =
    [
        Code("edition", "ed.slug", "版の記号", "The edition's code", "editions"),
        Text("edition_name", "ed.name", "版の名称", "The edition's name"),
    ];

    public static Column Position { get; } =
        Number(
            "position",
            "x.position",
            "原典での並び順（1から）",
            "Order in the document, from 1"
        );

    /// <summary>Where a record stands in its document: a nested object in JSON, five columns in CSV.</summary>
    public static Column[] Place { get; } =
    [
        Nested(
            "place",
            $"""
            json_build_object('documentSha256', d.sha256, 'document', d.title, 'page', e.page,
                'lines', json_build_array(e.first_line, e.last_line), 'quote', e.quote, 'sourceUrl', {SourceUrl})
            """,
            "出典箇所：文書のSHA-256・題名・ページ・行（始め・終わり）・印刷どおりの語句・該当行のURL",
            "Place: the document's SHA-256 and title, page, first and last line, words as printed, URL of the line"
        ),
        CsvOnly(
            Code(
                "source_sha256",
                "d.sha256",
                "原典のSHA-256",
                "SHA-256 of the source document",
                "sources"
            )
        ),
        CsvOnly(
            Number(
                "source_page",
                "e.page",
                "原典のページ",
                "Page of the source; blank where it has none"
            )
        ),
        CsvOnly(
            Number(
                "source_first_line",
                "e.first_line",
                "原典の開始行",
                "First line in the source, from 1"
            )
        ),
        CsvOnly(
            Number("source_last_line", "e.last_line", "原典の終了行", "Last line in the source")
        ),
        CsvOnly(Text("source_quote", "e.quote", "印刷どおりの語句", "The words as printed")),
        CsvOnly(Text("source_url", SourceUrl, "該当行のURL", "URL of the line")),
    ];

    public static Column CsvOnly(Column column) => column with { InJson = false };

    public static Column JsonOnly(Column column) => column with { InCsv = false };

    /// <summary>Text in which the reader's words stand, whatever the width, case and spaces of either.</summary>
    public static Filter Words(string sql) =>
        new(
            "q",
            $"strpos(lower(regexp_replace(normalize({sql}, NFKC), '\\s', '', 'g')), @q) > 0",
            new(
                "語句。全角・半角、大文字・小文字、空白を区別しない",
                "Words; width, case and spaces do not matter"
            )
        );

    public static Filter ByEdition { get; } =
        new("edition", "ed.slug = @edition", new("版の記号", "The edition's code"));

    private const string SectionOf = """
        @section in (with recursive up as (
            select s.id, s.parent_id, s.code from section s where s.id = {0}
            union all select s.id, s.parent_id, s.code from section s join up on up.parent_id = s.id)
            select code from up)
        """;

    public static Filter InSection(string sectionId) =>
        new(
            "section",
            SectionOf.Replace("{0}", sectionId),
            new("部・節の記号。その下の節も含む", "The section's code; those below it included")
        );
}
