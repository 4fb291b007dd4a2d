using System.Collections.Immutable;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;
using Role = Shirube.Domain.Organisations.Role;

namespace Shirube.Features.Tests.Rounds;

/// <summary>Free questions and files in the survey workbook.</summary>
public class SurveyQuestionsTests
{
    private static readonly QuestionSet Asked = new(
        3,
        400,
        true,
        false,
        [
            new("budget", new("今年度の予算", "Budget of this year"), 40, true),
            new("more", new("したこと", "What else was done"), 90, false),
        ]
    );

    private static readonly Answer Standing = Answer.Empty with
    {
        Status = Status.OnPlan,
        Progress = "一基目を建てた",
        Evidence = [new("https://example.go.jp/", "写真"), new("", "報告.pdf", new('0', 64))],
        Free = Free(("budget", "三億円"), ("old", "むかしの答え")),
    };

    private static readonly SurveyDuty Duty = new(
        11,
        "灯台を建てる",
        "灯台を増やす",
        Role.Sole,
        ReportState.Draft,
        2,
        Standing,
        Answer.Empty with
        {
            Free = Free(("budget", "去年は二億円")),
            Evidence = [new("", "去年の報告.pdf", new('1', 64))],
        }
    );

    private static readonly Survey Survey = new(
        7,
        "試験",
        "試験の版",
        new(2026, 12, 18),
        "",
        Asked,
        "mic",
        "総務省",
        [Duty]
    );

    [Fact]
    public void Each_free_question_has_its_column_with_the_last_answer_beside_it()
    {
        var columns = SurveyColumns.Of(Survey);
        var at = columns.ToList().FindIndex(c => c.Key == "free-budget");
        Assert.Equal(
            ("今年度の予算", CellRule.Text, 40, "三億円"),
            (columns[at].Header, columns[at].Rule, columns[at].Longest, columns[at].Value(Duty))
        );
        Assert.Equal(
            ("前回：今年度の予算", CellRule.Shown, "去年は二億円"),
            (columns[at - 1].Header, columns[at - 1].Rule, columns[at - 1].Value(Duty))
        );
        // Called like a column that every workbook has.
        Assert.Equal("したこと（2）", columns.Single(c => c.Key == "free-more").Header);
        Assert.DoesNotContain(columns, c => c.Key == "free-old");
    }

    [Fact]
    public void Files_are_shown_by_name_and_only_links_are_written()
    {
        var columns = SurveyColumns.Of(Survey);
        Assert.Equal(
            [
                ("根拠のファイル（Webで加えます）", "報告.pdf"),
                ("前回：根拠のファイル", "去年の報告.pdf"),
            ],
            columns
                .Where(c =>
                    c.Rule == CellRule.Shown
                    && c.Header.Contains("ファイル", StringComparison.Ordinal)
                )
                .Select(c => (c.Header, c.Value(Duty)))
        );
        Assert.Equal(
            ["https://example.go.jp/"],
            columns
                .Where(c => c.Key.EndsWith("-url", StringComparison.Ordinal))
                .Select(c => c.Value(Duty))
                .Where(v => v.Length > 0)
        );
    }

    [Fact]
    public void A_row_that_comes_back_keeps_the_files_and_what_is_no_longer_asked()
    {
        var (answer, problems) = ReturnedAnswer.Of(
            new(
                2,
                11,
                ImmutableDictionary<string, string>
                    .Empty.Add("free-budget", "四億円")
                    .Add("evidence-1-url", "")
                    .Add("evidence-1-title", ""),
                []
            ),
            SurveyColumns.Answered(Survey),
            Duty,
            Asked
        );
        Assert.Empty(problems);
        Assert.Equal([Standing.Evidence[1]], answer.Evidence);
        Assert.Equal("四億円", answer.Free["budget"]);
        Assert.Equal("むかしの答え", answer.Free["old"]);
        Assert.Equal("一基目を建てた", answer.Progress);
    }

    private static ImmutableSortedDictionary<string, string> Free(
        params (string Key, string Value)[] answers
    ) => answers.ToImmutableSortedDictionary(a => a.Key, a => a.Value);
}
