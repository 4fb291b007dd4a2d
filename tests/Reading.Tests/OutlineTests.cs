using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests;

public sealed class OutlineTests
{
    [Fact]
    public void Headings_items_and_rows_are_read_with_their_parents_and_prose_stays_unread()
    {
        var proposal = Read(
            "# 海の手引き\n2026年2月\n\n## 見張り\n- 灯台\n  - 夜の灯台\n\n海は広い。\n\n役\t人\n※ 仮の案\n"
        );

        Assert.Equal(
            [
                "section 海の手引き < ",
                "subsection 見張り < 海の手引き",
                "statement 灯台 < 見張り",
                "statement 夜の灯台 < 灯台",
                "statement 役 | 人 < 見張り",
                "footnote ※ 仮の案 < 見張り",
            ],
            proposal.Entries.Select(e =>
                $"{e.Kind.Name()} {e.Text} < {proposal.Entries.SingleOrDefault(p => p.Id == e.Parent)?.Text}"
            )
        );
        Assert.Equal(new Unread(8, 8, "海は広い。"), Assert.Single(proposal.Account.Unread));
        Assert.Equal(
            ("海の手引き", "2026-02", "outline"),
            (proposal.Document.Title, proposal.Document.AsOf, proposal.Document.Family)
        );
    }

    [Fact]
    public void A_line_of_five_megabytes_is_read()
    {
        var proposal = Read("# 長い\n- " + new string('海', 2_000_000) + "\n");

        Assert.Equal(2_000_000, proposal.Entries[1].Text.Length);
    }

    [Fact]
    public void An_English_document_is_called_English() =>
        Assert.Equal("en", Read("# The plan\n- one goal\n").Document.Language);

    [Fact]
    public void The_account_of_the_portfolio_slides_is_complete()
    {
        var account = Reader.Read(File.ReadAllBytes(Seeds.Path("004")), "004.txt").Account;

        Assert.Equal(774, account.Lines);
        Assert.Equal(
            account.Lines,
            account.Blank
                + account.Read
                + account.Furniture.Sum(f => f.LastLine - f.FirstLine + 1)
                + account.Unread.Sum(u => u.LastLine - u.FirstLine + 1)
        );
    }

    private static Proposal Read(string text) =>
        Reader.Read(Encoding.UTF8.GetBytes(text), "outline.txt");
}
