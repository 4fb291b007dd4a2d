using System.Text;

namespace Shirube.Bench.Generators;

/// <summary>A register of any size in the form that ministries print, the same for the same size.</summary>
internal static class RegisterText
{
    private const int PerGoal = 6;
    private const int GoalsPerSection = 5;
    private const int SectionsPerPart = 10;

    private static readonly (string Short, string Name)[] Ministries =
    [
        ("通", "通信情報省"),
        ("学", "学術教育省"),
        ("福", "福祉健康省"),
        ("水", "水産農務省"),
        ("産", "産業交易省"),
        ("港", "港湾国土省"),
        ("環", "環境気候省"),
        ("財", "財政省"),
        ("防", "危機管理委員会"),
        ("情", "情報保護委員会"),
    ];

    public static void Write(int initiatives, string file) =>
        File.WriteAllText(file, Of(initiatives));

    public static string Of(int initiatives)
    {
        var random = new Random(initiatives);
        var words = new Vocabulary(random);
        var text = new StringBuilder();
        text.Append(
            Stamp.Figures,
            $"「計測用AI戦略 2026」の取組({initiatives}件)\n\n(2026 年 4 月時点)\n"
        );
        for (var n = 0; n < initiatives; n++)
        {
            if (n % (PerGoal * GoalsPerSection * SectionsPerPart) == 0)
                text.Append(Stamp.Figures, $"\n第{Part(n)}部 {words.Statement()}\n");
            if (n % (PerGoal * GoalsPerSection) == 0)
                text.Append(
                    Stamp.Figures,
                    $"\n({Section(n)}) {words.Statement()}\n\n大目標 {words.Statement()}（{n / 30 + 1}）\n"
                );
            if (n % PerGoal == 0)
                text.Append(
                    Stamp.Figures,
                    $"\n<具体目標>\n\n{words.Phrase()}（{n / PerGoal + 1}）\n\n取 組\t関係府省庁\n"
                );
            text.Append(
                Stamp.Figures,
                $"{words.Phrase()}と{words.Statement()}（{n + 1}）\t{Responsible(random)}\n"
            );
        }
        text.Append(
            "\n表に用いた略称は次のとおり。(二つ以上が並ぶときは、主担当に◎を付けた)\n\n略称\t府省庁名\t\t\n"
        );
        foreach (var (abbreviation, name) in Ministries)
            text.Append(Stamp.Figures, $"{abbreviation}\t{name}\t\t\n");
        return text.ToString();
    }

    private static string Part(int n)
    {
        const string digits = "〇一二三四五六七八九";
        var part = n / (PerGoal * GoalsPerSection * SectionsPerPart) + 1;
        var tens =
            part / 10 == 0 ? ""
            : part / 10 == 1 ? "十"
            : digits[part / 10] + "十";
        return tens + (part % 10 == 0 ? "" : digits[part % 10].ToString());
    }

    private static int Section(int n) => n / (PerGoal * GoalsPerSection) % SectionsPerPart + 1;

    private static string Responsible(Random random)
    {
        var named = random
            .GetItems(Ministries, random.Next(4) == 0 ? 3 : random.Next(1, 3))
            .Select(m => m.Short)
            .Distinct()
            .ToArray();
        if (named.Length > 1)
            named[0] = "◎" + named[0];
        return string.Join('、', named);
    }
}
