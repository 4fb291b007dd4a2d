using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>Source documents with their accounts, and the questions they leave open.</summary>
internal static class SourceDatasets
{
    public static Dataset Sources { get; } =
        new(
            "sources",
            new("原典", "Source documents"),
            "source_document x left join edition ed on ed.id = x.edition_id left join source_document earlier on earlier.id = x.replaces_id where true",
            "x.imported_at, x.id",
            [
                Code(
                    "sha256",
                    "x.sha256",
                    "文書のSHA-256（16進64桁）",
                    "SHA-256 of the document (64 hex digits)"
                ),
                Text(
                    "url",
                    "@base || '/sources/' || left(x.sha256, 12)",
                    "恒久URL",
                    "Permanent URL"
                ),
                Text("title", "x.title", "題名", "Title"),
                Text(
                    "file_name",
                    "x.name",
                    "取り込んだときのファイル名",
                    "The file's name when it was imported"
                ),
                .. Date("as_of", "x.as_of", "時点", "As of"),
                Code("language", "x.language", "言語（BCP 47）", "Language (BCP 47)"),
                Code("encoding", "x.encoding", "文字コード（IANA名）", "Encoding (IANA name)"),
                Code("family", "x.family", "文書の種類", "Family of document", "families"),
                .. Edition,
                Code(
                    "replaces",
                    "earlier.sha256",
                    "この文書が差し替えた文書のSHA-256",
                    "SHA-256 of the document it replaces",
                    "sources"
                ),
                Truth(
                    "current",
                    "not exists (select from source_document later where later.replaces_id = x.id)",
                    "差し替えられていないか",
                    "Whether no later document replaces it"
                ),
                Lines("lines", "x.lines", "行数", "Lines"),
                Lines("blank_lines", "x.blank_lines", "空行", "Blank lines"),
                Lines("read_lines", "x.read_lines", "読み取った行", "Lines read"),
                Lines(
                    "furniture_lines",
                    "x.furniture_lines",
                    "体裁の行（頁番号・見出し行など）",
                    "Furniture: page numbers, table headers and the like"
                ),
                Lines("unread_lines", "x.unread_lines", "未読の行", "Unread lines"),
                .. Date(
                    "imported_at",
                    "to_char(x.imported_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
                    "取り込んだ時刻（協定世界時）",
                    "When it was imported (UTC)"
                ),
            ]
        )
        {
            Key = "x.sha256 = @key",
            Filters = [ByEdition, Words("x.title")],
        };

    private const string QuestionFrom =
        "question x join source_document d on d.id = x.document_id left join edition ed on ed.id = d.edition_id"
        + " left join entry e on e.document_id = x.document_id and e.key = x.entry_key";

    public static Dataset Questions { get; } =
        new(
            "questions",
            new("確認事項", "Questions"),
            QuestionFrom + " where true" + NotReplaced,
            "d.sha256, x.position",
            [
                Code(
                    "source_sha256",
                    "d.sha256",
                    "原典のSHA-256",
                    "SHA-256 of the source document",
                    "sources"
                ),
                Number("number", "x.position", "原典の中の順", "Order in the document"),
                .. Edition,
                Code("kind", "x.kind", "種類", "Kind", "question_kinds"),
                Text("subject", "x.subject", "問われている語句", "The words in question"),
                Text("text_ja", "x.text_ja", "問い（日本語）", "The question in Japanese"),
                Text("text_en", "x.text_en", "問い（英語）", "The question in English"),
                Number(
                    "first_line",
                    "(select min(n) from unnest(x.lines) n)",
                    "原典の最初の行",
                    "First line in the source"
                ),
                Number(
                    "last_line",
                    "(select max(n) from unnest(x.lines) n)",
                    "原典の最後の行",
                    "Last line in the source"
                ),
                Nested("lines", "to_json(x.lines)", "原典の行", "Lines in the source"),
                Nested(
                    "candidates",
                    "to_json(x.candidates)",
                    "答えの候補（CSV では question_candidates）",
                    "Possible answers (in CSV: question_candidates)"
                ),
                CsvOnly(
                    Text("source_quote", "e.quote", "印刷どおりの語句", "The words as printed")
                ),
                Text(
                    "source_url",
                    "@base || '/sources/' || left(d.sha256, 12) || coalesce('#L' || (select min(n) from unnest(x.lines) n), '')",
                    "該当行のURL",
                    "URL of the line"
                ),
            ]
        )
        {
            Filters =
            [
                ByEdition,
                new("kind", "x.kind = @kind", new("種類", "Kind"), "question_kinds"),
                Words("x.subject || ' ' || x.text_ja || ' ' || x.text_en"),
            ],
        };

    public static Dataset QuestionCandidates { get; } =
        new(
            "question_candidates",
            new("確認事項の答えの候補", "Possible answers to questions"),
            QuestionFrom
                + " cross join lateral unnest(x.candidates) with ordinality c(candidate, number) where true"
                + NotReplaced,
            "d.sha256, x.position, c.number",
            [
                Code(
                    "source_sha256",
                    "d.sha256",
                    "原典のSHA-256",
                    "SHA-256 of the source document",
                    "sources"
                ),
                Number(
                    "question_number",
                    "x.position",
                    "確認事項の順",
                    "The question's order in the document"
                ),
                Number("number", "c.number", "候補の順（確からしい順）", "Order, best first"),
                Text("candidate", "c.candidate", "候補", "Candidate"),
            ]
        )
        {
            InApi = false,
        };
}
