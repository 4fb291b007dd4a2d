using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests;

/// <summary>Facts of the official progress slides, written by reading them.</summary>
public sealed class SeedProgressSlidesTests
{
    private static readonly Lazy<Proposal> Slides = new(() =>
        Reader.Read(File.ReadAllBytes(Seeds.Path("001")), "001.txt")
    );

    private static Proposal Read() => Seeds.Path("001").Length > 0 ? Slides.Value : null!;

    private static IEnumerable<Entry> Of(string kind) =>
        Read().Entries.Where(e => e.Kind.Name() == kind);

    private static Entry At(int line, string kind) =>
        Of(kind).Single(e => e.Place.FirstLine <= line && line <= e.Place.LastLine);

    [Fact]
    public void The_document_is_read_whole_as_progress_slides_of_april_2023()
    {
        Assert.Equal("progress-slides", Read().Document.Family);
        Assert.Equal("2023-04", Read().Document.AsOf);
        Assert.Empty(Read().Account.Unread);
        Assert.Equal(
            Read().Account.Lines,
            Read().Account.Blank
                + Read().Account.Read
                + Read().Account.Furniture.Sum(f => Printed(f.FirstLine, f.LastLine))
        );
    }

    private static int Printed(int first, int last) =>
        File.ReadAllLines(Seeds.Path("001"))[(first - 1)..last].Count(l => l.Trim().Length > 0);

    [Fact]
    public void There_are_36_bullets_as_printed_and_29_distinct()
    {
        Assert.Equal(36, Of("progress").Count());
        Assert.Equal(29, Of("progress").Count(e => e.RepeatOf == null));
    }

    [Theory]
    [InlineData(120, 90)]
    [InlineData(121, 92)]
    [InlineData(122, 100)]
    [InlineData(136, 50)]
    [InlineData(137, 51)]
    [InlineData(138, 52)]
    [InlineData(254, 204)]
    public void A_bullet_printed_again_names_its_first_printing(int again, int first) =>
        Assert.Equal(At(first, "progress").Id, At(again, "progress").RepeatOf);

    [Theory]
    [InlineData(50, "総務省")]
    [InlineData(51, "国交省")]
    [InlineData(60, "科技 農水省")]
    [InlineData(78, "農水省")]
    [InlineData(82, "環境省")]
    [InlineData(160, "総務省")]
    [InlineData(168, "文科省")]
    [InlineData(174, "科技 総務省 文科省 経産省")]
    [InlineData(205, "防衛省")]
    [InlineData(256, "科技")]
    [InlineData(257, "総務省 経産省")]
    public void A_bullet_names_the_ministries_that_report_it_and_its_text_does_not(
        int line,
        string ministries
    )
    {
        var bullet = At(line, "progress");
        Assert.Equal(ministries, string.Join(' ', bullet.Responsibilities.Select(m => m.As)));
        Assert.All(bullet.Responsibilities, m => Assert.Null(m.Role));
        Assert.DoesNotContain(
            "（" + ministries.Split(' ')[0],
            bullet.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("**", bullet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_names_are_resolved_and_the_unknown_one_is_asked_for()
    {
        Assert.Equal("経済産業省", At(90, "progress").Responsibilities[0].Organisation);
        Assert.Null(At(159, "progress").Responsibilities[0].Organisation);
        var question = Assert.Single(Read().Questions, q => q.Kind == QuestionKinds.Abbreviation);
        Assert.Equal("科技", question.Subject);
        Assert.Equal([60, 159, 174, 246, 248, 255, 256], question.Lines);
    }

    [Theory]
    [InlineData(50, 46)]
    [InlineData(60, 58)]
    [InlineData(82, 76)]
    [InlineData(100, 98)]
    [InlineData(120, 116)]
    [InlineData(121, 116)]
    [InlineData(122, 118)]
    [InlineData(137, 132)]
    [InlineData(145, 134)]
    [InlineData(159, 157)]
    [InlineData(168, 166)]
    [InlineData(174, 172)]
    [InlineData(180, 178)]
    public void A_bullet_stands_under_its_specific_goal(int bullet, int goal)
    {
        Assert.Equal(At(goal, "specific-goal").Id, At(bullet, "progress").Parent);
        Assert.InRange(At(bullet, "progress").Confidence, 0.85, 0.95);
    }

    [Theory]
    [InlineData(54, 46)]
    [InlineData(96, 88)]
    [InlineData(102, 98)]
    [InlineData(128, 118)]
    [InlineData(142, 132)]
    [InlineData(147, 134)]
    public void An_overview_stands_under_its_specific_goal(int overview, int goal) =>
        Assert.Equal(At(goal, "specific-goal").Id, At(overview, "overview").Parent);

    [Theory]
    [InlineData(46, 66)]
    [InlineData(58, 66)]
    [InlineData(76, 104)]
    [InlineData(116, 114)]
    [InlineData(134, 130)]
    [InlineData(157, 155)]
    [InlineData(178, 164)]
    [InlineData(199, 190)]
    [InlineData(230, 218)]
    public void A_specific_goal_stands_under_the_overarching_goal_of_its_slide(
        int goal,
        int over
    ) => Assert.Equal(At(over, "overarching-goal").Id, At(goal, "specific-goal").Parent);

    [Theory]
    [InlineData(204, 190, 2)]
    [InlineData(214, 190, 2)]
    [InlineData(236, 218, 3)]
    [InlineData(241, 218, 3)]
    public void Where_headings_stand_together_the_overarching_goal_takes_the_entry_and_a_question_asks(
        int line,
        int over,
        int candidates
    )
    {
        var entry = Read()
            .Entries.Single(e =>
                e.Kind is EntryKind.Progress or EntryKind.Overview
                && e.Place.FirstLine <= line
                && line <= e.Place.LastLine
            );
        Assert.Equal(At(over, "overarching-goal").Id, entry.Parent);
        Assert.Equal(0.6, entry.Confidence);
        Assert.Equal(candidates, ((IEnumerable<string>)entry.Fields["goals"]).Count());
        Assert.Contains(
            Read().Questions,
            q => q.Kind == QuestionKinds.Parent && q.Entry == entry.Id
        );
    }

    [Fact]
    public void Cells_of_the_table_hold_one_two_and_two_statements_under_their_areas()
    {
        var areas = Of("section")
            .Select(s => (s.Text, Of("progress").Count(p => p.Parent == s.Id)));
        Assert.Equal(
            [("教育改革", 1), ("研究開発", 2), ("データ基盤整備", 2), ("デジガバ・中小・倫理", 4)],
            areas
        );
        var first = Of("progress").Single(e => e.Place.FirstLine == 246);
        Assert.Equal(3, ((IEnumerable<string>)first.Fields["details"]).Count());
        Assert.Equal(["科技", "文科省", "経産省"], first.Responsibilities.Select(m => m.As));
    }

    [Fact]
    public void There_are_three_parts_with_their_highlights_and_one_footnote_under_its_bullet()
    {
        Assert.Equal(
            [4, 4, 3],
            Of("part").Select(p => Of("highlight").Count(h => h.Parent == p.Id))
        );
        Assert.Equal([20, 27, 34], Of("part").Select(p => p.Place.FirstLine));
        Assert.Equal(At(78, "progress").Id, Assert.Single(Of("footnote")).Parent);
    }
}
