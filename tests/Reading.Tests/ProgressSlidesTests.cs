using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests;

/// <summary>Small invented decks with what a careful person reads in them.</summary>
public sealed class ProgressSlidesTests
{
    private static Proposal Read(string deck) =>
        Reader.Read(Encoding.UTF8.GetBytes(deck), "deck.txt");

    private static Entry At(Proposal p, int line, EntryKind kind) =>
        p.Entries.Single(e =>
            e.Kind == kind && e.Place.FirstLine <= line && line <= e.Place.LastLine
        );

    [Fact]
    public void Headings_behind_their_content_take_it()
    {
        var p = Read(
            """
            森の計画2030の進捗状況

            令和12年12月3日

            森を守る

            主な進捗
            概況

            - 苗木を三つの谷に植えた。（環境省、ミライ庁）

            苗木は根づいている。

            森の見張りの
            仕組みづくり

            - 谷の写真を公開した。（国土地理院）

            写真は毎週新しくなる。

            谷の地図の公開
            """
        );
        Assert.Equal("2030-12-03", p.Document.AsOf);
        var watch = At(p, 15, EntryKind.SpecificGoal);
        Assert.Equal("森の見張りの仕組みづくり", watch.Text);
        Assert.Equal(watch.Id, At(p, 10, EntryKind.Progress).Parent);
        Assert.Equal(watch.Id, At(p, 12, EntryKind.Overview).Parent);
        Assert.Equal(At(p, 21, EntryKind.SpecificGoal).Id, At(p, 17, EntryKind.Progress).Parent);
        Assert.Equal("ミライ庁", Assert.Single(p.Questions, q => q.Kind == "abbreviation").Subject);
        Assert.Empty(p.Account.Unread);
    }

    [Fact]
    public void As_many_groups_as_headings_are_matched_one_to_one_and_bold_marks_over_lines_vanish()
    {
        var p = Read(
            """
            橋の計画の進捗

            橋をなおす

            主な進捗　概況

            橋の大目標の実現

            **古い橋
            の点検**と記録

            新しい橋の設計

            - **橋脚を**
              調べた。（国交省）

            点検は進んでいる。

            - 設計図を公募した（国交省、
            総務省）

            公募は終わった。
            """
        );
        Assert.Equal("古い橋の点検と記録", At(p, 9, EntryKind.SpecificGoal).Text);
        Assert.Equal("橋脚を調べた。", At(p, 14, EntryKind.Progress).Text);
        Assert.Equal(At(p, 9, EntryKind.SpecificGoal).Id, At(p, 14, EntryKind.Progress).Parent);
        var design = At(p, 19, EntryKind.Progress);
        Assert.Equal(At(p, 12, EntryKind.SpecificGoal).Id, design.Parent);
        Assert.Equal(["国土交通省", "総務省"], design.Responsibilities.Select(m => m.Organisation));
        Assert.Equal(At(p, 12, EntryKind.SpecificGoal).Id, At(p, 22, EntryKind.Overview).Parent);
        Assert.DoesNotContain(p.Questions, q => q.Kind == QuestionKinds.Parent);
    }

    [Fact]
    public void Table_columns_are_taken_from_the_header_and_html_is_never_believed()
    {
        var p = Read(
            "港の計画の進捗\n\n港\n\n\t概況\t主な進捗\n"
                + "教育\t<p>教室は<b>足りて</b>いる。</p><p>&lt;script&gt;は文字です。</p>"
                + "\t<ul><li>机を配った（文科省）<ul><li>百台</li></ul></li><li>椅子を配った</li></ul>\n"
        );
        Assert.Equal(
            ["教室は足りている。", "<script>は文字です。"],
            p.Entries.Where(e => e.Kind == EntryKind.Overview).Select(e => e.Text)
        );
        var bullets = p.Entries.Where(e => e.Kind == EntryKind.Progress).ToList();
        Assert.Equal(["机を配った", "椅子を配った"], bullets.Select(e => e.Text));
        Assert.Equal(["百台"], (IEnumerable<string>)bullets[0].Fields["details"]);
        Assert.All(bullets, b => Assert.Equal(At(p, 6, EntryKind.Section).Id, b.Parent));
    }

    [Fact]
    public void A_text_that_only_uses_the_words_is_no_deck() =>
        Assert.NotEqual(
            "progress-slides",
            Read("概況\n\n主な進捗を述べる。\n\n- 雨が降った（春）\n").Document.Family
        );
}
