using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Objectives;

/// <summary>A plan of our own, as a PDF gives its lines.</summary>
public sealed class ObjectivePlanTests
{
    private static readonly Proposal Plan = Reader.Read(Document());

    private static Entry At(string text) =>
        Plan.Entries.Single(e => e.Text.StartsWith(text, StringComparison.Ordinal));

    [Fact]
    public void Every_line_of_the_plan_is_read()
    {
        Assert.Equal("plan", Plan.Document.Family);
        Assert.Empty(Plan.Account.Unread);
    }

    [Theory]
    [InlineData("Map every quay", "PORT:sole")]
    [InlineData("Train the harbour crews", "SEA:joint PORT:lead")]
    [InlineData("Share the tide tables", "SEA:unmarked PORT:unmarked")]
    public void The_underlined_organisation_leads(string text, string roles) =>
        Assert.Equal(
            roles,
            string.Join(
                ' ',
                At(text).Responsibilities.Select(m => $"{m.As}:{m.Role!.Value.Name()}")
            )
        );

    [Fact]
    public void An_abbreviation_means_what_the_last_table_says() =>
        Assert.Equal(
            "Ministry of Ports",
            At("Map every quay").Responsibilities.Single().Organisation
        );

    [Theory]
    [InlineData("Map every quay", "FY2026")]
    [InlineData("Share the tide tables", "FY2026 FY2028")]
    public void Dates_in_parentheses_are_deadlines(string text, string deadlines) =>
        Assert.Equal(
            deadlines,
            string.Join(' ', (IEnumerable<string>)At(text).Fields["deadlines"])
        );

    [Fact]
    public void A_bullet_further_in_without_organisations_is_a_detail() =>
        Assert.Equal(
            ["with two drills a year"],
            (IEnumerable<string>)At("Train the harbour crews").Fields["details"]
        );

    [Fact]
    public void Initiatives_stand_under_the_objective_and_it_under_its_heading()
    {
        var goal = At("Ports that stay open in a storm");
        Assert.Equal(EntryKind.SpecificGoal, goal.Kind);
        Assert.Equal(goal.Id, At("Map every quay").Parent);
        Assert.Equal(At("Safe Harbours").Id, goal.Parent);
    }

    [Fact]
    public void A_note_belongs_to_the_entry_with_its_number()
    {
        var note = Plan.Entries.Single(e => e.Kind == EntryKind.Footnote);
        Assert.Equal(At("Map every quay").Id, note.Parent);
        Assert.DoesNotContain('¹', At("Map every quay").Text);
    }

    private static SourceDocument Document() =>
        new PlanLines()
            .Line("Harbour Plan 2026")
            .Line("April 1, 2026")
            .Head("I. Safe Harbours")
            .Line("Storms have become stronger in recent years.")
            .Head("＜Specific Objective 1＞")
            .Line("Ports that stay open in a storm")
            .Head("(Initiatives)")
            .Line("・Map every quay¹ (FY 2026) [PORT]")
            .Line("・Train the harbour crews (FY 2027) [SEA, PORT]", "PORT")
            .Line("‣ with two drills a year", left: 100)
            .Line("・Share the tide tables (FY 2026) and the wind tables (FY 2028) [SEA, PORT]")
            .Line("・Repair the lamps (FY 2026) [SEA]")
            .Line("・Count the boats (FY 2026) [SEA]")
            .Rows(
                "Abbreviation\tFormal Name",
                "PORT\tMinistry of Ports",
                "SEA\tMinistry of the Sea"
            )
            .Note("¹ A quay is any place to moor.")
            .Document;
}
