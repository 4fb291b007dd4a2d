using Shirube.Domain;
using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>What was reported: progress and scoreboards.</summary>
internal static class ReportDatasets
{
    private const string ProgressFrom =
        "progress x" + Source + " left join progress first on first.id = x.repeat_of_id";

    public static Dataset Progress { get; } =
        new(
            "progress",
            new("進捗", "Progress"),
            ProgressFrom + " where true" + NotReplaced,
            "d.sha256, x.position",
            [
                Code("code", "x.code", "進捗の記号", "The entry's code"),
                .. Edition,
                Code("kind", "x.kind", "種類", "Kind", "progress_kinds"),
                Text(
                    "area",
                    "x.area",
                    "分野（原典にあれば）",
                    "Area, where the document gives one"
                ),
                Text("text", "x.text", "記述", "What is reported"),
                Code(
                    "repeat_of",
                    "first.code",
                    "同じ記述が先に印刷された進捗の記号",
                    "Code of the entry that it prints again",
                    "progress"
                ),
                Nested(
                    "goals",
                    """
                    coalesce((select json_agg(json_build_object('goal', g.code, 'basis', p.basis) order by g.position)
                        from progress_goal p join goal g on g.id = p.goal_id where p.progress_id = x.id), '[]')
                    """,
                    "報告の対象の目標（CSV では progress_goals）",
                    "The goals it reports on (in CSV: progress_goals)"
                ),
                Nested(
                    "organisations",
                    """
                    coalesce((select json_agg(json_build_object('organisation', o.slug, 'name', o.name, 'nameEn', o.name_en,
                        'printed', p.printed) order by p.position)
                        from progress_organisation p left join organisation o on o.id = p.organisation_id
                        where p.progress_id = x.id), '[]')
                    """,
                    "報告した府省庁等（CSV では progress_organisations）",
                    "Who reports (in CSV: progress_organisations)"
                ),
                Position,
                .. Place,
            ]
        )
        {
            Key = "x.code = @key",
            Filters =
            [
                ByEdition,
                new("kind", "x.kind = @kind", new("種類", "Kind"), "progress_kinds"),
                new(
                    "organisation",
                    "exists (select from progress_organisation p join organisation o on o.id = p.organisation_id where p.progress_id = x.id and o.slug = @organisation)",
                    new("府省庁等の記号", "The organisation's code")
                ),
                new(
                    "goal",
                    "exists (select from progress_goal p join goal g on g.id = p.goal_id where p.progress_id = x.id and g.code = @goal)",
                    new("目標の記号", "The goal's code")
                ),
                Words("x.text"),
            ],
        };

    public static Dataset ProgressGoals { get; } =
        new(
            "progress_goals",
            new("進捗と目標", "Progress and goals"),
            ProgressFrom
                + " join progress_goal p on p.progress_id = x.id join goal g on g.id = p.goal_id where true"
                + NotReplaced,
            "d.sha256, x.position, g.position, g.code",
            [
                Code("progress", "x.code", "進捗の記号", "The entry's code", "progress"),
                Code("goal", "g.code", "目標の記号", "The goal's code", "goals"),
                Code(
                    "basis",
                    "p.basis",
                    "結び付けた根拠",
                    "Why they are tied",
                    "progress_goal_bases"
                ),
            ]
        )
        {
            InApi = false,
        };

    public static Dataset ProgressOrganisations { get; } =
        new(
            "progress_organisations",
            new("進捗を報告した府省庁等", "Who reports progress"),
            ProgressFrom
                + " join progress_organisation p on p.progress_id = x.id left join organisation o on o.id = p.organisation_id where true"
                + NotReplaced,
            "d.sha256, x.position, p.position",
            [
                Code("progress", "x.code", "進捗の記号", "The entry's code", "progress"),
                Number(
                    "number",
                    "p.position",
                    "記述の中の順（1から）",
                    "Order in the entry, from 1"
                ),
                Code(
                    "organisation",
                    "o.slug",
                    "府省庁等の記号。分からなければ空欄",
                    "The organisation's code; blank where unknown",
                    "organisations"
                ),
                Text("printed", "p.printed", "印刷どおりの略称", "The abbreviation as printed"),
            ]
        )
        {
            InApi = false,
        };

    private static readonly Message Percent = new("％", "percent");

    public static Dataset Scoreboards { get; } =
        new(
            "scoreboards",
            new("進捗一覧", "Scoreboards"),
            "scoreboard_row x" + Source + " where true" + NotReplaced,
            "d.sha256, x.position",
            [
                .. Edition,
                Text("area", "x.area", "分野", "Area"),
                Truth("is_total", "x.is_total", "合計の行か", "Whether it is the row of totals"),
                Count(
                    "initiatives",
                    "x.initiatives",
                    "取組数（原典どおり）",
                    "Initiatives, as printed"
                ),
                Count("on_plan", "x.on_plan", "計画通りの数（原典どおり）", "On plan, as printed"),
                Count(
                    "incomplete",
                    "x.incomplete",
                    "未了・一部未了の数（原典どおり）",
                    "Incomplete or partly so, as printed"
                ),
                Number(
                    "rate_percent",
                    "x.rate_percent",
                    "進捗率（原典どおり）",
                    "Rate on plan, as printed"
                ) with
                {
                    Unit = Percent,
                },
                Number(
                    "computed_rate_percent",
                    "case when x.initiatives > 0 then (200::bigint * x.on_plan + x.initiatives) / (2::bigint * x.initiatives) end",
                    "計算した進捗率：計画通り÷取組数、0.5は切り上げ",
                    "Rate computed: on plan by initiatives, half rounded up"
                ) with
                {
                    Unit = Percent,
                },
                Truth(
                    "adds_up",
                    "x.on_plan + x.incomplete = x.initiatives",
                    "計画通りと未了の和が取組数に等しいか",
                    "Whether on plan and incomplete add up to the initiatives"
                ),
                Position,
                .. Place,
            ]
        )
        {
            Filters = [ByEdition, Words("x.area")],
        };
}
