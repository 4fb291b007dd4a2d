using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>Organisations, their names over time, and what documents call them.</summary>
internal static class OrganisationDatasets
{
    private static Column Held(string role, string ja, string en) =>
        Count(
            role,
            $"""
            (select count(*) from responsibility r join initiative i on i.id = r.initiative_id
                join edition ed on ed.current_document_id = i.document_id
                where r.organisation_id = x.id and r.role = '{role}')
            """,
            ja,
            en
        );

    public static Dataset Organisations { get; } =
        new(
            "organisations",
            new("府省庁等", "Organisations"),
            "organisation x left join organisation up on up.id = x.parent_id where true",
            "x.rank, x.slug",
            [
                Code("slug", "x.slug", "府省庁等の記号", "The organisation's code"),
                Text("url", "@base || '/organisations/' || x.slug", "恒久URL", "Permanent URL"),
                Text("name", "x.name", "名称", "Name"),
                Text("name_en", "x.name_en", "英語名称", "Name in English"),
                Code(
                    "parent",
                    "up.slug",
                    "上位の組織の記号",
                    "Code of the body above",
                    "organisations"
                ),
                Code(
                    "corporate_number",
                    "x.corporate_number",
                    "法人番号（13桁）。確かめられていなければ空欄",
                    "Corporate number (法人番号, 13 digits); blank where none was confirmed"
                ),
                Number(
                    "rank",
                    "x.rank",
                    "建制順の並び。1000は順の定めのないもの",
                    "Official order (建制順); 1000 where none is set"
                ),
                Held(
                    "sole",
                    "単独で担当する取組（各版の今の内容）",
                    "Initiatives it carries alone (today's text of each edition)"
                ),
                Held("lead", "主担当である取組", "Initiatives it leads"),
                Held("joint", "主担当とともに担当する取組", "Initiatives it joins"),
                Held("unmarked", "主担当の表示がない取組", "Initiatives where no lead is marked"),
            ]
        )
        {
            Key = "x.slug = @key",
            Filters = [Words("x.name || ' ' || coalesce(x.name_en, '')")],
        };

    public static Dataset OrganisationNames { get; } =
        new(
            "organisation_names",
            new("府省庁等の名称の移り変わり", "Names of organisations over time"),
            "organisation_name n join organisation x on x.id = n.organisation_id where true",
            "x.rank, x.slug, n.valid_from nulls first, n.name",
            [
                Code(
                    "organisation",
                    "x.slug",
                    "府省庁等の記号",
                    "The organisation's code",
                    "organisations"
                ),
                Text("name", "n.name", "名称", "Name"),
                .. Date(
                    "valid_from",
                    "n.valid_from::text",
                    "使用開始日。空欄は定めなし",
                    "In use from; blank: since ever"
                ),
                .. Date(
                    "valid_to",
                    "n.valid_to::text",
                    "使用終了日。空欄は現在も使用",
                    "In use until; blank: still"
                ),
            ]
        )
        {
            InApi = false,
        };

    public static Dataset Aliases { get; } =
        new(
            "aliases",
            new("文書での呼び方", "What documents call organisations"),
            "alias a join source_document d on d.id = a.document_id left join organisation x on x.id = a.organisation_id where true",
            "d.sha256, a.printed",
            [
                Code(
                    "source_sha256",
                    "d.sha256",
                    "原典のSHA-256",
                    "SHA-256 of the source document",
                    "sources"
                ),
                Text("printed", "a.printed", "印刷どおりの呼び方", "As printed"),
                Code(
                    "organisation",
                    "x.slug",
                    "府省庁等の記号。分からなければ空欄",
                    "The organisation's code; blank where unknown",
                    "organisations"
                ),
                Code("basis", "a.basis", "そう読んだ根拠", "Why it is read so", "alias_bases"),
            ]
        )
        {
            InApi = false,
        };
}
