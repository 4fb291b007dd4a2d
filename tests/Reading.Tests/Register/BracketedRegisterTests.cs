using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Register;

/// <summary>Initiatives as lines of a list, their organisations in brackets behind the words: an invented plan.</summary>
public sealed class BracketedRegisterTests
{
    private const string Plan = """
        みさき市デジタル計画2031の取組

        1. 港のしごと

        【船の出入り】

        ＜具体目標＞

        入港の手続きを一つの窓口で終える

        - 入港届の様式を一つにまとめる【総】
        - 潮の予報を船に送る仕組みの試作
          と港での試験【◎国、総】
        ・ 荷さばきの記録を残す【国・総】

        ＜具体目標＞

        灯台の見回りを減らす

        ① 灯台のあかりを遠くから確かめる【◎国、灯台課】
        ② 見回りの記録を残す【案】

        略称	府省庁名
        総	総務省
        国	国土交通省
        """;

    private static readonly Proposal Read = Reader.Read(Encoding.UTF8.GetBytes(Plan), "plan.txt");

    [Theory]
    [InlineData(11, 11, "入港届の様式を一つにまとめる", "総:sole")]
    [InlineData(12, 13, "潮の予報を船に送る仕組みの試作と港での試験", "国:lead 総:joint")]
    [InlineData(14, 14, "荷さばきの記録を残す", "国:unmarked 総:unmarked")]
    [InlineData(20, 20, "① 灯台のあかりを遠くから確かめる", "国:lead 灯台課:joint")]
    public void A_line_that_ends_with_organisations_in_brackets_is_an_initiative(
        int first,
        int last,
        string text,
        string responsible
    )
    {
        var entry = Assert.Single(Read.Entries, e => e.Place.FirstLine == first);

        Assert.Equal(
            (EntryKind.Initiative, text, last),
            (entry.Kind, entry.Text, entry.Place.LastLine)
        );
        Assert.Equal(
            responsible,
            string.Join(' ', entry.Responsibilities.Select(m => $"{m.As}:{m.Role!.Value.Name()}"))
        );
    }

    [Fact]
    public void Words_in_brackets_that_name_nobody_make_no_initiative() =>
        Assert.DoesNotContain(
            Read.Entries,
            e => e.Kind == EntryKind.Initiative && e.Place.FirstLine == 21
        );

    [Fact]
    public void Brackets_alone_are_a_heading() =>
        Assert.Equal(EntryKind.Subsection, Read.Entries.Single(e => e.Place.FirstLine == 5).Kind);

    [Fact]
    public void Both_goals_keep_their_own_initiatives() =>
        Assert.Equal(
            [3, 1],
            Read.Entries.Where(e => e.Kind == EntryKind.SpecificGoal)
                .Select(g =>
                    Read.Entries.Count(e => e.Parent == g.Id && e.Kind == EntryKind.Initiative)
                )
        );
}
