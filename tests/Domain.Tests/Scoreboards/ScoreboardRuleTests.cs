using FsCheck;
using FsCheck.Fluent;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Domain.Tests.Scoreboards;

/// <summary>The arithmetic of scoreboards: by examples counted by hand, and what holds for any cut.</summary>
public class ScoreboardRuleTests
{
    private static readonly ScoreboardRule One = ScoreboardRule.Find(1)!;
    private static readonly ScoreboardRule Two = ScoreboardRule.Find(2)!;

    [Fact]
    public void The_status_of_an_initiative_is_its_leads_and_no_report_is_never_zero()
    {
        CutRow[] rows =
        [
            AnyCut.Row("a", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("b", 1, Role.Lead, Status.Incomplete),
            AnyCut.Row("b", 2, Role.Joint, Status.OnPlan),
            AnyCut.Row("c", 2, Role.Lead, null),
            AnyCut.Row("c", 1, Role.Joint, Status.OnPlan),
            AnyCut.Row("d", 2, Role.Sole, Status.OnPlan),
            AnyCut.Row("e", 3, Role.Sole, null),
        ];
        var total = One.Compute(rows, Grouping.Area).Total;
        Assert.Equal((5, 2, 1, 2), Counts(total));
        // Rule 1 gives no rate before all have spoken; rule 2 divides by those who have.
        Assert.Null(total.RatePercent);
        Assert.Equal(67, Two.Compute(rows, Grouping.Area).Total.RatePercent);
        Assert.Equal(
            [50, null, null],
            One.Compute(rows, Grouping.Lead).Lines.OrderBy(l => l.Key).Select(l => l.RatePercent)
        );
        var leads = Two.Compute(rows, Grouping.Lead).Lines.ToDictionary(l => l.Key);
        Assert.Equal((2, 1, 1, 0), Counts(leads["1"]));
        Assert.Equal(50, leads["1"].RatePercent);
        Assert.Equal((2, 1, 0, 1), Counts(leads["2"]));
        Assert.Equal(100, leads["2"].RatePercent);
        Assert.Equal((1, 0, 0, 1), Counts(leads["3"]));
        Assert.Null(leads["3"].RatePercent);
        var any = One.Compute(rows, Grouping.Any).Lines.ToDictionary(l => l.Key);
        Assert.Equal((3, 1, 1, 1), Counts(any["1"]));
        Assert.Equal((3, 1, 1, 1), Counts(any["2"]));
    }

    [Fact]
    public void Where_two_lead_the_weaker_word_counts_and_nothing_before_both_have_spoken()
    {
        CutRow[] rows =
        [
            AnyCut.Row("a", 1, Role.Lead, Status.OnPlan),
            AnyCut.Row("a", 2, Role.Lead, Status.PartlyIncomplete),
            AnyCut.Row("b", 1, Role.Lead, Status.OnPlan),
            AnyCut.Row("b", 2, Role.Lead, null),
            AnyCut.Row("c", 1, Role.Joint, Status.OnPlan),
        ];
        var total = One.Compute(rows, Grouping.Goal).Total;
        Assert.Equal(1, total.Tally.Count(Status.PartlyIncomplete));
        Assert.Equal(2, total.Tally.NoReport);
    }

    [Fact]
    public void Rule_1_gives_every_line_and_the_total_of_the_printed_table_of_2020()
    {
        (string Area, int Initiatives, int OnPlan, int Incomplete, int Rate)[] printed =
        [
            ("教育改革", 31, 27, 4, 87),
            ("研究開発", 16, 11, 5, 69),
            ("社会実装", 26, 24, 2, 92),
            ("データ関連基盤", 9, 8, 1, 89),
            ("デジガバ・中小", 3, 3, 0, 100),
            ("倫理・その他", 4, 4, 0, 100),
            ("", 89, 77, 12, 87),
        ];
        var rows = printed
            .SkipLast(1)
            .SelectMany(
                (area, n) =>
                    Enumerable
                        .Range(0, area.Initiatives)
                        .Select(i =>
                            AnyCut.Row(
                                $"{n}-{i}",
                                1,
                                Role.Sole,
                                i < area.OnPlan ? Status.OnPlan
                                    : i % 2 == 0 ? Status.PartlyIncomplete
                                    : Status.Incomplete
                            ) with
                            {
                                Position = n,
                                AreaCode = $"s{n}",
                                Area = area.Area,
                            }
                        )
            );
        var board = One.Compute(rows, Grouping.Area);
        Assert.Equal(
            printed,
            board
                .Lines.Append(board.Total)
                .Select(l =>
                    (
                        l.Label,
                        l.Initiatives.Length,
                        l.Tally.Count(Status.OnPlan),
                        l.Tally.Count(Status.Incomplete) + l.Tally.Count(Status.PartlyIncomplete),
                        l.RatePercent ?? -1
                    )
                )
        );
    }

    [Theory]
    [InlineData(1, 2, 50)]
    [InlineData(1, 200, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(2, 3, 67)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    public void A_rate_is_in_whole_percent_with_half_rounded_up(int onPlan, int all, int rate)
    {
        var rows = Enumerable
            .Range(0, all)
            .Select(i =>
                AnyCut.Row($"i{i}", 1, Role.Sole, i < onPlan ? Status.OnPlan : Status.Incomplete)
            );
        Assert.Equal(rate, One.Compute(rows, Grouping.Area).Total.RatePercent);
    }

    [Fact]
    public void Counts_add_up_in_every_line_and_lines_add_up_to_the_total() =>
        Prop.ForAll(
                AnyCut.Rows,
                rows =>
                {
                    foreach (var grouping in Groupings.Printed)
                    {
                        var board = One.Compute(rows, grouping);
                        Assert.Equal(
                            rows.Select(r => r.Initiative).Distinct().Count(),
                            board.Total.Initiatives.Length
                        );
                        foreach (var line in board.Lines.Append(board.Total))
                        {
                            Assert.Equal(
                                line.Initiatives.Length,
                                Enum.GetValues<Status>().Sum(s => line.Tally.Count(s))
                                    + line.Tally.NoReport
                            );
                            Assert.Equal(
                                line.Tally.Reported < line.Initiatives.Length
                                    || line.Tally.Reported == 0,
                                line.RatePercent is null
                            );
                            Assert.InRange(line.RatePercent ?? 0, 0, 100);
                        }
                        if (grouping is Grouping.Area or Grouping.Goal)
                            Assert.Equal(
                                board.Total.Initiatives.Length,
                                board.Lines.Sum(l => l.Initiatives.Length)
                            );
                        if (grouping == Grouping.Any)
                            Assert.Equal(rows.Length, board.Lines.Sum(l => l.Initiatives.Length));
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_rows_changes_neither_figure_nor_hash() =>
        Prop.ForAll(
                AnyCut.Rows,
                ArbMap.Default.ArbFor<int>(),
                (rows, seed) =>
                {
                    var mixed = rows.ToArray();
                    new System.Random(seed).Shuffle(mixed);
                    Assert.Equal(CutText.Hash(2, 1, 1, 0, rows), CutText.Hash(2, 1, 1, 0, mixed));
                    Assert.Equal(HashOf(rows), HashOf(mixed));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_other_row_gives_another_hash_of_the_cut() =>
        Prop.ForAll(
                AnyCut.Rows,
                rows =>
                {
                    var hash = CutText.Hash(2, 1, 1, 0, rows);
                    for (var i = 0; i < rows.Length; i++)
                    {
                        Assert.NotEqual(
                            hash,
                            CutText.Hash(2, 1, 1, 0, rows.Where((_, n) => n != i))
                        );
                        var changed = rows.ToArray();
                        changed[i] = rows[i] with
                        {
                            Status = rows[i].Status is Status.Done ? Status.OnPlan : Status.Done,
                        };
                        Assert.NotEqual(hash, CutText.Hash(2, 1, 1, 0, changed));
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_of_the_first_format_keeps_its_hash_and_the_second_covers_what_is_said()
    {
        CutRow[] rows =
        [
            AnyCut.Row("a", 1, Role.Sole, Status.OnPlan) with
            {
                AnswerHash = new string('1', 64),
            },
            AnyCut.Row("b", 2, Role.Lead, null),
        ];
        // printf 'cut 1\t7\t1\t3\n1\ta\ts1\t港\tg1\t灯台\t1\t第1省\tsole\t1\ton-plan\tclaimed\n…' | sha256sum
        Assert.Equal(
            "aa7e9f17f2f53d949f176bf69eb5105f21339a6fdcf2ed8a4338b6eabe859d59",
            CutText.Hash(1, 7, 1, 3, rows)
        );
        Assert.Equal(
            "ff8567e638cc8d7ad6a6c3c7899c7211f856273975d9db53af1ed93608fa5a5d",
            CutText.Hash(2, 7, 1, 3, rows)
        );
        rows[0] = rows[0] with { AnswerHash = new string('2', 64) };
        Assert.Equal(
            "aa7e9f17f2f53d949f176bf69eb5105f21339a6fdcf2ed8a4338b6eabe859d59",
            CutText.Hash(1, 7, 1, 3, rows)
        );
        Assert.NotEqual(
            "ff8567e638cc8d7ad6a6c3c7899c7211f856273975d9db53af1ed93608fa5a5d",
            CutText.Hash(2, 7, 1, 3, rows)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => CutText.Hash(3, 7, 1, 3, rows));
    }

    [Fact]
    public void Words_with_tabs_and_line_breaks_are_no_other_table()
    {
        var row = AnyCut.Row("a", 1, Role.Sole, Status.OnPlan);
        string[] names = ["x\ty", "x\\ty", "x\ny", "x\\ny", "x y"];
        Assert.Equal(
            names.Length,
            names
                .Select(n => CutText.Hash(2, 1, 1, 0, [row with { Area = n, Goal = "z" }]))
                .Distinct()
                .Count()
        );
    }

    private static string HashOf(CutRow[] rows) =>
        Scoreboard.Hash("", Groupings.Printed.Select(g => One.Compute(rows, g)));

    private static (int All, int OnPlan, int Incomplete, int NoReport) Counts(
        ScoreboardLine line
    ) =>
        (
            line.Initiatives.Length,
            line.Tally.Count(Status.OnPlan),
            line.Tally.Count(Status.Incomplete),
            line.Tally.NoReport
        );
}
