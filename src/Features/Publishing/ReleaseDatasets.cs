using Shirube.Domain.Publishing;
using Shirube.Domain.Rounds;
using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>What was released of the rounds, and corrected since. Read from the views that hold only what is out.</summary>
internal static class ReleaseDatasets
{
    public static CodeTable Statuses { get; } =
        new(
            "statuses",
            new("進捗状況", "Statuses"),
            [.. Enum.GetValues<Status>().Select(s => (s.Name(), s.Label()))]
        );

    public static CodeTable Grounds { get; } =
        new(
            "grounds",
            new("進捗状況の根拠", "What stands behind a status"),
            [.. Enum.GetValues<Proof>().Select(p => (p.Name(), p.Label()))]
        );

    public static CodeTable Fields { get; } =
        new(
            "correction_fields",
            new("正誤の箇所", "What was corrected"),
            [.. Enum.GetValues<CorrectionField>().Select(f => (f.Name(), f.Label()))]
        );

    public static Dataset Releases { get; } =
        new(
            "releases",
            new("公表", "Releases"),
            "released x where true",
            "x.publish_at, x.code",
            [
                Code("code", "x.code", "公表の記号", "The release's code"),
                Text("url", "@base || '/releases/' || x.code", "恒久URL", "Permanent URL"),
                Number("number", "x.number", "フォローアップの中の番号", "Number in its round"),
                Text("title", "x.title", "題名", "Title"),
                Text("title_en", "x.title_en", "題名（英語）", "Title in English"),
                Text("note", "x.note", "説明", "Note"),
                Text("note_en", "x.note_en", "説明（英語）", "Note in English"),
                Code("edition", "x.edition_slug", "版の記号", "The edition's code", "editions"),
                Text(
                    "edition_name",
                    "x.edition_name",
                    "版の当日の名称",
                    "The edition's name of that day"
                ),
                Text("round", "x.round_name", "フォローアップの名称", "The round's name"),
                Number("cut_number", "x.cut_number", "データ締切の番号", "Number of the data cut"),
                Code("cut_hash", "x.cut_hash", "データ締切のSHA-256", "SHA-256 of the data cut"),
                Time(
                    "published_at",
                    "x.publish_at",
                    "公表した時刻（協定世界時）",
                    "When it was released (UTC)"
                ),
                Time("made_at", "x.at", "つくった時刻（協定世界時）", "When it was made (UTC)"),
                Text("made_by", "x.person_name", "つくった人", "Made by"),
                Text(
                    "manifest_url",
                    "@base || '/releases/' || x.code || '/manifest.json'",
                    "目録のURL",
                    "URL of the manifest"
                ),
                Code("sha256", "x.hash", "目録のSHA-256", "SHA-256 of the manifest"),
                Number(
                    "ledger_line",
                    "x.ledger_line",
                    "公表の前の、台帳の最後の行の番号",
                    "Number of the ledger's last line before the release"
                ),
                Code("ledger_hash", "x.ledger_hash", "その行のハッシュ", "Hash of that line"),
                Truth(
                    "is_latest",
                    "x.is_latest",
                    "そのフォローアップの最後の公表か",
                    "Whether it is the last of its round"
                ),
            ]
        )
        {
            Key = "x.code = @key",
            Filters =
            [
                new("edition", "x.edition_slug = @edition", new("版の記号", "The edition's code")),
            ],
        };

