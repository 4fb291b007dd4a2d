using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars;

/// <summary>What the words of a bullet say about its column and its area.</summary>
internal static partial class FollowUpTone
{
    /// <summary>The patterns of endings need no more letters than these.</summary>
    private const int EndingLength = 16;

    /// <summary>Above 0: it was done (進捗). Below 0: it is to be done (方向性). 0: its words do not say.</summary>
    public static double Done(string text)
    {
        var words = Normal.Nfkc(text).TrimEnd('。', ' ');
        if (words.EndsWith('等'))
            words = words[..^1].TrimEnd('な', 'ど');
        var whole = words;
        words = words[Math.Max(0, words.Length - EndingLength)..];
        var tone =
            Past().IsMatch(words) ? 2.5
            : DidIt().IsMatch(words) ? 2
            : Result().IsMatch(words) ? 0.7
            : WillDo().IsMatch(words) ? -2
            : Verb().IsMatch(words) ? -1.5
            : Consider().IsMatch(words) ? -0.7
            : 0;
        return tone - (Ahead().IsMatch(whole) ? 1 : 0);
    }

    /// <summary>How many words the text shares with the area: those of its name, and those that go with them.</summary>
    public static double Shares(string text, IReadOnlyList<string> areaWords) =>
        Math.Min(3, areaWords.Count(w => text.Contains(w, Case(w))));

    /// <summary>Only Latin words have small and large letters; to look for the others letter for letter is much faster.</summary>
    private static StringComparison Case(string word) =>
        char.IsAsciiLetter(word[0]) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static List<string> AreaWords(string area)
    {
        var words = new List<string>();
        foreach (Match run in Run().Matches(Normal.Nfkc(area)))
            if (run.Value[0] < '\u3400' || run.Length < 4)
                words.Add(run.Value);
            else
                for (var i = 0; i + 1 < run.Length; i += 2)
                    words.Add(run.Value.Substring(i, 2));
        words.RemoveAll(w => w.Length < 2 || w is "関連" or "改革" or "分野" or "推進" or "関係");
        foreach (var (of, with) in GoWith)
            if (Array.Exists(of, o => area.Contains(o, StringComparison.Ordinal)))
                words.AddRange(with);
        return [.. words.Distinct()];
    }

    // Words that ministries use in bullets where the name of the area is not repeated.
    private static readonly (string[] Of, string[] With)[] GoWith =
    [
        (
            ["教育", "学び", "人材"],
            [
                "学校",
                "高校",
                "生徒",
                "児童",
                "教員",
                "先生",
                "教材",
                "大学",
                "高専",
                "認定制度",
                "リカレント",
                "講座",
                "人材育成",
                "端末",
            ]
        ),
        (["研究"], ["研究者", "研究機関", "計算資源", "拠点", "計算機", "論文"]),
        (["データ"], ["データ", "レジストリ", "相互運用", "トラスト"]),
        (["社会実装"], ["各分野", "重点", "生産性", "医療", "農業", "交通", "物流", "ものづくり"]),
        (["デジガバ", "行政", "ガバメント"], ["自治体", "行政", "行政機関", "窓口"]),
        (["中小", "事業者", "企業"], ["中小企業", "商工会"]),
        (
            ["倫理", "信頼"],
            ["原則", "ガイドライン", "ガバナンス", "社会受容", "責任ある", "品質", "国際議論"]
        ),
        (["防災"], ["津波", "高潮", "災害", "避難"]),
    ];

    [GeneratedRegex(@"(?:した|された|めた|れた|いた|った|んだ|えた|きた|した等|未了|完了|済み?)$")]
    private static partial Regex Past();

    [GeneratedRegex(
        @"(?:[をがにし](?:大きく|順調に|新たに|概ね)?|前倒しで?し?|[0-9]つ|で|に向けて)(?:試行)?(?:実施|設置|設立|策定|開始|構築|参画|公表|公開|進展|進捗|認識|再認識|作成|改定|改訂|選定|開設|署名|採択|達成|開催|整理|配布|増加|拡大)$"
    )]
    private static partial Regex DidIt();

    [GeneratedRegex(
        @"(?:実施|設置|設立|策定|開始|構築|参画|公表|公開|進展|進捗|認識|作成|改訂|選定|開設|署名|採択|達成)$"
    )]
    private static partial Regex Result();

    [GeneratedRegex(
        @"(?:推進|加速化?|強化|整備|拡充|実現|確立|牽引|充実|増強|高度化|見直し|予定|普及|展開|定例化|再開|新設|づくり|反映)$"
    )]
    private static partial Regex WillDo();

    [GeneratedRegex(@"[うくぐすつぬぶむる]$")]
    private static partial Regex Verb();

    [GeneratedRegex(@"検討$")]
    private static partial Regex Consider();

    [GeneratedRegex(@"引き続き|早々に|早急に|一層|更なる|さらなる|今後|べく|次年度|来年度")]
    private static partial Regex Ahead();

    [GeneratedRegex(@"[\u3400-\u9fff]+|[ァ-ヶー]+|[A-Za-z]+")]
    private static partial Regex Run();
}
