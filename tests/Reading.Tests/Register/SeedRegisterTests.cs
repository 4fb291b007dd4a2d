using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Register;

/// <summary>What a person counts in the official register. Its sentences are not repeated here: entries are named by the
/// line they begin on.</summary>
public sealed class SeedRegisterTests
{
    private const string Secretariat = "内閣府 科学技術・イノベーション推進事務局";

    [Theory]
    [InlineData(EntryKind.Part, 3)]
    [InlineData(EntryKind.Section, 14)]
    [InlineData(EntryKind.Subsection, 16)]
    [InlineData(EntryKind.OverarchingGoal, 8)]
    [InlineData(EntryKind.SpecificGoal, 40)]
    [InlineData(EntryKind.Initiative, 240)]
    [InlineData(EntryKind.CrossReference, 3)]
    [InlineData(EntryKind.Organisation, 20)]
    [InlineData(EntryKind.Footnote, 1)]
    public void The_register_holds_as_many_as_a_person_counts(EntryKind kind, int count) =>
        Assert.Equal(count, Seed().Entries.Count(e => e.Kind == kind));

    [Fact]
    public void The_document_says_what_it_is_and_of_when()
    {
        var document = Seed().Document;

        Assert.Equal(
            ("register", "「AI 戦略 2022」の取組", "2023-04", "ja", 644),
            (document.Family, document.Title, document.AsOf, document.Language, document.Lines)
        );
    }

    [Fact]
    public void Every_initiative_has_its_roles()
    {
        var rows = Seed().Entries.Where(e => e.Kind == EntryKind.Initiative).ToList();

        Assert.Equal(101, rows.Count(r => r.Responsibilities.Count(m => m.Role == Role.Lead) == 1));
        Assert.Equal(132, rows.Count(r => r.Responsibilities is [{ Role: Role.Sole }]));
        Assert.Equal(
            "401 449 460 483 515 576 620",
            string.Join(
                ' ',
                rows.Where(r => r.Responsibilities[0].Role == Role.Unmarked)
                    .Select(r => r.Place.FirstLine)
            )
        );
        Assert.Equal(497, rows.Sum(r => r.Responsibilities.Length));
    }

    [Theory]
    [InlineData(156, "科技:lead 総:joint 文:joint 経:joint NISC:joint")]
    [InlineData(217, "総:joint 環:lead")]
    [InlineData(253, "デジ庁:joint 国:lead")]
    [InlineData(414, "再チャレンジ:joint 科技:lead 文:joint 厚:joint 経:joint")]
    [InlineData(506, "総:joint 文:joint 経:joint 科技:lead")]
    [InlineData(515, "科技:unmarked 総:unmarked 文:unmarked 経:unmarked")]
    [InlineData(560, "総:sole")]
    public void A_cell_gives_its_ministries_and_their_roles(int line, string roles) =>
        Assert.Equal(
            roles,
            string.Join(
                ' ',
                At(line).Responsibilities.Select(m => $"{m.As}:{m.Role!.Value.Name()}")
            )
        );

    [Theory]
    [InlineData(156, "科技", Secretariat)]
    [InlineData(156, "NISC", "内閣官房 内閣サイバーセキュリティセンター")]
    [InlineData(196, "警", "国家公安委員会 警察庁")]
    [InlineData(317, "男女", "内閣府 男女共同参画局")]
    [InlineData(234, "デジタル", "デジタル庁")]
    [InlineData(276, "個情", "個人情報保護委員会事務局")]
    [InlineData(576, "法", null)]
    public void An_abbreviation_means_what_the_documents_own_table_says(
        int line,
        string printed,
        string? organisation
    ) =>
        Assert.Equal(
            organisation,
            At(line).Responsibilities.Single(m => m.As == printed).Organisation
        );

    [Theory]
    [InlineData("デジタル", "234", "デジタル庁")]
    [InlineData("個情", "276 277 278 348 349 350 381 511 615", "個人情報保護委員会事務局")]
    [InlineData("法", "576", "法務省")]
    public void An_abbreviation_outside_the_table_is_asked_about_once(
        string printed,
        string lines,
        string first
    )
    {
        var question = Assert.Single(
            Seed().Questions,
            q => q.Kind == QuestionKinds.Abbreviation && q.Subject == printed
        );

        Assert.Equal(lines, string.Join(' ', question.Lines));
        Assert.Equal(first, question.Candidates[0]);
        Assert.All(question.Lines, line => Assert.True(At(line).Confidence <= 0.9));
    }

    [Fact]
    public void Nothing_else_is_asked_about_abbreviations() =>
        Assert.Equal(3, Seed().Questions.Count(q => q.Kind == QuestionKinds.Abbreviation));

