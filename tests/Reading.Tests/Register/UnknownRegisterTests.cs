using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Register;

/// <summary>A register of the same family with other habits, invented: era dates, chapters, barred tables, columns in
/// another order, other marks and separators, rows broken in every way. What is expected was written by reading
/// <c>hinode-plan.txt</c>.</summary>
public sealed class UnknownRegisterTests
{
    [Theory]
    [InlineData(15, 15, EntryKind.Part, null, "まちの守り")]
    [InlineData(17, 17, EntryKind.Section, 15, "備え")]
    [InlineData(19, 20, EntryKind.OverarchingGoal, 17, "川と山の変化に先回りするまち")]
    [InlineData(22, 22, EntryKind.Subsection, 17, "川の見張り")]
    [InlineData(24, 24, EntryKind.SpecificGoal, 22, "水位の上昇を一時間前に知る")]
    [InlineData(
        31,
        33,
        EntryKind.SpecificGoal,
        22,
        "１）土砂の動きを面でとらえる\n２）見張りの人手を半分にする"
    )]
    [InlineData(36, 37, EntryKind.Initiative, 31, "山の斜面に置いた傾きの計測器を結ぶ通信網の整備")]
    [InlineData(38, 39, EntryKind.Initiative, 31, "雨量と傾きから危うさを五段階で示す画面の試作")]
    [InlineData(40, 41, EntryKind.Initiative, 31, "下水のふたの浮き上がりを見つける仕掛けの研究")]
    [InlineData(43, 44, EntryKind.Initiative, 31, "避難の呼びかけを多言語で放送する仕組みの改良")]
    [InlineData(52, 52, EntryKind.Part, null, "まちの学び")]
    [InlineData(56, 56, EntryKind.Subsection, 54, "教室の支え")]
    [InlineData(62, 62, EntryKind.CrossReference, 58, "（再掲）")]
    [InlineData(69, 69, EntryKind.Initiative, 64, "AI による作文の下読み")]
    [InlineData(80, 80, EntryKind.Subsection, 54, "家の支え")]
    [InlineData(82, 82, EntryKind.SpecificGoal, 80, "土砂の動きを面で捉える(再掲)")]
    [InlineData(84, 84, EntryKind.CrossReference, 82, "前掲のとおり")]
    public void An_entry_is_read_as_a_person_reads_it(
        int first,
        int last,
        EntryKind kind,
        int? parent,
        string text
    )
    {
        var entry = At(first);

        Assert.Equal((kind, text), (entry.Kind, entry.Text));
        Assert.Equal(
            (last, parent is { } p ? At(p).Id : null),
            (entry.Place.LastLine, entry.Parent)
        );
    }

    [Theory]
    [InlineData(28, "危機管理局 防災課:lead")]
    [InlineData(29, "危機管理局 防災課:lead 総務局 情報推進課:joint")]
    [InlineData(36, "危機管理局 防災課:lead 総務局 情報推進課:joint ?:joint")]
    [InlineData(38, "危機管理局 防災課:lead 総務局 情報推進課:joint")]
    [InlineData(40, "危機管理局 下水道課:sole")]
    [InlineData(43, "総務局 国際交流課:joint 危機管理局 防災課:lead 総務局 情報推進課:joint")]
    [InlineData(45, "総務局 情報推進課:joint 危機管理局 防災課:lead")]
    [InlineData(46, "")]
    [InlineData(68, "教育委員会事務局 学びの支援課:sole")]
    [InlineData(74, "教育委員会事務局 学びの支援課:lead 総務課:joint 総務局 情報推進課:joint")]
    [InlineData(75, "教育委員会事務局 学びの支援課:sole")]
    [InlineData(77, "教育委員会事務局 学びの支援課:lead 総務局 国際交流課:joint")]
    [InlineData(69, "教育委員会事務局 学びの支援課:unmarked 総務局 情報推進課:unmarked")]
    public void A_cell_gives_its_organisations_and_their_roles(int line, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                At(line)
                    .Responsibilities.Select(m => $"{m.Organisation ?? "?"}:{m.Role!.Value.Name()}")
            )
        );

    [Fact]
    public void What_the_document_leaves_open_is_asked() =>
        Assert.Equal(
            "abbreviation みどり 36, abbreviation 水道課 40, repeat 58, repeat 82, unmarked 69, unnamed 46",
            string.Join(
                ", ",
                Plan()
                    .Questions.Select(q =>
                        q.Kind == QuestionKinds.Abbreviation
                            ? $"{q.Kind} {q.Subject} {q.Lines[0]}"
                            : $"{q.Kind} {q.Lines[0]}"
                    )
                    .Order(StringComparer.Ordinal)
            )
        );

    [Fact]
    public void A_repeat_is_found_by_one_statement_worded_a_little_differently()
    {
        Assert.Equal(At(31).Id, At(82).RepeatOf);
        Assert.Equal(At(31).Id, At(84).RepeatOf);
        Assert.Null(At(58).RepeatOf);
    }

    [Fact]
    public void Further_columns_are_kept() =>
        Assert.Equal(["番号: 2", "期限: 2024年度"], (IEnumerable<string>)At(29).Fields["columns"]);

    [Fact]
    public void What_was_put_together_by_guess_is_not_called_sure() =>
        Assert.All([36, 38, 40, 46, 58, 82], line => Assert.True(At(line).Confidence <= 0.9));

    [Fact]
    public void Every_line_is_read_or_furniture()
    {
        var proposal = Plan();

        Assert.Empty(proposal.Account.Unread);
        Assert.Equal(
            "1-2 title, 4-4 date, 6-6 issuer, 8-13 contents list, 26-27 table header, 35-35 table header, "
                + "48-48 page number, 50-50 running head, 61-61 table header, 67-67 table header, "
                + "73-73 table header, 83-83 table header, 87-87 table header",
            string.Join(
                ", ",
                proposal.Account.Furniture.Select(f => $"{f.FirstLine}-{f.LastLine} {f.Why}")
            )
        );
    }

    [Fact]
    public void The_front_matter_gives_title_and_date() =>
        Assert.Equal(
            ("ひので市デジタル推進計画に掲げる施策一覧", "2023-04-01"),
            (Plan().Document.Title, Plan().Document.AsOf)
        );

    private static Entry At(int line) => Plan().Entries.First(e => e.Place.FirstLine == line);

    private static Proposal Plan() => Reader.Read(File.ReadAllBytes(Path()), "hinode-plan.txt");

    private static string Path()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, "Shirube.slnx")))
            root = Directory.GetParent(root)!.FullName;
        return System.IO.Path.Combine(root, "tests/Reading.Tests/Register/hinode-plan.txt");
    }
}
