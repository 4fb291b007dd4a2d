using System.Globalization;
using System.Text;
using Shirube.Domain;

namespace Shirube.Features.Publishing;

/// <summary>The README of an export: every field in both languages, units, codes, encoding, terms.</summary>
internal static class ExportReadme
{
    public static string Of(string version, string head, DateTime at)
    {
        var text = new StringBuilder();
        foreach (var language in new[] { Language.Japanese, Language.English })
        {
            Introduce(text, language, version, head, at);
            foreach (var dataset in Datasets.All)
                Describe(text, language, dataset);
            foreach (var table in CodeTables.All)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n### code_{table.Name}: {table.Title.In(language)}\n\n"
                );
                foreach (var (code, label) in table.Codes)
                    text.Append(CultureInfo.InvariantCulture, $"- `{code}` {label.In(language)}\n");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static void Introduce(
        StringBuilder text,
        Language language,
        string version,
        string head,
        DateTime at
    )
    {
        var when = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        text.Append(
            new Message(
                $"""
                # 戦略の登録簿 オープンデータ

                しるべ（Shirube）{version} が {when}（協定世界時）に書き出した。登録簿の状態：`{head}`（台帳の最後の行のハッシュ）。

                ## 形式

                - 1ファイル1表。1行目は見出し（英小文字・数字・下線）、2行目から1行1件。列の順と名前は版を通じて変えない。変えるときはこの文書に書く。
                - CSV は UTF-8、区切りはコンマ、改行は CRLF、引用符は RFC 4180 のとおり。既定は BOM なし。`--bom` を付けた書き出しは BOM 付き（表計算ソフト向け）。JSON は UTF-8、BOM なし。
                - 空欄は「値がない」であり、0 ではない。数値に単位・桁区切りを付けない。単位は下の表に示す。
                - 日付は西暦（ISO 8601、原典の精度のまま：年、年月、年月日）。名前の末尾が `_wareki` の列は同じ日付の和暦。
                - セルの中に改行・タブはない（空白1字に置き換えた）。原文どおりの改行は JSON と原典にある。
                - 表計算ソフトが数式とみなす文字（= + - @ とその全角）で始まる文字列には、先頭にアポストロフィ（'）を付けた。JSON には付けない。
                - コードの意味は `code_` で始まる表にある。略記（同上など）は使わない。秘匿記号は使わない。

                ## 出典と利用条件

                各記録の `source_sha256` と行番号が出典箇所である。元の文書の利用条件（国の文書の多くは公共データ利用規約 第1.0版、PDL1.0）に従い、出典を記し、加工したときはその旨を書く：
                出典：「文書名」（作成府省）（URL）を加工して作成。元の文書から機械で読み取ったものであり、作成府省の公式の見解ではない。

                ## 表と項目

                """,
                $"""
                # Register of strategies: open data

                Written by Shirube {version} at {when} (UTC). State of the register: `{head}` (hash of the last line of the ledger).

                ## Form

                - One table a file. Line 1 is the header (lower-case letters, digits, underscores); one record a line from line 2. Names and order of columns stay the same from version to version; a change is written here.
                - CSV is UTF-8, separated by commas, lines end with CRLF, quoted as RFC 4180 says. Without a byte order mark by default; with `--bom` it has one (for spreadsheets). JSON is UTF-8 without it.
                - Blank means no value, never 0. Figures carry no units or separators; units are given below.
                - Dates are Gregorian (ISO 8601 with the precision of the source: year, month or day). A column ending in `_wareki` is the same date in the Japanese calendar.
                - No line ends or tabs inside cells (each became a space). JSON and the source have them as printed.
                - Text that starts with a character spreadsheets take for a formula (= + - @ and their full-width forms) has an apostrophe (') in front. JSON has none.
                - Codes are explained in the tables whose names start with `code_`. No "same as above", no suppression symbols.

                ## Source and terms

                `source_sha256` and the line numbers of each record are its place in the source. Follow the terms of the source documents (for most national documents the Public Data License 1.0, PDL1.0): name the source, and say that you edited it. The records were read from the documents by machine and are no official view of the bodies that wrote them.

                ## Tables and fields

                """
            ).In(language)
        );
    }

    private static void Describe(StringBuilder text, Language language, Dataset dataset)
    {
        string In(string ja, string en) => new Message(ja, en).In(language);
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n### {dataset.Name}: {dataset.Title.In(language)}\n\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {In("CSV の列", "CSV column")} | {In("JSON の項目", "JSON field")} | {In("型", "type")} | {In("意味", "meaning")} | {In("単位", "unit")} | {In("コード", "codes")} |\n| --- | --- | --- | --- | --- | --- |\n"
        );
        foreach (var column in dataset.Columns)
        {
            var codes =
                column.Codes is not { } name ? ""
                : CodeTables.All.Any(t => t.Name == name) ? $"code_{name}"
                : name;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {(column.InCsv ? column.Name : "")} | {(column.InJson ? column.JsonName : "")} | {Words(column.Kind).In(language)} | {column.Meaning.In(language)} | {column.Unit?.In(language)} | {codes} |\n"
            );
        }
    }

    private static Message Words(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => new("文字列", "text"),
            ColumnKind.Code => new("コード・記号", "code"),
            ColumnKind.Figure => new("整数", "integer"),
            ColumnKind.Boolean => new("真偽", "true or false"),
            ColumnKind.Date => new("日付", "date"),
            _ => new("入れ子", "nested"),
        };
}
