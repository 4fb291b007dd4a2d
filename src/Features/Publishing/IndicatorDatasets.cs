using Shirube.Domain;
using Shirube.Domain.Indicators;
using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>Indicators and every figure that was ever published of them.</summary>
internal static class IndicatorDatasets
{
    private const string Joins =
        " left join source_document d on d.id = {0}.document_id left join edition ed on ed.id = x.edition_id";

    public static CodeTable Measures { get; } =
        Table(
            "measures",
            new("指標の値の種類", "Measures"),
            Enum.GetValues<Measure>(),
            m => m.Name(),
            m => m.Label()
        );

    public static CodeTable Directions { get; } =
        Table(
            "directions",
            new("指標の向き", "Directions"),
            Enum.GetValues<Direction>(),
            d => d.Name(),
            d => d.Label()
        );

    public static CodeTable Aggregations { get; } =
        Table(
            "aggregations",
            new("期間の値の取り方", "Aggregations"),
            Enum.GetValues<Aggregation>(),
            a => a.Name(),
            a => a.Label()
        );

    public static CodeTable FactKinds { get; } =
        Table(
            "figure_kinds",
            new("値の役割", "Kinds of figures"),
            Enum.GetValues<FactKind>(),
            k => k.Name(),
            k => k.Label()
        );

    public static CodeTable FactStates { get; } =
        Table(
            "figure_states",
            new("値の状態", "States of figures"),
            Enum.GetValues<FactState>(),
            s => s.Name(),
            s => s.Label()
        );

    public static CodeTable Qualifiers { get; } =
        Table(
            "qualifiers",
            new("値に添えた語", "Words beside a figure"),
            Enum.GetValues<Qualifier>(),
            q => q.Name(),
            q => q.Label()
        );

    public static Dataset Indicators { get; } =
        new(
            "indicators",
            new("指標", "Indicators"),
            "public_indicator x" + Joins.Replace("{0}", "x") + " where true",
            "ed.slug nulls last, x.id",
            [
                Code("code", "x.code", "指標の記号", "The indicator's code"),
                .. Edition,
                Text("title", "x.title", "名称（原典または事務局の語）", "Title, as given"),
                Text(
                    "title_en",
                    "nullif(x.title_en, '')",
                    "名称（英語）",
                    "Title in English, where given"
                ),
                Text(
                    "unit",
                    "nullif(x.unit, '')",
                    "単位。空は記載なし",
                    "Unit; blank where none is given"
                ),
                Code("measure", "x.measure", "値の種類", "Measure", "measures"),
                Code(
                    "direction",
                    "x.direction",
                    "向き。空は記載なし",
                    "Direction; blank where not said",
                    "directions"
                ),
                Code(
                    "aggregation",
                    "x.aggregation",
                    "期間の値の取り方。空は記載なし",
                    "Aggregation; blank where not said",
                    "aggregations"
                ),
                Text(
                    "of_kind",
                    "x.of_kind",
                    "何の指標か：goal、initiative、progress、edition、document",
                    "What it measures: goal, initiative, progress, edition or document"
                ),
                Text("of_code", "x.of_code", "その記号", "Its code"),
                Nested(
                    "figures",
                    """
                    coalesce((select json_agg(json_build_object('kind', f.kind, 'state', f.state, 'start', f.starts_on,
                        'end', f.ends_on, 'period', f.period, 'value', f.value, 'qualifier', f.qualifier, 'printed', f.printed,
                        'dueOn', f.due_on, 'setBy', nullif(f.set_by, ''), 'reason', nullif(f.reason, ''))
                        order by f.ends_on nulls last, f.kind, f.id)
                        from public_fact f where f.indicator_id = x.id and f.stands), '[]')
                    """,
                    "いまの値（CSV と、訂正の履歴は indicator_periods）",
                    "Figures as they stand (in CSV, and with every correction: indicator_periods)"
                ),
                Text(
                    "statement",
                    "nullif(x.statement, '')",
                    "読み取った文",
                    "The words it was read from"
                ),
                new(
                    "confidence",
                    ColumnKind.Text,
                    "round(x.confidence::numeric, 2)::text",
                    new(
                        "読取の確からしさ（0〜1）。空は人が定めたもの",
                        "Confidence of the reading, 0 to 1; blank: a person defined it"
                    )
                ),
                Code(
                    "source_sha256",
                    "d.sha256",
                    "原典のSHA-256",
                    "SHA-256 of the source document",
                    "sources"
                ),
                Number(
                    "source_first_line",
                    "x.first_line",
                    "原典の開始行",
                    "First line in the source"
                ),
                Text("source_url", Url("x"), "該当行のURL", "URL of the line"),
            ]
        )
        {
            Key = "x.code = @key",
            Filters =
            [
                ByEdition,
                new(
                    "of",
                    "x.of_code = @of",
                    new("目標・取組などの記号", "Code of the goal, initiative or the like")
                ),
                Words("x.title || ' ' || x.title_en || ' ' || x.statement"),
            ],
        };