    [Theory]
    [InlineData(44, 48, 2)]
    [InlineData(149, 152, 1)]
    [InlineData(187, 190, 2)]
    [InlineData(269, 270, 1)]
    [InlineData(334, 341, 4)]
    [InlineData(476, 480, 3)]
    [InlineData(494, 501, 5)]
    [InlineData(525, 528, 2)]
    public void A_goal_has_its_statements(int first, int last, int statements)
    {
        var goal = At(first);

        Assert.Equal((EntryKind.SpecificGoal, last), (goal.Kind, goal.Place.LastLine));
        Assert.Equal(statements, goal.Text.Split('\n').Length);
        Assert.Equal(statements > 1, goal.Fields.ContainsKey("statements"));
    }

    [Theory]
    [InlineData(113, 79, 0.95)]
    [InlineData(118, 79, 0.95)]
    [InlineData(120, 98, 0.85)]
    [InlineData(125, 98, 0.85)]
    [InlineData(131, 44, 0.95)]
    [InlineData(136, 44, 0.95)]
    public void What_is_printed_again_points_to_its_original(
        int line,
        int original,
        double confidence
    )
    {
        Assert.Equal(At(original).Id, At(line).RepeatOf);
        Assert.Equal(confidence, At(line).Confidence);
    }

    [Fact]
    public void A_repeat_with_other_words_is_asked_about() =>
        Assert.Equal(
            At(120).Id,
            Assert.Single(Seed().Questions, q => q.Kind == QuestionKinds.Repeat).Entry
        );

    [Theory]
    [InlineData(40, 38, EntryKind.Section)]
    [InlineData(42, 40, EntryKind.OverarchingGoal)]
    [InlineData(44, 42, EntryKind.SpecificGoal)]
    [InlineData(61, 44, EntryKind.Initiative)]
    [InlineData(265, 263, EntryKind.Subsection)]
    [InlineData(267, 265, EntryKind.Subsection)]
    [InlineData(269, 267, EntryKind.SpecificGoal)]
    [InlineData(360, 263, EntryKind.Subsection)]
    [InlineData(431, 429, EntryKind.Subsection)]
    [InlineData(474, 429, EntryKind.Subsection)]
    [InlineData(492, 427, EntryKind.Subsection)]
    [InlineData(610, 608, EntryKind.SpecificGoal)]
    [InlineData(118, 113, EntryKind.CrossReference)]
    public void An_entry_stands_under_its_parent(int line, int parent, EntryKind kind) =>
        Assert.Equal((kind, At(parent).Id), (At(line).Kind, At(line).Parent));

    [Theory]
    [InlineData(144, "必要な")]
    [InlineData(146, "高度化")]
    [InlineData(155, "行動リスク予測を")]
    [InlineData(276, "ICT環境")]
    [InlineData(287, "EdTech")]
    [InlineData(275, "GIGA スクール")]
    [InlineData(616, "AI-Ready")]
    [InlineData(620, "GPAI ")]
    [InlineData(494, "Basic Theories and Tech")]
    public void Broken_and_wide_set_words_are_whole_again(int line, string words) =>
        Assert.Contains(
            words,
            Seed().Entries.Last(e => e.Place.FirstLine <= line && line <= e.Place.LastLine).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_place_keeps_the_words_as_printed()
    {
        var lines = File.ReadAllText(Seeds.Path("000")).Split('\n');

        Assert.All(
            Seed().Entries,
            e =>
                Assert.Equal(
                    string.Join('\n', lines[(e.Place.FirstLine - 1)..e.Place.LastLine]),
                    e.Place.Quote
                )
        );
    }

    [Fact]
    public void Every_line_is_accounted_for_once_and_none_is_unread()
    {
        var account = Seed().Account;

        Assert.Empty(account.Unread);
        Assert.Equal((644, 174), (account.Lines, account.Blank));
        Assert.Equal(
            644,
            account.Blank + account.Read + account.Furniture.Sum(f => f.LastLine - f.FirstLine + 1)
        );
        Assert.Equal(
            [new Furniture(7, 7, "contents list"), new Furniture(9, 36, "contents list")],
            account.Furniture.Where(f => f.Why == "contents list")
        );
    }

    [Fact]
    public void The_same_bytes_give_the_same_proposal() =>
        Assert.Equal(Fingerprint(Seed()), Fingerprint(Seed()));

    private static string Fingerprint(Proposal proposal)
    {
        var text = new StringBuilder();
        foreach (var e in proposal.Entries)
            text.Append(e).AppendJoin(',', e.Responsibilities).AppendJoin(',', e.Fields.Keys);
        foreach (var q in proposal.Questions)
            text.Append(q.Kind)
                .Append(q.Text)
                .AppendJoin(',', q.Lines)
                .AppendJoin(',', q.Candidates);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Entry At(int line) => Seed().Entries.First(e => e.Place.FirstLine == line);

    private static Proposal Seed() => Reader.Read(File.ReadAllBytes(Seeds.Path("000")), "000.txt");
}
