using System.Globalization;
using Shirube.Reading.Quality;

namespace Shirube.Reading.Tests.Quality;

/// <summary>Holds the table of <c>docs/quality.md</c>: one row a truth, with the figures as they are now.</summary>
public sealed class QualityTableTests
{
    private static readonly string Folder = Path.Combine(
        Seeds.Root(),
        "tests/Reading.Tests/Truths"
    );

    public static TheoryData<string> Truths =>
        [
            .. Directory
                .GetFiles(Folder, "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Truths))]
    public void The_row_of_a_truth_holds_the_figures_of_today(string name)
    {
        var truth = TruthFile.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")), name);
        var document = Path.GetFullPath(Path.Combine(Seeds.Root(), truth.Document));
        if (!File.Exists(document))
            Assert.Skip($"No file {document}.");
        var proposal = Reader.Read(File.ReadAllBytes(document), Path.GetFileName(document));
        var score = Scoring.Of(proposal, truth);

        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {proposal.Document.Family} | {Both(score.Entries)} | {Both(score.Responsibilities)} | {Both(score.Parents)} | {QualityFigure.Of(score.UnreadShare)} | {score.SureAndWrong.Count()} |"
        );

        Assert.Equal(row, Rows().GetValueOrDefault(name, "no row in docs/quality.md"));
    }

    [Fact]
    public void Every_row_has_its_truth() =>
        Assert.Empty(Rows().Keys.Except(Truths.Select(t => (string)t.Data)));

    private static string Both(Tally tally) =>
        $"{QualityFigure.Of(tally.Precision)} | {QualityFigure.Of(tally.Recall)}";

    private static Dictionary<string, string> Rows() =>
        File.ReadLines(Path.Combine(Seeds.Root(), "docs/quality.md"))
            .SkipWhile(l => !l.StartsWith("| truth |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(l => l.StartsWith("| ", StringComparison.Ordinal))
            .ToDictionary(l => l.Split('|')[1].Trim());
}
