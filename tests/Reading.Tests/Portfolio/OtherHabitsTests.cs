using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Quality;

namespace Shirube.Reading.Tests.Portfolio;

/// <summary>The deck of the seeds, printed with other habits than its own.</summary>
public sealed partial class OtherHabitsTests
{
    [Theory]
    [InlineData("as it is")]
    [InlineData("no blank lines")]
    [InlineData("one square for each heading")]
    [InlineData("a square for each level")]
    [InlineData("squares and no blank lines")]
    [InlineData("no heading marks")]
    public void No_entry_is_wrong_with_confidence_above_the_limit(string habit) =>
        Assert.Empty(
            ScoreOf(habit).SureAndWrong.Select(w => $"{w.Entry.Kind} @{w.Entry.Place.FirstLine}")
        );

    [Fact]
    public void Squares_for_each_level_are_read_as_the_deck_itself()
    {
        var (own, squares) = (ScoreOf("as it is"), ScoreOf("a square for each level"));

        Assert.Equal(own.Entries, squares.Entries);
        Assert.Equal(own.Parents, squares.Parents);
    }

    [Fact]
    public void A_deck_with_its_own_marks_keeps_sure_entries_and_one_without_has_none()
    {
        Assert.Contains(Read("as it is").Entries, e => e.Confidence > Score.SureAbove);
        Assert.DoesNotContain(
            Read("one square for each heading").Entries,
            e => e.Confidence > Score.SureAbove
        );
    }

    private static Score ScoreOf(string habit)
    {
        var truth = TruthFile.Parse(
            File.ReadAllBytes(
                Path.Combine(Seeds.Root(), "tests/Reading.Tests/Truths/seed-portfolio-2026.json")
            ),
            "seed-portfolio-2026"
        );
        return Scoring.Of(Read(habit), truth);
    }

    private static Proposal Read(string habit)
    {
        var text = File.ReadAllText(Seeds.Path("004")).ReplaceLineEndings("\n");
        var changed = habit switch
        {
            "no blank lines" => BlankLines().Replace(text, ""),
            "one square for each heading" => HeadingMarks().Replace(text, "■"),
            "a square for each level" => HeadingMarks()
                .Replace(text, m => new string('■', m.Length)),
            "squares and no blank lines" => BlankLines()
                .Replace(HeadingMarks().Replace(text, "■"), ""),
            "no heading marks" => HeadingMarks().Replace(text, ""),
            _ => text,
        };
        return Reader.Read(Encoding.UTF8.GetBytes(changed), "deck.txt");
    }

    [GeneratedRegex(@"^[ \t\u3000]*\n", RegexOptions.Multiline)]
    private static partial Regex BlankLines();

    [GeneratedRegex("^#+", RegexOptions.Multiline)]
    private static partial Regex HeadingMarks();
}
