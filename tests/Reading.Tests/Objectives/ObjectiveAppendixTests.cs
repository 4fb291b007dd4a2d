using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Objectives;

/// <summary>What stands behind the objectives of a plan: tables, initiatives listed again, abbreviations.</summary>
public sealed class ObjectiveAppendixTests
{
    private static readonly Proposal Plan = Reader.Read(
        new PlanLines()
            .Line("Harbour Plan 2026")
            .Head("I. Safe Harbours")
            .Head("＜Specific Objective 1＞")
            .Line("Ports that stay open in a storm")
            .Head("(Initiatives)")
            .Line("・Map every quay of the islands (FY 2026) [PORT]")
            .Line("・Train the harbour crews in night rescue every year (FY 2027) [SEA]")
            .Line("・Count the boats again (FY 2026) (relisted) (see II) [SEA, PORT]", "SEA")
            .Line("・Paint the buoys (relisted) (see II) [SEA]")
            .Head("II. Open Seas")
            .Head("＜Specific Objective 2＞")
            .Line("Seas that everyone can read")
            .Head("(Initiatives)")
            .Line("・Map every quay of the islands (FY 2026) [PORT]")
            .Line("・Train the harbour crews in night rescue every spring (FY 2027) [SEA]")
            .Line("・Count the boats again (FY 2026) [PORT, NEWT]", "PORT")
            .Line("・Map every quay of the islands (FY 2026) [SEA]")
            .Head("（Appended Table 1）Research")
            .Rows(
                "Field\tItem\tDetails\tAchievement Period\tAgency",
                "1. Weather\tWind\tForecast squalls\n・within the hour\tStarted in FY\n2019\t[_PORT_, SEA]",
                "2. Boats\n2-1. Small boats\tHulls\tMeasure hulls\tFY 2020\n\nFY 2022\t[SEA, PORT]",
                "2-2. Large boats\tHulls\tWeigh hulls\tWith the Sea Plan\t(shipyards)"
            )
            .Rows(
                "Abbreviation\tFormal Name",
                "PORT\tMinistry of Ports",
                "SEA\tMinistry of the Sea"
            )
            .Head("Other abbreviations:")
            .Line("NEWT: Network of Tide Watchers")
            .Line("GPS: Global Positioning System")
            .Document
    );

    private static Entry At(string text, string below = "") =>
        Plan.Entries.Last(e =>
            e.Text.StartsWith(text, StringComparison.Ordinal)
            && (below.Length == 0 || Above(e).Text == below)
        );

    private static Entry Above(Entry entry) =>
        Plan.Entries.FirstOrDefault(e => e.Id == entry.Parent) ?? entry;

    private static Question? Asked(Entry entry) =>
        Plan.Questions.FirstOrDefault(q => q.Entry == entry.Id);

    private const string First = "Ports that stay open in a storm";
    private const string Second = "Seas that everyone can read";

    [Fact]
    public void An_initiative_with_the_same_words_and_organisations_repeats_the_earlier_one()
    {
        var first = Plan.Entries.First(e =>
            e.Text.StartsWith("Map every", StringComparison.Ordinal)
        );
        var same = Plan.Entries.Where(e => e.RepeatOf == first.Id).ToArray();
        Assert.Equal(["PORT"], Assert.Single(same).Responsibilities.Select(m => m.As));
    }

    [Fact]
    public void A_relisted_one_repeats_the_one_with_its_words_even_behind_it() =>
        Assert.Equal(At("Count the boats", Second).Id, At("Count the boats", First).RepeatOf);

    [Theory]
    [InlineData("Paint the buoys", 0)]
    [InlineData("Train the harbour crews", 1)]
    public void What_is_relisted_nowhere_or_worded_a_little_differently_is_asked(
        string text,
        int candidates
    )
    {
        Assert.Null(At(text).RepeatOf);
        var question = Asked(At(text));
        Assert.Equal(QuestionKinds.Repeat, question?.Kind);
        Assert.Equal(candidates, question?.Candidates.Length);
    }

    [Fact]
    public void The_underlined_name_in_a_cell_leads_and_none_is_a_question()
    {
        Assert.Equal(
            [("PORT", Role.Lead), ("SEA", Role.Joint)],
            At("Forecast squalls").Responsibilities.Select(m => (m.As, m.Role!.Value))
        );
        Assert.All(At("Measure hulls").Responsibilities, m => Assert.Equal(Role.Unmarked, m.Role));
        Assert.Equal(QuestionKinds.Unmarked, Asked(At("Measure hulls"))?.Kind);
    }

    [Fact]
    public void A_row_without_an_organisation_is_asked_with_what_its_cell_says()
    {
        var row = At("Weigh hulls");
        Assert.Empty(row.Responsibilities);
        Assert.Equal(QuestionKinds.Unnamed, Asked(row)?.Kind);
        Assert.Equal(["shipyards"], Asked(row)!.Candidates);
        Assert.Equal(
            ["Item: Hulls", "Achievement Period: With the Sea Plan", "Agency: (shipyards)"],
            (IEnumerable<string>)row.Fields["columns"]
        );
    }

    [Theory]
    [InlineData("Forecast squalls", "FY2019", null)]
    [InlineData("Measure hulls", "FY2020 FY2022", "FY2022")]
    [InlineData("Weigh hulls", null, null)]
    public void A_date_from_which_something_begins_is_no_deadline_to_be_kept(
        string text,
        string? dates,
        string? by
    )
    {
        var fields = At(text).Fields;
        Assert.Equal(
            dates,
            fields.TryGetValue("deadlines", out var all)
                ? string.Join(' ', (IEnumerable<string>)all)
                : null
        );
        Assert.Equal(by, fields.GetValueOrDefault("by"));
    }

    [Fact]
    public void Headings_in_the_first_column_nest_by_their_numbers()
    {
        Assert.Equal("Small boats", Above(At("Measure hulls")).Text);
        Assert.Equal("2-1.", At("Small boats").Marker);
        Assert.Equal(At("Boats").Id, At("Small boats").Parent);
        Assert.Equal(At("Boats").Id, At("Large boats").Parent);
        Assert.Equal(At("Research").Id, At("Boats").Parent);
    }

    [Fact]
    public void Other_abbreviations_are_terms_and_explain_a_name_in_brackets()
    {
        var terms = Plan.Entries.Where(e => e.Kind == EntryKind.Term);
        Assert.Equal(["NEWT", "GPS"], terms.Select(t => t.Marker));
        Assert.Equal(
            "Network of Tide Watchers",
            At("Count the boats", Second).Responsibilities[1].Organisation
        );
        Assert.Equal("SEA", At("Ministry of the Sea").Fields["alias"]);
    }
}