    public static Dataset Periods { get; } =
        new(
            "indicator_periods",
            new("指標の値", "Figures of indicators"),
            "public_fact f join public_indicator x on x.id = f.indicator_id"
                + Joins.Replace("{0}", "f")
                + " where true",
            "x.id, f.ends_on nulls last, f.starts_on, f.kind, f.number",
            [
                Code("indicator", "x.code", "指標の記号", "The indicator's code", "indicators"),
                Text("title", "x.title", "名称", "Title"),
                Text("unit", "nullif(x.unit, '')", "単位", "Unit"),
                Code("kind", "f.kind", "値の役割", "Kind of figure", "figure_kinds"),
                Code("state", "f.state", "値の状態", "State", "figure_states"),
                Text(
                    "start",
                    "f.starts_on::text",
                    "期間の初日。空は記載なし",
                    "First day; blank where not given"
                ),
                Text("end", "f.ends_on::text", "期間の末日", "Last day"),
                Text("period", "f.period", "期間の短い名前", "The period's short name"),
                Text(
                    "value",
                    "f.value::text",
                    "値。桁は与えられたまま",
                    "Value, with the places that were given"
                ),
                Code("qualifier", "f.qualifier", "値に添えた語", "Word beside it", "qualifiers"),
                Text("printed", "f.printed", "与えられたままの表記", "As given"),
                Text(
                    "due_on",
                    "f.due_on::text",
                    "未設定の目標を定める期日",
                    "Until when a target that is not set is due"
                ),
                Text("set_by", "nullif(f.set_by, '')", "それを定める者", "Who sets it"),
                Number(
                    "number",
                    "f.number",
                    "同じ枠の何番目の記録か。2以上は訂正",
                    "Which line of its slot: from 2 on a correction"
                ),
                Truth("stands", "f.stands", "いまの値か", "Whether it is the newest"),
                Text(
                    "reason",
                    "nullif(f.reason, '')",
                    "変えた理由、または値のない理由",
                    "Why it was changed, or why there is none"
                ),
                Code(
                    "source_sha256",
                    "d.sha256",
                    "原典のSHA-256",
                    "SHA-256 of the source document",
                    "sources"
                ),
                Number(
                    "source_first_line",
                    "f.first_line",
                    "原典の開始行",
                    "First line in the source"
                ),
                Text("source_url", Url("f"), "該当行のURL", "URL of the line"),
            ]
        )
        {
            Filters =
            [
                ByEdition,
                new("indicator", "x.code = @indicator", new("指標の記号", "The indicator's code")),
                new("kind", "f.kind = @kind", new("値の役割", "Kind of figure"), "figure_kinds"),
            ],
        };

    private static string Url(string row) =>
        $"@base || '/sources/' || left(d.sha256, 12) || '#L' || {row}.first_line";

    private static CodeTable Table<T>(
        string name,
        Message title,
        T[] values,
        Func<T, string> nameOf,
        Func<T, Message> labelOf
    ) => new(name, title, [.. values.Select(v => (nameOf(v), labelOf(v)))]);
}
