using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests;

/// <summary>Facts of the official follow-up slides, written by reading them.</summary>
public sealed class SeedFollowUpSlidesTests
{
    private static readonly Lazy<Proposal> Slides = new(() =>
        Reader.Read(File.ReadAllBytes(Seeds.Path("002")), "002.txt")
    );

    private static readonly string[] Figures =
    [
        "area",
        "initiatives",
        "onPlan",
        "incomplete",
        "ratePercent",
        "total",
    ];

    private static Proposal Read() => Seeds.Path("002").Length > 0 ? Slides.Value : null!;

    private static Entry At(int line) =>
        Read().Entries.First(e => e.Place.FirstLine <= line && line <= e.Place.LastLine);

    [Fact]
    public void The_document_is_read_whole_as_follow_up_slides()
    {
        Assert.Equal("follow-up-slides", Read().Document.Family);
        Assert.Equal("AI戦略2019 フォローアップ", Read().Document.Title);
        Assert.Empty(Read().Account.Unread);
    }

    [Theory]
    [InlineData(9, "教育改革", 31, 27, 4, 87, false)]
    [InlineData(11, "研究開発", 16, 11, 5, 69, false)]
    [InlineData(13, "社会実装", 26, 24, 2, 92, false)]
    [InlineData(15, "データ関連基盤", 9, 8, 1, 89, false)]
    [InlineData(17, "デジガバ・中小", 3, 3, 0, 100, false)]
    [InlineData(19, "倫理・その他", 4, 4, 0, 100, false)]
    [InlineData(21, "Total", 89, 77, 12, 87, true)]
    public void A_row_of_the_scoreboard_is_read_in_the_order_of_its_header(
        int line,
        string area,
        long initiatives,
        long onPlan,
        long incomplete,
        long rate,
        bool total
    )
    {
        var row = At(line);
        Assert.Equal(EntryKind.ScoreboardRow, row.Kind);
        Assert.Equal(
            [area, initiatives, onPlan, incomplete, rate, total],
            Figures.Select(f => row.Fields[f])
        );
    }

    [Fact]
    public void Every_sum_and_rate_is_right() =>
        Assert.DoesNotContain(Read().Questions, q => q.Kind == QuestionKinds.Figure);

    [Theory]
    [InlineData(EntryKind.Progress, "25 28 30 32 34 79 83 87 90 123 127 131 134")]
    [InlineData(EntryKind.Direction, "47 49 51 53 55 57 93 96 99 102 105 108 111 114 117 120")]
    [InlineData(EntryKind.Direction, "142 144 147 151 154 156 160 163 165 167 169")]
    [InlineData(EntryKind.Progress, "172 174 177 180 183 185 188 192 195 198 201 203")]
    [InlineData(EntryKind.Highlight, "40 42 44")]
    [InlineData(EntryKind.Overview, "64 138")]
    [InlineData(EntryKind.Section, "23 62 69 74 136")]
    public void The_lost_columns_are_found_again(EntryKind kind, string lines)
    {
        foreach (var line in lines.Split(' '))
        {
            var entry = At(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal($"{line} {kind}", $"{entry.Place.FirstLine} {entry.Kind}");
            if (kind is EntryKind.Progress or EntryKind.Direction)
            {
                Assert.InRange(entry.Confidence, 0.4, 0.9);
                Assert.Equal(true, entry.Fields["columnInferred"]);
            }
        }
    }

    [Theory]
    [InlineData("教育改革", "79 83 87 90 93 96 99 102 105", 0.9)]
    [InlineData("研究開発", "108 111 114 117 120 123 127 131 134", 0.9)]
    [InlineData("社会実装", "142 144 147 172 174 183", 0.6)]
    [InlineData("データ関連基盤", "154 156 160 195 198 201 203", 0.6)]
    [InlineData("デジガバ・中小", "163 165 188", 0.6)]
    [InlineData("倫理・その他", "167 169 192", 0.6)]
    public void Areas_are_guessed_never_surely_and_less_so_where_the_slide_prints_none(
        string area,
        string lines,
        double most
    )
    {
        foreach (var line in lines.Split(' '))
        {
            var entry = At(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal($"{line} {area}", $"{line} {entry.Fields.GetValueOrDefault("area")}");
            Assert.Equal(true, entry.Fields["areaInferred"]);
            Assert.InRange(entry.Confidence, 0.4, most);
        }
    }

    [Fact]
    public void Five_lines_under_a_bullet_are_its_children_and_two_notes_on_a_line_are_two()
    {
        Assert.Equal(5, Read().Entries.Count(e => e.Parent == At(172).Id));
        var notes = Read().Entries.Where(e => e.Kind == EntryKind.Footnote).ToList();
        Assert.Equal(["※1", "※2"], notes.Select(n => n.Marker));
        Assert.Equal([At(55).Id, At(57).Id], notes.Select(n => n.Parent));
    }
}
