using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.App.Pages.Parts;

/// <summary>The kinds of entries, of documents and of lines, in words.</summary>
internal static class EntryWords
{
    public static Message Kind(string kind) =>
        kind switch
        {
            "part" => new("部", "Part"),
            "section" => new("節", "Section"),
            "subsection" => new("項", "Subsection"),
            "overarching-goal" => new("大目標", "Overarching goal"),
            "specific-goal" => new("具体目標", "Specific goal"),
            "initiative" => new("取組", "Initiative"),
            "cross-reference" => new("参照", "Cross-reference"),
            "organisation" => new("府省庁等", "Organisation"),
            "progress" => new("主な進捗", "Progress"),
            "overview" => new("概況", "Overview"),
            "direction" => new("今後の方向性", "Direction"),
            "highlight" => new("特記", "Highlight"),
            "scoreboard-row" => new("進捗一覧の行", "Scoreboard row"),
            "indicator" => new("指標", "Indicator"),
            "statement" => new("記述", "Statement"),
            "footnote" => new("注", "Footnote"),
            "term" => new("略語", "Abbreviation"),
            _ => ResearchEntries.Word(kind),
        };

    /// <summary>What the reader took the document for.</summary>
    public static Message Family(string family) =>
        family switch
        {
            "register" => new("取組の登録表", "Register of initiatives"),
            "plan" => new("計画", "Plan"),
            "progress-slides" => new("進捗の報告スライド", "Progress slides"),
            "follow-up-slides" => new("フォローアップのスライド", "Follow-up slides"),
            "portfolio-slides" => new(
                "研究のポートフォリオのスライド",
                "Research portfolio slides"
            ),
            "outline" => new("見出しと箇条書き（型の定まらない文書）", "Outline (no known form)"),
            _ => new(family, family),
        };

    public static Message State(string state) =>
        state switch
        {
            "read" => new("読み取った行", "Read"),
            "furniture" => new(
                "飾りの行（見出しの繰り返し、頁番号など）",
                "Furniture (repeated heads, page numbers)"
            ),
            "unread" => new("未読の行", "Unread"),
            _ => new("空行", "Blank"),
        };

    /// <summary>Why a line is furniture; reasons that the reader gives in English.</summary>
    public static Message Why(string why) =>
        why switch
        {
            "title" or "title page" => new("表題", "Title"),
            "date" => new("日付", "Date"),
            "issuer" => new("発行者", "Issuer"),
            "running head" => new("柱（各頁の見出し）", "Running head"),
            "page number" => new("頁番号", "Page number"),
            "contents list" => new("目次", "Contents list"),
            "table header" => new("表の見出し", "Table header"),
            "table rule" => new("表の罫線", "Table rule"),
            "column label" => new("欄の見出し", "Column label"),
            "label" => new("見出しの札", "Label"),
            "logo" => new("機関の標章", "Logo"),
            "page mark" => new("頁の印", "Mark of the page"),
            _ => new(why, why),
        };
}
