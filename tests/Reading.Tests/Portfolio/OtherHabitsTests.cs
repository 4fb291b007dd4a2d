using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Quality;

namespace Shirube.Reading.Tests.Portfolio;

/// <summary>The deck of the seeds and our own, printed with other habits than theirs.</summary>
public sealed partial class OtherHabitsTests
{
    private const string Theirs = "seed-portfolio-2026";
    private const string Ours = "research-portfolio-2026";

    public static TheoryData<string, string> DecksAndHabits
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var deck in new[] { Theirs, Ours })
            foreach (
                var habit in new[]
                {
                    "as it is",
                    "no blank lines",
                    "one square for each heading",
                    "a square for each level",
                    "squares and no blank lines",
                    "no heading marks",
                }
            )
                all.Add(deck, habit);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(DecksAndHabits))]
    public void No_entry_is_wrong_with_confidence_above_the_limit(string deck, string habit) =>
        Assert.Empty(
            ScoreOf(deck, habit)
                .SureAndWrong.Select(w => $"{w.Entry.Kind} @{w.Entry.Place.FirstLine}")
        );

    [Theory]
    [InlineData("no blank lines")]
    [InlineData("one square for each heading")]
    [InlineData("a square for each level")]
    [InlineData("squares and no blank lines")]
    public void The_entries_of_our_own_deck_are_the_same_by_every_mark(string habit)
    {
        var (own, other) = (ScoreOf(Ours, "as it is"), ScoreOf(Ours, habit));

        Assert.Equal(own.Entries, other.Entries);
        Assert.Equal(own.Parents, other.Parents);
    }

    [Theory]
    [InlineData("no blank lines", 0.99)]
    [InlineData("one square for each heading", 0.92)]
    [InlineData("a square for each level", 0.99)]
    [InlineData("squares and no blank lines", 0.92)]
    public void Nearly_every_entry_of_the_seeds_deck_is_right_by_every_mark(
        string habit,
        double parents
    )
    {
        var score = ScoreOf(Theirs, habit);

        Assert.InRange(score.Entries.Precision!.Value, 0.98, 1);
        Assert.InRange(score.Entries.Recall!.Value, 0.98, 1);
        Assert.InRange(score.Parents.Precision!.Value, parents, 1);
    }

    [Fact]
    public void A_deck_with_its_own_marks_keeps_sure_entries_and_one_without_has_none()
    {
        Assert.Contains(Read(Ours, "as it is").Entries, e => e.Confidence > Score.SureAbove);
        Assert.DoesNotContain(
            Read(Ours, "one square for each heading").Entries,
            e => e.Confidence > Score.SureAbove
        );
    }

    private static Score ScoreOf(string deck, string habit) =>
        Scoring.Of(Read(deck, habit), TruthOf(deck));

    private static Truth TruthOf(string deck) =>
        TruthFile.Parse(
            File.ReadAllBytes(
                Path.Combine(Seeds.Root(), $"tests/Reading.Tests/Truths/{deck}.json")
            ),
            deck
        );

    private static Proposal Read(string deck, string habit)
    {
        var path =
            deck == Theirs ? Seeds.Path("004") : Path.Combine(Seeds.Root(), TruthOf(deck).Document);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
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