    public static Dataset Answers { get; } =
        new(
            "released_answers",
            new("公表された回答", "Released answers"),
            "released_answer x where true",
            "x.publish_at, x.release_code, x.position, x.id",
            [
                Code("code", "x.code", "回答の記号", "The answer's code"),
                Text("url", "@base || '/answers/' || x.code", "恒久URL", "Permanent URL"),
                Code("release", "x.release_code", "公表の記号", "The release's code", "releases"),
                Truth(
                    "is_latest",
                    "x.is_latest",
                    "そのフォローアップの最後の公表のものか",
                    "Whether it is of the last release of its round"
                ),
                Code("edition", "x.edition_slug", "版の記号", "The edition's code", "editions"),
                Code(
                    "initiative",
                    "x.initiative_code",
                    "取組の記号",
                    "The initiative's code",
                    "initiatives"
                ),
                Text("initiative_text", "x.initiative_text", "取組の文", "The initiative"),
                Text("area", "x.area", "分野", "Area"),
                Text("goal_text", "x.goal", "目標", "Goal"),
                Code(
                    "organisation",
                    "x.organisation_slug",
                    "府省庁等の記号",
                    "The organisation's code",
                    "organisations"
                ),
                Text(
                    "organisation_name",
                    "x.organisation_name",
                    "府省庁等の当日の名称",
                    "The organisation's name of that day"
                ),
                Code("role", "x.role", "担当の種類", "The role", "roles"),
                Code(
                    "status",
                    "x.status",
                    "進捗状況（正誤の後）",
                    "Status, as corrected",
                    Statuses.Name
                ),
                Code(
                    "status_counted",
                    "x.content ->> 'status'",
                    "公表の数値が数えた進捗状況",
                    "Status that the figures of the release count",
                    Statuses.Name
                ),
                Code(
                    "ground",
                    "x.proof",
                    "根拠の有無・確認",
                    "What stands behind it",
                    Grounds.Name
                ),
                Text(
                    "progress",
                    "x.progress",
                    "したこと（正誤の後）",
                    "What was done, as corrected"
                ),
                Text(
                    "next",
                    "x.next",
                    "これからすること（正誤の後）",
                    "What comes next, as corrected"
                ),
                Nested(
                    "evidence",
                    "x.evidence",
                    "根拠（CSV では released_evidence）",
                    "Evidence (in CSV: released_evidence)"
                ),
                Nested(
                    "figures",
                    "coalesce(x.content -> 'figures', '[]'::jsonb)",
                    "公表したときの指標の実績値（CSV では released_figures）",
                    "Figures of indicators as released (in CSV: released_figures)"
                ),
                Truth(
                    "is_unchanged",
                    "(x.content ->> 'isUnchanged')::boolean",
                    "前回から変わりなしと回答したか",
                    "Whether it was said to be as in the last round"
                ),
                Count(
                    "corrections",
                    "x.corrections",
                    "正誤の件数（corrections）",
                    "Corrections (see corrections)"
                ),
                Code(
                    "sha256",
                    "x.hash",
                    "公表したときの文のSHA-256",
                    "SHA-256 of what was first released"
                ),
            ]
        )
        {
            Key = "x.code = @key",
            Filters =
            [
                new("edition", "x.edition_slug = @edition", new("版の記号", "The edition's code")),
                new(
                    "release",
                    "x.release_code = @release",
                    new("公表の記号", "The release's code")
                ),
                new(
                    "initiative",
                    "x.initiative_code = @initiative",
                    new("取組の記号", "The initiative's code")
                ),
                new(
                    "organisation",
                    "x.organisation_slug = @organisation",
                    new("府省庁等の記号", "The organisation's code")
                ),
                new("status", "x.status = @status", new("進捗状況", "Status"), Statuses.Name),
                Words("concat_ws(' ', x.progress, x.next)"),
            ],
        };

    public static Dataset Evidence { get; } =
        new(
            "released_evidence",
            new("公表された回答の根拠", "Evidence of released answers"),
            "released_answer x cross join jsonb_array_elements(x.evidence) with ordinality v (e, n) where true",
            "x.publish_at, x.release_code, x.position, x.id, v.n",
            [
                Code("answer", "x.code", "回答の記号", "The answer's code", "released_answers"),
                Number("number", "v.n", "回答の中の順（1から）", "Order in the answer, from 1"),
                Text(
                    "url",
                    "case when v.e ->> 'file' is null then v.e ->> 'url' else @base || '/answers/' || x.code || '/files/' || (v.e ->> 'file') end",
                    "URL",
                    "Address"
                ),
                Text("title", "v.e ->> 'title'", "名前", "Title"),
                Code("sha256", "v.e ->> 'file'", "ファイルのSHA-256", "SHA-256 of a file"),
            ]
        )
        {
            InApi = false,
        };

    public static Dataset Corrections { get; } =
        new(
            "corrections",
            new("正誤", "Corrections"),
            "released_correction x where true",
            "x.at, x.id",
            [
                Code("code", "x.code", "正誤の記号", "The correction's code"),
                Code(
                    "answer",
                    "x.answer_code",
                    "回答の記号",
                    "The answer's code",
                    "released_answers"
                ),
                Text(
                    "url",
                    "@base || '/answers/' || x.answer_code || '#' || x.code",
                    "恒久URL",
                    "Permanent URL"
                ),
                Code("release", "x.release_code", "公表の記号", "The release's code", "releases"),
                Number("number", "x.number", "回答の中の番号", "Number in the answer"),
                Code("field", "x.field", "箇所", "What was corrected", Fields.Name),
                Text("before", "x.before #>> '{}'", "誤", "What it said"),
                Text("after", "x.after #>> '{}'", "正", "What it should say"),
                Text("reason", "x.reason", "理由", "Why"),
                Text("made_by", "x.person_name", "正誤を出した人", "Made by"),
                Time("at", "x.at", "公表した時刻（協定世界時）", "When it was published (UTC)"),
            ]
        )
        {
            Key = "x.code = @key",
            Filters =
            [
                new(
                    "release",
                    "x.release_code = @release",
                    new("公表の記号", "The release's code")
                ),
                new("field", "x.field = @field", new("箇所", "What was corrected"), Fields.Name),
            ],
        };

    private static Column Time(string name, string sql, string ja, string en) =>
        new(
            name,
            ColumnKind.Date,
            $"to_char({sql} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
            new(ja, en)
        );
}
