using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>Initiatives and who is responsible for them.</summary>
internal static class InitiativeDatasets
{
    private const string Involves =
        "exists (select from responsibility r left join organisation o on o.id = r.organisation_id where r.initiative_id = x.id and {0})";

    public static Dataset Initiatives { get; } =
        new(
            "initiatives",
            new("取組", "Initiatives"),
            "initiative x"
                + Source
                + " join goal g on g.id = x.goal_id left join section s on s.id = g.section_id where true"
                + Current,
            "ed.slug, x.position",
            [
                Code("code", "x.code", "取組の記号", "The initiative's code"),
                Text("url", "@base || '/initiatives/' || x.code", "恒久URL", "Permanent URL"),
                .. Edition,
                Code("goal", "g.code", "目標の記号", "The goal's code", "goals"),
                Code("section", "s.code", "部・節の記号", "The section's code", "sections"),
                Text("text", "x.text", "取組の文", "The initiative"),
                Text(
                    "deadline",
                    "e.fields ->> 'by'",
                    "期限（FY2025 は2025年度）。原典になければ空欄",
                    "The deadline (FY2025: fiscal year from April 2025); blank where the document prints none"
                ),
                Code(
                    "repeat_of",
                    "(select o.code from initiative o where o.document_id = x.document_id and o.entry_key = e.repeat_of_key)",
                    "再掲のとき、もとの取組の記号",
                    "Where it is printed again, the original's code",
                    "initiatives"
                ),
                Nested(
                    "responsibilities",
                    """
                    coalesce((select json_agg(json_build_object('organisation', o.slug, 'name', o.name, 'nameEn', o.name_en,
                        'printed', r.printed, 'role', r.role) order by r.position)
                        from responsibility r left join organisation o on o.id = r.organisation_id
                        where r.initiative_id = x.id), '[]')
                    """,
                    "担当（CSV では responsibilities）",
                    "Who is responsible (in CSV: responsibilities)"
                ),
                CsvOnly(
                    Count(
                        "organisations",
                        "(select count(*) from responsibility r where r.initiative_id = x.id)",
                        "担当として記された組織の数",
                        "Organisations named"
                    )
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
                // Role and organisation speak of the same responsibility where both are given.
                new(
                    "organisation",
                    Involves.Replace(
                        "{0}",
                        "o.slug = @organisation and (@role::text is null or r.role = @role)"
                    ),
                    new("府省庁等の記号", "The organisation's code")
                ),
                new(
                    "role",
                    Involves.Replace("{0}", "r.role = @role"),
                    new("担当の種類", "The role"),
                    "roles"
                ),
                InSection("g.section_id"),
                new("goal", "g.code = @goal", new("目標の記号", "The goal's code")),
                Words("x.text"),
            ],
        };

    public static Dataset Responsibilities { get; } =
        new(
            "responsibilities",
            new("担当", "Responsibilities"),
            "initiative x"
                + Source
                + " join goal g on g.id = x.goal_id join responsibility r on r.initiative_id = x.id left join organisation o on o.id = r.organisation_id where true"
                + Current,
            "ed.slug, x.position, r.position",
            [
                Code("initiative", "x.code", "取組の記号", "The initiative's code", "initiatives"),
                Text(
                    "url",
                    "@base || '/initiatives/' || x.code",
                    "取組の恒久URL",
                    "Permanent URL of the initiative"
                ),
                .. Edition,
                Number(
                    "number",
                    "r.position",
                    "取組の中の順（1から）",
                    "Order in the initiative, from 1"
                ),
                Code(
                    "organisation",
                    "o.slug",
                    "府省庁等の記号。原典から分からなければ空欄",
                    "The organisation's code; blank where the document does not say",
                    "organisations"
                ),
                Text("organisation_name", "o.name", "府省庁等の名称", "The organisation's name"),
                Text("printed", "r.printed", "印刷どおりの略称", "The abbreviation as printed"),
                Code("role", "r.role", "担当の種類", "The role", "roles"),
                .. Place,
            ]
        )
        {
            Filters =
            [
                ByEdition,
                new(
                    "organisation",
                    "o.slug = @organisation",
                    new("府省庁等の記号", "The organisation's code")
                ),
                new("role", "r.role = @role", new("担当の種類", "The role"), "roles"),
                InSection("g.section_id"),
                Words("x.text"),
            ],
        };
}
