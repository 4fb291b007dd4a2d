using System.Globalization;
using Shirube.Domain.Dates;

namespace Shirube.Domain.Tests.Dates;

public class PlannedDatesTests
{
    [Theory]
    [InlineData("令和４年度", "FY2022", "In")]
    [InlineData("令和5年３月", "2023-03", "In")]
    [InlineData("R5.3", "2023-03", "In")]
    [InlineData("R5.3.31まで", "2023-03-31", "Until")]
    [InlineData("R7年度末", "FY2025", "By")]
    [InlineData("㋿７年度", "FY2025", "In")]
    [InlineData("令和元年度", "FY2019", "In")]
    [InlineData("令和元年5月1日", "2019-05-01", "In")]
    [InlineData("令和四年度", "FY2022", "In")]
    [InlineData("昭和六十年十二月三十一日", "1985-12-31", "In")]
    [InlineData("平成 30 年", "2018", "In")]
    [InlineData("大正12年9月", "1923-09", "In")]
    [InlineData("二〇二五年", "2025", "In")]
    [InlineData("2024年頃", "2024~", "In")]
    [InlineData("2025年度末", "FY2025", "By")]
    [InlineData("2025年度末までに", "FY2025", "By")]
    [InlineData("2025年度まで", "FY2025", "Until")]
    [InlineData("2025年度中", "FY2025", "In")]
    [InlineData("2026年3月末", "2026-03", "By")]
    [InlineData("2024年以降", "2024", "From")]
    [InlineData("2024年から", "2024", "From")]
    [InlineData("2025年度を目途に", "FY2025~", "By")]
    [InlineData("2025年頃までに", "2025~", "By")]
    [InlineData("2025年度第3四半期", "FY2025-Q3", "In")]
    [InlineData("2025年第３四半期", "2025-Q3", "In")]
    [InlineData("2025年度上半期", "FY2025-H1", "In")]
    [InlineData("令和8年度下期", "FY2026-H2", "In")]
    [InlineData("2025年夏頃", "2025-06-01/2025-08-31~", "In")]
    [InlineData("2025年3月下旬", "2025-03-21/2025-03-31", "In")]
    [InlineData("2030年代", "2030-01-01/2039-12-31", "In")]
    [InlineData("2019～2022年度", "FY2019/FY2022", "In")]
    [InlineData("2024～25年度", "FY2024/FY2025", "In")]
    [InlineData("令和元～４年度", "FY2019/FY2022", "In")]
    [InlineData("R4～R7年度", "FY2022/FY2025", "In")]
    [InlineData("平成30年度から令和2年度まで", "FY2018/FY2020", "In")]
    [InlineData("2025年4月～9月", "2025-04/2025-09", "In")]
    [InlineData("2023/4/1 現在", "2023-04-01", "In")]
    [InlineData("2023-04", "2023-04", "In")]
    public void Japanese_dates_are_read_with_their_precision_and_relation(
        string printed,
        string code,
        string relation
    ) => HoldOne(printed, code, relation);

    [Theory]
    [InlineData("FY 2022", "FY2022", "In")]
    [InlineData("(to be completed by FY 2022)", "FY2022", "By")]
    [InlineData("fiscal year 2022", "FY2022", "In")]
    [InlineData("FY2019-2022", "FY2019/FY2022", "In")]
    [InlineData("FY2019-22", "FY2019/FY2022", "In")]
    [InlineData("FY 2019 to FY 2022", "FY2019/FY2022", "In")]
    [InlineData("from FY 2020", "FY2020", "From")]
    [InlineData("from 2016 to 2030", "2016/2030", "In")]
    [InlineData("by the end of FY2020", "FY2020", "By")]
    [InlineData("at the end of 2020", "2020", "By")]
    [InlineData("no later than March 2025", "2025-03", "By")]
    [InlineData("until 2025", "2025", "Until")]
    [InlineData("before 2030", "2030", "Before")]
    [InlineData("around 2024", "2024~", "In")]
    [InlineData("in early 2024", "2024~", "In")]
    [InlineData("by mid-2028", "2028~", "By")]
    [InlineData("April 17, 2018", "2018-04-17", "In")]
    [InlineData("1 April 2020", "2020-04-01", "In")]
    [InlineData("Sept. 2021", "2021-09", "In")]
    [InlineData("in the second half of FY2021", "FY2021-H2", "In")]
    [InlineData("Q3 FY2021", "FY2021-Q3", "In")]
    [InlineData("FY2021 Q3", "FY2021-Q3", "In")]
    [InlineData("the third quarter of 2021", "2021-Q3", "In")]
    [InlineData("summer 2025", "2025-06-01/2025-08-31", "In")]
    [InlineData("in the 2030s", "2030-01-01/2039-12-31", "In")]
    [InlineData("2025 onwards", "2025", "From")]
    [InlineData("(2019)", "2019", "In")]
    public void English_dates_are_read_with_their_precision_and_relation(
        string printed,
        string code,
        string relation
    ) => HoldOne(printed, code, relation);

    [Theory]
    [InlineData("20 % of all by 2020 and 100 % by 2030", "By 2020; By 2030")]
    [InlineData("in 2020 and 2021", "In 2020; In 2021")]
    [InlineData("by FY 2022 (relisted), from FY 2023", "By FY2022; From FY2023")]
    [InlineData("FY 2019 and 2020", "In FY2019; In FY2020")]
    [InlineData(
        "2021年度末時点の30件を2022年度末までに50件とし、2025年度以降も続ける",
        "By FY2021; By FY2022; From FY2025"
    )]
    [InlineData("2022年度、2023年度及び令和６年度", "In FY2022; In FY2023; In FY2024")]
    [InlineData("2022・2023年度", "In FY2022; In FY2023")]
    public void Several_dates_of_a_text_each_have_their_own_words(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join("; ", PlannedDates.In(text).Select(d => $"{d.Relation} {d.Code}"))
        );

