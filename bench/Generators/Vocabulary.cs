namespace Shirube.Bench.Generators;

/// <summary>Invented policy phrases: frequent words come often, rare ones seldom (Zipf).</summary>
internal sealed class Vocabulary(Random random)
{
    private static readonly string[] Fields =
    [
        "AI",
        "データ",
        "港湾",
        "防災",
        "医療",
        "農業",
        "教育",
        "交通",
        "海洋",
        "エネルギー",
        "観光",
        "研究",
        "通信",
        "水産",
        "環境",
        "福祉",
        "産業",
        "文化",
        "宇宙",
        "物流",
        "森林",
        "統計",
        "翻訳",
        "気象",
        "介護",
        "創薬",
        "製造",
        "測量",
        "図書",
        "金融",
    ];
    private static readonly string[] Things =
    [
        "基盤",
        "人材",
        "計画",
        "制度",
        "標準",
        "窓口",
        "手引",
        "拠点",
        "試験",
        "指標",
        "連携",
        "調査",
        "実証",
        "共有",
        "台帳",
        "教材",
        "模型",
        "通信網",
        "観測",
        "規則",
    ];
    private static readonly string[] Deeds =
    [
        "の整備",
        "の推進",
        "の高度化",
        "の公開",
        "の試行",
        "の拡充",
        "の見直し",
        "の作成",
        "の普及",
        "の検証",
    ];
    private static readonly string[] Places =
    [
        "島しょ部における",
        "地方公共団体での",
        "研究機関と進める",
        "大学による",
        "事業者向けの",
        "国際的な",
        "年度内の",
        "次世代の",
        "段階的な",
        "全国規模の",
    ];

    public string Phrase() =>
        Pick(Places) + Pick(Fields) + Pick(Fields) + Pick(Things) + Pick(Deeds);

    public string Statement() =>
        Pick(Fields) + "と" + Pick(Fields) + "の" + Pick(Things) + Pick(Deeds);

    /// <summary>The n-th word about n times as seldom as the first.</summary>
    private string Pick(string[] words) =>
        words[Math.Min(words.Length - 1, (int)Math.Pow(words.Length + 1, random.NextDouble()) - 1)];
}
