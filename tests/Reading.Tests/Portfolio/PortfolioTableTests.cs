using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Portfolio;

/// <summary>Tables of programmes and of research areas, in a deck of our own.</summary>
public sealed class PortfolioTableTests
{
    private const string Deck = """
        # みなと国の海の研究と予算

        ## 事業の一覧

        | 事業名 | 令和8年度予算案（百万円） | 令和7年度予算額（百万円） | 令和7年度補正予算額（百万円） |
        |---|---|---|---|
        | 海流観測事業 | 1,250 | 980 | 300 |
        | 干潟保全事業 | 40億円 | 35億円 | － |

        # 灯台プログラムの研究領域

        研究総括は3年ごとに選ばれる研究者である。

        ## 研究領域の一覧

        | 研究領域 | 研究総括 | 所属機関 | 採択課題数 |
        |---|---|---|---|
        | 波の予測 | 浜野凪 | みなと大学 | 12 |
        | 光の通信 | 岬灯 | 灯台技術機構 | 7課題 |
        """;

    private static readonly Proposal Reading = Reader.Read(
        Encoding.UTF8.GetBytes(Deck),
        "deck.txt"
    );

    [Fact]
    public void The_deck_is_slides_about_research_and_every_line_is_read()
    {
        Assert.Equal("portfolio-slides", Reading.Document.Family);
        Assert.Empty(Reading.Account.Unread);
    }

    [Fact]
    public void A_row_of_a_table_with_money_is_a_programme_below_its_heading()
    {
        Assert.Equal(["海流観測事業", "干潟保全事業"], Of(EntryKind.Programme).Select(p => p.Text));
        Assert.All(Of(EntryKind.Programme), p => Assert.Equal("事業の一覧", Above(p)?.Text));
    }

    [Fact]
    public void Each_figure_is_a_budget_in_yen_with_its_year_and_stage_and_a_dash_is_none() =>
        Assert.Equal(
            [
                "海流観測事業 1250000000 2026 initial",
                "海流観測事業 980000000 2025 initial",
                "海流観測事業 300000000 2025 supplementary",
                "干潟保全事業 4000000000 2026 initial",
                "干潟保全事業 3500000000 2025 initial",
            ],
            Of(EntryKind.Budget)
                .Select(b =>
                    $"{Above(b)?.Text} {b.Fields["amountYen"]} {b.Fields["fiscalYear"]} {b.Fields["stage"]}"
                )
        );

    [Fact]
    public void A_row_of_a_table_of_areas_has_its_head_affiliation_and_projects()
    {
        Assert.Equal(
            ["波の予測 浜野凪 みなと大学 12", "光の通信 岬灯 灯台技術機構 7"],
            Of(EntryKind.ResearchArea)
                .Select(a =>
                    $"{a.Text} {a.Fields["leader"]} {a.Fields["affiliation"]} {a.Fields["projects"]}"
                )
        );
        Assert.All(Of(EntryKind.ResearchArea), a => Assert.Equal("研究領域の一覧", Above(a)?.Text));
    }

    private static IEnumerable<Entry> Of(EntryKind kind) =>
        Reading.Entries.Where(e => e.Kind == kind);

    private static Entry? Above(Entry entry) =>
        Reading.Entries.SingleOrDefault(e => e.Id == entry.Parent);
}
