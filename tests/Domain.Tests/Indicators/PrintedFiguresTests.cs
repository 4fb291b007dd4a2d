using System.Globalization;
using Shirube.Domain.Indicators;

namespace Shirube.Domain.Tests.Indicators;

public class PrintedFiguresTests
{
    [Theory]
    // A figure that changed, with the dates behind it, beside each value, or missing.
    [InlineData(
        "入門の講座の修了件数が12→34件へと増加（2021年度末→2022年度末）",
        "入門の講座の修了件数 | 12@FY2021 → 34@FY2022 件"
    )]
    [InlineData("灯台の数は、3（2019年）→5基（2023年）に", "灯台の数 | 3@2019 → 5@2023 基")]
    [InlineData("協力会社が1,200社から約2.55万社へ拡大", "協力会社 | 1200@? → about 25500@? 社")]
    [InlineData("申請の割合が12%→60%以上へ", "申請の割合 | 12@? → at-least 60@? %")]
    [InlineData(
        "学級が210から480へ増加（2025年度末→2026年度末）",
        "学級 | 210@FY2025 → 480@FY2026 "
    )]
    // One that was counted: its name is the sentence without it.
    [InlineData("新たに7件の教材を公開（2022年度末）", "新たに教材を公開 | 7@FY2022 件")]
    [InlineData("研修を12の会場で開催（2026年度）", "研修を会場で開催 | 12@FY2026 会場")]
    [InlineData(
        "検査を始め、3月末時点で104の機関が参加",
        "検査を始め、3月末時点で機関が参加 | 104@? 機関"
    )]
    // No figures of anything measured.
    [InlineData("2025年→2030年に向けて", "")]
    [InlineData("重点5分野に取り組む", "")]
    [InlineData("第2期の計画、G20の原則、AI戦略2022", "")]
    public void What_a_report_prints_is_found_with_its_unit_and_its_dates(
        string text,
        string expected
    )
    {
        Assert.Equal(expected, Said(PrintedFigures.In(text, isPromise: false)));
    }

    [Theory]
    [InlineData("すべての船員（約50万人/年）が海図を読む", "すべての船員 | about 500000@? 人/年!")]
    [InlineData(
        "航海士（約2,000人/年、そのうち上級約100人/年）を育てる",
        "航海士 | about 2000@? 人/年!; 上級 | about 100@? 人/年!"
    )]
    [InlineData(
        "技術者の登用を進める（2024年度までに4校に1人以上）",
        "技術者の登用を進める | at-least 1@FY2024 人/4校!"
    )]
    [InlineData("船員を育てる（目標約100万人/年）", "目標 | about 1000000@? 人/年!")]
    [InlineData("1人1台の端末を使う（第2期、2022年度）", "")]
    public void What_a_goal_promises_is_a_target_without_a_date_that_is_not_printed(
        string text,
        string expected
    )
    {
        Assert.Equal(expected, Said(PrintedFigures.In(text, isPromise: true)));
    }

    [Fact]
    public void A_figure_without_unit_or_date_is_less_sure()
    {
        double Of(string text) => PrintedFigures.In(text, false)[0].Confidence;
        var whole = Of("件数が12→34件へ（2021年度→2022年度）");
        Assert.True(whole > Of("件数が12→34へ（2021年度→2022年度）"));
        Assert.True(whole > Of("件数が12→34件へ"));
        Assert.True(whole <= 0.9);
    }

    private static string Said(IEnumerable<PrintedFigure> figures) =>
        string.Join(
            "; ",
            figures.Select(f =>
                $"{f.Title} | {(f.Before is { } b ? Said(b, f.BeforePeriod) + " → " : "")}{Said(f.Value, f.Period)} {f.Unit}{(f.IsTarget ? "!" : "")}"
            )
        );

    private static string Said(Quantity quantity, Period? period) =>
        $"{(quantity.Qualifier == Qualifier.Exact ? "" : quantity.Qualifier.Name() + " ")}{quantity.Value.ToString(CultureInfo.InvariantCulture)}@{period?.Code ?? "?"}";
}
