using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Profiles;
using Shirube.Reading.Quality;

namespace Shirube.Reading.Tests.Profiles;

public sealed class ReadingProfileTests
{
    public static TheoryData<string> Plans =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root(), "tests/Reading.Tests/Profiles"))
                .Where(f => !f.EndsWith(".cs", StringComparison.Ordinal))
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_profile_that_a_plan_proposes_reads_it_the_same_again(string name)
    {
        var first = Read(name);
        var again = Read(name, Shared(first.Profile!.Profile));

        Assert.True(first.Profile.IsProposed);
        Assert.False(again.Profile!.IsProposed);
        Assert.Equal(Flat(first), Flat(again));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_line_of_a_plan_is_read_or_furniture(string name) =>
        Assert.Empty(Read(name).Account.Unread);

    [Fact]
    public void A_profile_says_what_the_columns_marks_and_goals_are()
    {
        var profile = Read("minatono-matrix.txt").Profile!.Profile;

        Assert.Equal(
            "番号=number 取組=title 担当課/総務課=organisation 担当課/情報政策課=organisation "
                + "担当課/福祉課=organisation 担当課/子育て課=organisation 実施時期=deadline",
            string.Join(' ', profile.Columns.Select(c => $"{c.Head}={c.Role.Name()}"))
        );
        Assert.Equal("◎ ○", string.Join(' ', profile.LeadMarks.AddRange(profile.JointMarks)));
        Assert.Equal(
            ["第#章=section", "基本目標#=overarching-goal", "施策の方向#=specific-goal"],
            Read("kisaragi-prefecture.txt")
                .Profile!.Profile.Headings.Select(h => $"{h.Pattern}={h.Kind.Name()}")
        );
    }

    [Fact]
    public void Two_columns_that_could_be_the_title_are_asked_about_and_the_rows_are_not_called_sure()
    {
        const string plan =
            "ゆうなぎ町観光計画\n\n施策\t取組内容\t担当課\n浜の遊歩道\t板の張り替え\t土木課\n灯台の公開\t階段の補強\t観光課\n";
        var proposal = ReadText(plan);
        var question = Assert.Single(proposal.Questions, q => q.Kind == QuestionKinds.Profile);

        Assert.Equal(["施策", "取組内容"], question.Candidates.AsEnumerable());
        Assert.All(Initiatives(proposal), e => Assert.InRange(e.Confidence, 0, 0.9));
    }

    [Fact]
    public void A_corrected_profile_is_obeyed_and_leaves_nothing_to_ask()
    {
        const string plan =
            "ゆうなぎ町観光計画\n\n施策\t取組内容\t担当課\n浜の遊歩道\t板の張り替え\t土木課\n灯台の公開\t階段の補強\t観光課\n";
        var proposed = ReadText(plan).Profile!.Profile;
        var corrected = proposed with
        {
            Columns =
            [
                new("施策", ColumnRole.Goal),
                new("取組内容", ColumnRole.Title),
                new("担当課", ColumnRole.Responsible),
            ],
        };
        var proposal = ReadText(plan, corrected);

        Assert.DoesNotContain(proposal.Questions, q => q.Kind == QuestionKinds.Profile);
        Assert.Equal(["板の張り替え", "階段の補強"], Initiatives(proposal).Select(e => e.Text));
        Assert.Equal(
            ["浜の遊歩道", "灯台の公開"],
            proposal.Entries.Where(e => e.Kind == EntryKind.SpecificGoal).Select(e => e.Text)
        );
    }

    [Fact]
    public void Marks_mean_what_the_profile_says()
    {
        const string plan =
            "あさぎり市計画\n\n取組\t担当課\n畑の水路の直し\t●農政課、△土木課\n堤の草刈り\t●土木課、△農政課\n";
        var proposed = ReadText(plan).Profile!.Profile;
        var turned = ReadText(plan, proposed with { LeadMarks = ["△"], JointMarks = ["●"] });

        Assert.Equal(
            [Role.Joint, Role.Lead],
            Initiatives(turned)[0].Responsibilities.Select(m => m.Role!.Value)
        );
    }

    [Theory]
    [InlineData("u", "", Role.Lead, Role.Joint)]
    [InlineData("b", "<p>太字は主担当課を示す。</p>", Role.Lead, Role.Joint)]
    [InlineData("b", "", Role.Unmarked, Role.Unmarked)]
    [InlineData("b", "<p>太字は新しい取組を示す。</p>", Role.Unmarked, Role.Unmarked)]
    public void A_name_set_off_from_the_others_leads_where_the_plan_says_so_or_underlines_it(
        string tag,
        string legend,
        Role first,
        Role second
    )
    {
        var plan =
            $"<h1>あさぎり市計画</h1>{legend}<table><tr><th>取組</th><th>担当課</th></tr>"
            + $"<tr><td>畑の水路の直し</td><td><{tag}>農政課</{tag}>、土木課</td></tr>"
            + "<tr><td>堤の草刈り</td><td>土木課、農政課</td></tr></table>";
        var proposal = Reader.Read(Encoding.UTF8.GetBytes(plan), "plan.html");

        Assert.Equal(
            [first, second],
            Initiatives(proposal)[0].Responsibilities.Select(m => m.Role!.Value)
        );
        Assert.All(
            Initiatives(proposal)[1].Responsibilities,
            m => Assert.Equal(Role.Unmarked, m.Role)
        );
    }

    [Fact]
    public void A_profile_names_who_is_responsible_where_nobody_is_named()
    {
        const string plan = "あさぎり市計画\n\n取組\t担当課\t期限\n畑の水路の直し\t\t令和８年度\n";
        var proposed = ReadText(plan).Profile!.Profile;
        var initiative = Initiatives(
            ReadText(plan, proposed with { DefaultOrganisation = "農政課" })
        )[0];

        Assert.Equal("農政課", Assert.Single(initiative.Responsibilities).Organisation);
        Assert.InRange(initiative.Confidence, 0, 0.9);
    }

    [Fact]
    public void The_heads_of_its_tables_tell_the_next_document_of_the_family()
    {
        var profile = Read("kisaragi-prefecture.txt").Profile!.Profile;

        Assert.InRange(Fit("kisaragi-prefecture.txt"), ProfileFit.Fits, 1);
        Assert.InRange(Fit("minatono-matrix.txt"), 0, 0.5);
        Assert.InRange(Fit("shirasagi-bullets.txt"), 0, 0);

        double Fit(string name) => ProfileFit.Of(profile, ProfileFit.HeadsOf(Open(name)));
    }

    [Theory]
    [InlineData("kamome-2025.xlsx")]
    [InlineData("pages/kamome-2026.html")]
    public void A_head_of_two_rows_gives_each_column_one_name(string name) =>
        Assert.Equal(
            "重点目標=goal 整理番号=number 取組の名称=title 実施時期/開始=deadline 実施時期/終了=deadline "
                + "担当部局/商工労働部=organisation 担当部局/教育庁=organisation 担当部局/農林水産部=organisation",
            string.Join(
                ' ',
                Read(name).Profile!.Profile.Columns.Select(c => $"{c.Head}={c.Role.Name()}")
            )
        );

    [Theory]
    [InlineData("mizuhodai-2025.docx", "mizuhodai-2026.pdf", "plan-mizuhodai-2026")]
    [InlineData("kamome-2025.xlsx", "pages/kamome-2026.html", "plan-kamome-2026")]
    public void The_profile_of_one_edition_reads_the_next_in_another_format(
        string edition,
        string next,
        string truth
    )
    {
        var profile = Shared(Read(edition).Profile!.Profile);
        var file = Path.Combine(Root(), "tests/Reading.Tests/Truths", truth + ".json");
        var score = Scoring.Of(
            Read(next, profile),
            TruthFile.Parse(File.ReadAllBytes(file), truth)
        );

        Assert.Equal(profile, ProfileFit.Best([profile], Open(next)));
        Assert.Equal(
            (1, 1, 1, 1, 1, 1),
            (
                score.Entries.Precision,
                score.Entries.Recall,
                score.Responsibilities.Precision,
                score.Responsibilities.Recall,
                score.Parents.Precision,
                score.Parents.Recall
            )
        );
        Assert.Empty(score.SureAndWrong);
    }

    [Theory]
    [InlineData("mizuhodai-2025.docx", "asanagi.pdf", "対策", "所管")]
    [InlineData("mizuhodai-2025.docx", "kamome-2025.xlsx", "対策", "取組の名称")]
    [InlineData("asanagi.pdf", "tsubame-kpi.txt", "行動目標#", "")]
    public void A_profile_that_does_not_fit_is_refused_and_the_refusal_names_what_is_missing(
        string edition,
        string other,
        string missing,
        string printed
    )
    {
        var profile = Read(edition).Profile!.Profile;
        var refused = Assert.Throws<UnreadableDocumentException>(() => Read(other, profile));

        Assert.Contains(profile.Name, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains($"「{missing}」", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains($"'{missing}'", refused.Reason.En, StringComparison.Ordinal);
        Assert.Contains(printed, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("プロファイルを付けずに", refused.Reason.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"version\": 1}")]
    [InlineData("{\"version\": 2, \"name\": \"x\"}")]
    [InlineData(
        "{\"version\": 1, \"name\": \"x\", \"columns\": [{\"head\": \"a\", \"role\": \"king\"}]}"
    )]
    [InlineData(
        "{\"version\": 1, \"name\": \"x\", \"headings\": [{\"pattern\": \"#\", \"kind\": \"budget\"}]}"
    )]
    [InlineData("{\"version\": 1, \"name\": \"a\\u0007b\"}")]
    [InlineData("nothing")]
    public void A_file_that_is_no_profile_is_refused_with_its_reason(string json)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            ProfileFile.Parse(Encoding.UTF8.GetBytes(json), "p.json")
        );

        Assert.Contains("p.json", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("p.json", refused.Reason.En, StringComparison.Ordinal);
    }

    private static List<Entry> Initiatives(Proposal proposal) =>
        [.. proposal.Entries.Where(e => e.Kind == EntryKind.Initiative)];

    /// <summary>As it is after being written to a file and read again.</summary>
    private static ReadingProfile Shared(ReadingProfile profile) =>
        ProfileFile.Parse(Encoding.UTF8.GetBytes(ProfileFile.Write(profile)), "p.json");

    private static string[] Flat(Proposal proposal) =>
        [
            .. proposal.Entries.Select(e =>
                $"{e.Id} {e.Kind.Name()} {e.Text} {e.Parent} {string.Join(' ', e.Responsibilities)}"
            ),
        ];

    private static Proposal Read(string name, ReadingProfile? profile = null) =>
        Reader.Read(Open(name), profile);

    private static Shirube.Reading.Documents.SourceDocument Open(string name) =>
        Reader.Open(
            File.ReadAllBytes(Path.Combine(Root(), "tests/Reading.Tests/Profiles", name)),
            name
        );

    private static Proposal ReadText(string text, ReadingProfile? profile = null) =>
        Reader.Read(Reader.Open(Encoding.UTF8.GetBytes(text), "plan.txt"), profile);

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Shirube.slnx")))
            root = Directory.GetParent(root)!.FullName;
        return root;
    }
}
