using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Profiles;

/// <summary>Lines with labels below them, and words that say who helps.</summary>
public class PlanCardTests
{
    [Fact]
    public void The_date_below_the_issuer_is_the_date_of_the_plan()
    {
        var path = Path.Combine(Seeds.Root(), "tests/Reading.Tests/Profiles/ostrand-harbour.txt");
        Assert.Equal("2026-09", Reader.Read(File.ReadAllBytes(path), "p.txt").Document.AsOf);
    }

    [Fact]
    public void A_sentence_without_a_mark_above_labels_is_no_initiative()
    {
        var proposal = Read(
            """
            つばさ町の防災の計画

            １　計画について

            この計画は町の防災をまとめたものです。
            担当：総務課
            期間：令和８年度

            ２　取組
            ・井戸を掘る
            　担当：水道課（主）、総務課
            　期限：令和９年度
            """
        );
        var only = Assert.Single(proposal.Entries, e => e.Kind == EntryKind.Initiative);
        Assert.Equal("井戸を掘る", only.Text);
    }

    [Fact]
    public void The_next_title_is_not_the_rest_of_the_value_above_it()
    {
        var proposal = Read(
            """
            つばさ町の防災の計画

            １　取組
            井戸を掘る
            担当：水道課
            期限：令和９年度
            倉庫を建てる
            担当：総務課
            期限：令和１０年度
            """
        );
        Assert.Equal(
            ["井戸を掘る FY2027", "倉庫を建てる FY2028"],
            proposal
                .Entries.Where(e => e.Kind == EntryKind.Initiative)
                .Select(e => $"{e.Text} {e.Fields["by"]}")
        );
    }

    [Fact]
    public void Who_is_said_to_support_in_square_brackets_is_joint()
    {
        var proposal = Read(
            """
            Larn Wells Plan

            Goal 1: Clean wells

            - Test each well [Ministry of Water; supported by Health Office]
            - Map the wells [Ministry of Water]
            - Close bad wells [Office for Families with Children]
            - Dig ten wells [Ministry of Water with the Health Office]
            - Tell the villages [Health Office]
            """
        );
        Assert.Equal(
            [
                "Ministry of Water lead, Health Office joint",
                "Ministry of Water sole",
                "Office for Families with Children sole",
                "Ministry of Water lead, Health Office joint",
                "Health Office sole",
            ],
            proposal
                .Entries.Where(e => e.Kind == EntryKind.Initiative)
                .Select(e =>
                    string.Join(
                        ", ",
                        e.Responsibilities.Select(r =>
                            $"{r.As} {r.Role.ToString()!.ToLowerInvariant()}"
                        )
                    )
                )
        );
    }

    private static Proposal Read(string text) =>
        Reader.Read(Encoding.UTF8.GetBytes(text), "plan.txt");
}