    [Theory]
    [InlineData("5年間の支援")]
    [InlineData("毎年度、各年度の報告")]
    [InlineData("2000人を育てる")]
    [InlineData("in 2000 companies")]
    [InlineData("2020 people")]
    [InlineData("前年比3.5億円")]
    [InlineData("2025.3億円")]
    [InlineData("小学校5年生")]
    [InlineData("ISO 2022-13579")]
    [InlineData("2023年13月32日")]
    [InlineData("R&D")]
    [InlineData("")]
    public void What_only_looks_like_a_date_is_none(string text) =>
        Assert.Empty(PlannedDates.In(text));

    [Theory]
    [InlineData("年内に公表", "2026", "By")]
    [InlineData("年度内", "FY2025", "By")]
    [InlineData("今年度中に", "FY2025", "By")]
    [InlineData("来年度", "FY2026", "In")]
    [InlineData("今後5年間で", "2026-02-03/2031-02-03", "By")]
    [InlineData("３年以内に", "2026-02-03/2029-02-03", "By")]
    [InlineData("within the next three years", "2026-02-03/2029-02-03", "By")]
    [InlineData("next fiscal year", "FY2026", "In")]
    public void Dates_that_count_from_the_document_need_its_day(
        string printed,
        string code,
        string relation
    )
    {
        HoldOne(printed, code, relation, new(2026, 2, 3));
        var without = Assert.Single(PlannedDates.In(printed));

        Assert.Equal((null, null, null), (without.From, without.To, without.Deadline));
    }

    [Fact]
    public void The_fiscal_year_ends_on_the_last_day_of_March()
    {
        var date = PlannedDates.In("2025年度末までに").Single();

        Assert.Equal(new DateOnly(2025, 4, 1), date.From);
        Assert.Equal(new DateOnly(2026, 3, 31), date.Deadline);
    }

    [Fact]
    public void What_begins_has_no_deadline_and_before_ends_the_day_before()
    {
        Assert.Null(PlannedDates.In("from FY 2020").Single().Deadline);
        Assert.Equal(new DateOnly(2029, 12, 31), PlannedDates.In("before 2030").Single().Deadline);
    }

    [Theory]
    [InlineData("全校で（2022 年度末までに）整備する", "2022 年度末までに")]
    [InlineData("Build it by the end of FY 2020 [MIC]", "by the end of FY 2020")]
    public void The_printed_words_hold_the_relation(string text, string printed) =>
        Assert.Equal(printed, PlannedDates.In(text).Single().Printed);

    [Fact]
    public void Every_day_is_read_back_from_every_way_of_printing_it()
    {
        var culture = CultureInfo.InvariantCulture;
        for (var day = new DateOnly(1930, 1, 1); day.Year < 2060; day = day.AddDays(97))
        {
            string[] printed =
            [
                $"{day.Year}年{day.Month}月{day.Day}日",
                day.ToString("yyyy/M/d", culture),
                day.ToString("yyyy-MM-dd", culture),
                day.ToString("MMMM d, yyyy", culture),
                day.ToString("d MMM yyyy", culture),
                JapaneseEra.Of(day.ToString("yyyy-MM-dd", culture)),
            ];
            foreach (var text in printed)
            {
                var date = Assert.Single(PlannedDates.In($"、{text}、"));
                Assert.Equal((day, day), (date.From, date.To));
                Assert.Equal(text, date.Printed);
            }
        }
    }

    [Fact]
    public void Dates_lie_in_their_text_in_order_whatever_the_text()
    {
        string[] pieces =
        [
            "2025",
            "年",
            "度",
            "年度",
            "末",
            "まで",
            "に",
            "令和",
            "R",
            "5",
            ".",
            "3",
            "～",
            "-",
            "FY",
            " ",
            "by ",
            "and ",
            "to ",
            "月",
            "第",
            "四半期",
            "(",
            ")",
            "から",
            "頃",
            "Q",
            "今後",
            "以内",
            "元",
            "from ",
            "May ",
            "12",
            "0",
            "十",
            "内",
            "〇",
            "\n",
            "the end of ",
            "half of ",
            "second ",
            "next ",
            "year",
        ];
        var random = new Random(20260621);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 14))
                    .Select(_ => pieces[random.Next(pieces.Length)])
            );
            var behind = 0;
            foreach (var date in PlannedDates.In(text, new(2026, 4, 1)))
            {
                Assert.True(date.Start >= behind && date.Length > 0, text);
                Assert.Equal(text.Substring(date.Start, date.Length), date.Printed);
                Assert.True(date.From <= date.To, text);
                behind = date.Start + date.Length;
            }
        }
    }

    [Fact]
    public void A_text_of_five_megabytes_full_of_dates_is_searched_in_bounded_time()
    {
        const int dates = 200_000;
        var text = string.Concat(Enumerable.Repeat("2025年度 2～ 令和元 by FY ", dates));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(dates, PlannedDates.In(text).Count);

        // Two seconds where it was measured; if the time grew with the square of the length, hours.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    private static void HoldOne(string printed, string code, string relation, DateOnly? asOf = null)
    {
        var date = Assert.Single(PlannedDates.In(printed, asOf));
        Assert.Equal((code, relation), (date.Code, date.Relation.ToString()));
    }
}
