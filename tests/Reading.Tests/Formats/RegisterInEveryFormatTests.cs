using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Tests.Formats;

/// <summary>One register, printed in every format and layout: what is entered is the same.</summary>
[Collection(SampleFiles.Together)]
public class RegisterInEveryFormatTests(SampleFiles files)
{
    [Theory]
    [InlineData("tables.html")]
    [InlineData("lists.html")]
    [InlineData("plan.md")]
    [InlineData("plan.csv")]
    [InlineData("columns.html")]
    [InlineData("cells.html")]
    public void Pages_and_tables_as_text_give_the_entries_of_the_text(string file) =>
        HoldSame(file);

    [Theory]
    [InlineData("styles.docx")]
    [InlineData("look.docx")]
    [InlineData("columns.xlsx")]
    [InlineData("cells.xlsx")]
    public void Office_files_give_the_entries_of_the_text(string file) => HoldSame(file);

    [Theory]
    [InlineData("styles.pdf")]
    [InlineData("ruled.pdf")]
    [InlineData("unruled.pdf")]
    public void Printed_pages_give_the_entries_of_the_text(string file) => HoldSame(file);

    /// <summary>Without 第一部 nothing says that a heading is a part and not a section.</summary>
    [Fact]
    public void Headings_without_numbers_stand_where_their_level_says() =>
        HoldSame("levels.html", areHeadingsAlike: true);

    private void HoldSame(string file, bool areHeadingsAlike = false)
    {
        string[] Lines(Proposal proposal) =>
            [
                .. RegisterInEveryFormatTests
                    .Lines(proposal)
                    .Select(l => areHeadingsAlike ? Alike(l) : l),
            ];

        var expected = Lines(files.AsText).ToArray();
        var read = Reader.Read(files.Bytes(file), file);
        var found = Lines(read).ToArray();

        var missing = expected.Except(found).ToArray();
        var wrong = found.Except(expected).ToArray();
        Assert.True(
            missing.Length + wrong.Length == 0,
            $"{file} ({read.Document.Family}): {missing.Length} missing, {wrong.Length} that the text has not\n"
                + string.Join(
                    '\n',
                    missing.Select(m => "- " + m).Concat(wrong.Select(w => "+ " + w)).Take(60)
                )
                + $"\nunread: {string.Join("; ", read.Account.Unread.Take(20).Select(u => $"{u.FirstLine}: {u.Text}"))}"
        );
        Assert.Equal(expected, found);
        Assert.Empty(read.Account.Unread);
        Assert.Equal(files.AsText.Document.AsOf, read.Document.AsOf);
    }

    /// <summary>Kind, words, what it stands under, who is responsible in which role, and what it repeats.</summary>
    private static IEnumerable<string> Lines(Proposal proposal)
    {
        var byId = proposal.Entries.ToDictionary(e => e.Id);
        foreach (var entry in proposal.Entries)
        {
            var above = new List<string>();
            for (var e = entry; e.Parent is { } parent; )
                above.Add(Words(e = byId[parent]));
            var named = entry
                .Responsibilities.Select(m => $"{m.Organisation ?? m.As + "?"}:{m.Role?.Name()}")
                .Order();
            var repeats = entry.RepeatOf is { } original ? " = " + Words(byId[original]) : "";
            yield return $"{entry.Kind.Name()} {Words(entry)} [{string.Join(' ', named)}]{repeats} < {string.Join(" < ", above)}";
        }
    }

    private static string Alike(string line) =>
        line.Split(' ', 2) is [("part" or "section" or "subsection"), var rest]
            ? "heading " + rest
            : line;

    private static string Words(Entry entry) => Normal.ForSearch(entry.Text);
}
