using Shirube.Domain;
using Shirube.Domain.Organisations;

namespace Shirube.Features.Publishing;

/// <summary>The codes that published fields use, and what they mean.</summary>
public sealed record CodeTable(
    string Name,
    Message Title,
    IReadOnlyList<(string Code, Message Label)> Codes
);

public static class CodeTables
{
    public static IReadOnlyList<CodeTable> All { get; } =
    [
        new(
            "roles",
            new("担当の種類", "Roles"),
            [.. Enum.GetValues<Role>().Select(r => (r.Name(), r.Label()))]
        ),
        new(
            "section_levels",
            new("部・節の段階", "Levels of sections"),
            [
                ("part", new("部", "Part")),
                ("section", new("節", "Section")),
                ("subsection", new("小節", "Subsection")),
            ]
        ),
        new(
            "goal_levels",
            new("目標の段階", "Levels of goals"),
            [
                ("overarching", new("大目標", "Overarching goal")),
                ("specific", new("具体目標", "Specific goal")),
            ]
        ),
        new(
            "progress_kinds",
            new("進捗の種類", "Kinds of progress"),
            [
                ("progress", new("主な進捗", "Progress")),
                ("overview", new("概況", "Overview")),
                ("direction", new("今後の方向性", "Direction")),
                ("highlight", new("特記", "Highlight")),
                ("footnote", new("注", "Footnote")),
            ]
        ),
        new(
            "progress_goal_bases",
            new("進捗を目標に結び付けた根拠", "Why progress is tied to a goal"),
            [
                (
                    "heading",
                    new("その目標の見出しの下にある", "It stands under that goal's heading")
                ),
                (
                    "block",
                    new(
                        "複数の目標の見出しとともにあり、どれかは書かれていない",
                        "It stands with several goals' headings; the document does not say which"
                    )
                ),
                ("repeat", new("先に印刷された同じ記述に従う", "As its first printing says")),
            ]
        ),
        new(
            "alias_bases",
            new("略称の読み方の根拠", "Why an abbreviation is read so"),
            [
                ("table", new("文書自身の略称表", "The document's own table of abbreviations")),
                (
                    "name",
                    new("名称またはよく知られた略称", "The name or a common short form of it")
                ),
                (
                    "register",
                    new(
                        "同じ版の取組一覧での呼び方",
                        "As the register of the same edition calls it"
                    )
                ),
                (
                    "near",
                    new(
                        "略称表に近いものがある（確認事項）",
                        "Only nearly in the table (a question asks)"
                    )
                ),
                ("unknown", new("不明（確認事項）", "Unknown (a question asks)")),
            ]
        ),
        new(
            "question_kinds",
            new("確認事項の種類", "Kinds of questions"),
            [
                (
                    "abbreviation",
                    new("略称表にない略称", "An abbreviation that the table does not hold")
                ),
                ("unmarked", new("主担当の表示がない", "Several organisations, no lead marked")),
                (
                    "repeat",
                    new(
                        "再掲・前掲の元が見つからない、または近いだけ",
                        "The original of a repeat was not found, or only nearly"
                    )
                ),
                (
                    "figure",
                    new(
                        "印刷された数字と計算が合わない",
                        "A printed figure differs from the computed one"
                    )
                ),
                (
                    "parent",
                    new("属する先が一つに決まらない", "It may belong to any of several parents")
                ),
                ("profile", new("どの列か決まらない", "Which column it is, is open")),
            ]
        ),
        ResearchDatasets.Kinds,
        ResearchDatasets.Stages,
        IndicatorDatasets.Measures,
        IndicatorDatasets.Directions,
        IndicatorDatasets.Aggregations,
        IndicatorDatasets.FactKinds,
        IndicatorDatasets.FactStates,
        IndicatorDatasets.Qualifiers,
        new(
            "families",
            new("文書の種類", "Families of documents"),
            [
                ("register", new("取組一覧", "Register of initiatives")),
                ("plan", new("計画", "Plan read by a reading profile")),
                ("progress-slides", new("進捗状況", "Progress slides")),
                ("follow-up-slides", new("フォローアップ", "Follow-up slides")),
                ("portfolio-slides", new("研究のポートフォリオ", "Research portfolio slides")),
                ("outline", new("その他（見出しのみ読み取り）", "Other, read as an outline")),
            ]
        ),
        ReleaseDatasets.Statuses,
        ReleaseDatasets.Grounds,
        ReleaseDatasets.Fields,
        new(
            "truth",
            new("真偽", "True or false"),
            [("true", new("はい", "Yes")), ("false", new("いいえ", "No"))]
        ),
    ];
}
