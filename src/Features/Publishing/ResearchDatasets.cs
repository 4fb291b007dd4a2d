using Shirube.Domain;
using Shirube.Domain.Proposals;
using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>What documents about research hold: programmes, budgets, research areas, strategies of countries and more.</summary>
internal static class ResearchDatasets
{
    private const string Id = "left(d.sha256, 12) || '-' || e.key";

    public static CodeTable Kinds { get; } =
        new(
            "research_kinds",
            new("研究の記録の種類", "Kinds of research entries"),
            ResearchEntries.Kinds
        );

    public static CodeTable Stages { get; } =
        new(
            "budget_stages",
            new("予算の段階", "Stages of a budget"),
            [
                ("initial", new("当初", "Initial")),
                ("supplementary", new("補正", "Supplementary")),
                ("request", new("概算要求", "Request")),
            ]
        );

    public static Dataset Research { get; } =
        new(
            "research",
            new("研究の全体像", "Research portfolio"),
            $"""
            entry e join source_document d on d.id = e.document_id
            left join entry up on up.document_id = e.document_id and up.key = e.parent_key
            where d.family = '{ResearchEntries.Family}'
                and e.kind in ({string.Join(
                ", ",
                ResearchEntries.Kinds.Select(k => $"'{k.Kind}'")
            )})
                and not exists (select from source_document later where later.replaces_id = d.id)
            """,
            "d.sha256, e.position",
            [
                Code(
                    "id",
                    Id,
                    "記録の記号（文書と読取の中の番号）",
                    "The entry's id, by document and reading"
                ),
                Code("kind", "e.kind", "種類", "Kind", Kinds.Name),
                Text("text", "e.text", "名称・記述", "Name or words"),
                Text(
                    "above",
                    "up.text",
                    "この記録が属する見出し・事業など",
                    "What it stands below"
                ),
                Code(
                    "above_id",
                    "left(d.sha256, 12) || '-' || e.parent_key",
                    "それの記号。見出しなら、この表にはない",
                    "Its id; that of a heading is not in this table"
                ),
                Whole("number", "number", "番号", "Number"),
                Said(
                    "name",
                    "name",
                    "名称（記述から分けて書かれているとき）",
                    "Name, where it is printed apart"
                ),
                Said("leader", "leader", "総括", "Leader"),
                Said("affiliation", "affiliation", "所属（原典の表記）", "Affiliation as printed"),
                Whole("projects", "projects", "課題数", "Projects"),
                Said("scheme", "scheme", "事業区分の型", "Form of the scheme"),
                Said("organisation", "organisation", "機関", "Body"),
                Whole("founded", "founded", "設置年", "Year of founding"),
                Said("period", "period", "期間（原典の表記）", "Period as printed"),
                Said("country", "country", "国・地域", "Country or region"),
                Whole("year", "year", "年", "Year"),
                Whole("year_to", "yearTo", "終わりの年", "Last year"),
                Whole("amount_yen", "amountYen", "金額", "Amount") with
                {
                    Unit = new("円", "yen"),
                },
                Whole("fiscal_year", "fiscalYear", "年度", "Fiscal year"),
                Code(
                    "stage",
                    "e.fields ->> 'stage'",
                    "予算の段階",
                    "Stage of the budget",
                    Stages.Name
                ),
                Said("horizon", "horizon", "期限（原典の表記）", "Horizon as printed"),
                Said(
                    "by",
                    "by",
                    "期限（年・年月・FY年度）",
                    "Deadline: a year, a month, FY and the year"
                ),
                Said("date", "date", "出来事の日付", "Date of the event"),
                Said("value", "value", "指標の値", "Value of the indicator"),
                Said("unit", "unit", "指標の単位", "Unit of the indicator"),
                Nested("fields", "e.fields", "読み取った項目のすべて", "All fields as read"),
                Number("position", "e.position", "原典での並び順", "Order in the document"),
                .. Columns.Place,
            ]
        )
        {
            Key = Id + " = @key",
            Filters =
            [
                new("kind", "e.kind = @kind", new("種類", "Kind"), Kinds.Name),
                new(
                    "source",
                    "d.sha256 = @source",
                    new("原典のSHA-256", "SHA-256 of the source document")
                ),
                Words(
                    "e.text || ' ' || coalesce(e.fields ->> 'leader', '') || ' ' || coalesce(e.fields ->> 'affiliation', '')"
                ),
            ],
        };

    private static Column Said(string name, string field, string ja, string en) =>
        Text(name, $"e.fields ->> '{field}'", ja, en);

    /// <summary>A whole number; what a person corrected to something else is no figure.</summary>
    private static Column Whole(string name, string field, string ja, string en) =>
        Number(
            name,
            $"case when e.fields ->> '{field}' ~ '^-?[0-9]{{1,18}}$' then (e.fields ->> '{field}')::bigint end",
            ja,
            en
        );
}
