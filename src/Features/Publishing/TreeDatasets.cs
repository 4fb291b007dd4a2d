using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>Editions, their sections and goals.</summary>
internal static class TreeDatasets
{
    public static Dataset Editions { get; } =
        new(
            "editions",
            new("版", "Editions"),
            "edition ed join strategy st on st.id = ed.strategy_id left join source_document d on d.id = ed.current_document_id where true",
            "st.slug, ed.year, ed.slug",
            [
                Code("slug", "ed.slug", "版の記号", "The edition's code"),
                Text("url", "@base || '/editions/' || ed.slug", "恒久URL", "Permanent URL"),
                Text("name", "ed.name", "名称", "Name"),
                Number("year", "ed.year", "名称にある西暦年", "Year in its name"),
                .. Date("as_of", "ed.as_of", "時点", "As of"),
                Code("strategy", "st.slug", "戦略の記号", "The strategy's code"),
                Text("strategy_name", "st.name", "戦略の名称", "The strategy's name"),
                Text(
                    "strategy_name_en",
                    "st.name_en",
                    "戦略の英語名称",
                    "The strategy's name in English"
                ),
                Code(
                    "source_sha256",
                    "d.sha256",
                    "木を読み取った原典のSHA-256。未登録なら空欄",
                    "SHA-256 of the document its tree is read from; blank while there is none",
                    "sources"
                ),
                Count(
                    "goals",
                    "(select count(*) from goal g where g.document_id = ed.current_document_id)",
                    "目標の数",
                    "Goals"
                ),
                Count(
                    "initiatives",
                    "(select count(*) from initiative i where i.document_id = ed.current_document_id)",
                    "取組の数",
                    "Initiatives"
                ),
            ]
        )
        {
            Key = "ed.slug = @key",
            Filters = [Words("ed.name")],
        };

    public static Dataset Sections { get; } =
        new(
            "sections",
            new("部・節", "Sections"),
            "section x"
                + Source
                + " left join section up on up.id = x.parent_id where true"
                + Current,
            "ed.slug, x.position",
            [
                Code("code", "x.code", "部・節の記号", "The section's code"),
                Text(
                    "url",
                    "@base || '/editions/' || ed.slug || '#' || x.code",
                    "恒久URL",
                    "Permanent URL"
                ),
                .. Edition,
                Code("level", "x.level", "段階", "Level", "section_levels"),
                Code(
                    "parent",
                    "up.code",
                    "上の部・節の記号",
                    "Code of the section above",
                    "sections"
                ),
                Text("marker", "x.marker", "印刷どおりの番号", "Number as printed"),
                Text("text", "x.text", "見出し", "Heading"),
                Position,
                .. Place,
            ]
        )
        {
            Key = "x.code = @key",
            Filters = [ByEdition, Words("x.text")],
        };

    public static Dataset Goals { get; } =
        new(
            "goals",
            new("目標", "Goals"),
            "goal x"
                + Source
                + " left join goal up on up.id = x.parent_id left join goal first on first.id = x.repeat_of_id left join section s on s.id = x.section_id where true"
                + Current,
            "ed.slug, x.position",
            [
                Code("code", "x.code", "目標の記号", "The goal's code"),
                Text("url", "@base || '/goals/' || x.code", "恒久URL", "Permanent URL"),
                .. Edition,
                Code("level", "x.level", "段階", "Level", "goal_levels"),
                Code(
                    "parent",
                    "up.code",
                    "上の大目標の記号",
                    "Code of the overarching goal above",
                    "goals"
                ),
                Code("section", "s.code", "部・節の記号", "The section's code", "sections"),
                Text("marker", "x.marker", "印刷どおりの印", "Mark as printed"),
                JsonOnly(
                    Text(
                        "text",
                        "x.text",
                        "目標の文。複数の文は改行で区切る",
                        "The goal; statements separated by a line feed"
                    )
                ),
                CsvOnly(
                    Text(
                        "first_statement",
                        "split_part(x.text, E'\\n', 1)",
                        "目標の文の一つ目（すべては goal_statements）",
                        "Its first statement (all are in goal_statements)"
                    )
                ),
                Count(
                    "statements",
                    "cardinality(string_to_array(x.text, E'\\n'))",
                    "目標の文の数",
                    "Statements it has"
                ),
                Code(
                    "repeat_of",
                    "first.code",
                    "再掲または前掲の元の目標の記号",
                    "Code of the goal it repeats or points to",
                    "goals"
                ),
                Text(
                    "cross_reference",
                    "x.cross_reference",
                    "元の目標を指す語句（前掲のとおり等）",
                    "The words that point to the original"
                ),
                Count(
                    "initiatives",
                    "(select count(*) from initiative i where i.goal_id = x.id)",
                    "取組の数",
                    "Initiatives"
                ),
                Position,
                .. Place,
            ]
        )
        {
            Key = "x.code = @key",
            Filters = [ByEdition, InSection("x.section_id"), Words("x.text")],
        };

    public static Dataset GoalStatements { get; } =
        new(
            "goal_statements",
            new("目標の文", "Statements of goals"),
            "goal x"
                + Source
                + " cross join lateral unnest(string_to_array(x.text, E'\\n')) with ordinality t(statement, number) where true"
                + Current,
            "ed.slug, x.position, t.number",
            [
                Code("goal", "x.code", "目標の記号", "The goal's code", "goals"),
                Number("number", "t.number", "目標の中の順（1から）", "Order in the goal, from 1"),
                Text("statement", "t.statement", "目標の文", "The statement"),
            ]
        )
        {
            InApi = false,
        };
}
