using System.Globalization;
using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Samples;

public class SampleDocumentsTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "samples"), "*.txt")
                .Select(NameOf)
                .Order(),
        ];

    [Theory]
    [InlineData("ai-strategy-2026")]
    [InlineData("ai-strategy-2026-progress")]
    [InlineData("ai-strategy-2024-follow-up")]
    public void A_sample_is_read_as_a_careful_person_reads_it(string name)
    {
        var expected = new ExpectedReading(
            File.ReadLines(
                Path.Combine(Root, "tests/Reading.Tests/Samples", $"{name}.expected.txt")
            ),
            sample => File.ReadAllLines(Path.Combine(Root, "samples", sample))
        );
        var proposal = Read(expected.Sample);

        Assert.Equal(expected.Family, proposal.Document.Family);
        HoldsTheSame("entries", expected.Entries, [.. expected.EntriesOf(proposal)]);
        HoldsTheSame("questions", expected.Questions, [.. expected.QuestionsOf(proposal)]);
        Assert.Empty(proposal.Account.Unread);
    }

    [Theory]
    [InlineData("ai-strategy-2024-sjis.txt", 60, "shift_jis", "2024-04")]
    [InlineData("ai-strategy-2025.txt", 69, "utf-8", "2025-04")]
    [InlineData("ai-strategy-2026.txt", 74, "utf-8", "2026-04")]
    public void An_edition_has_the_initiatives_that_its_tables_print(
        string name,
        int initiatives,
        string encoding,
        string asOf
    )
    {
        var proposal = Read(name);

        Assert.Equal(
            (initiatives, encoding, asOf),
            (
                proposal.Entries.Count(e => e.Kind == EntryKind.Initiative),
                proposal.Document.Encoding,
                proposal.Document.AsOf
            )
        );
        Assert.Empty(proposal.Account.Unread);
    }

    [Fact]
    public void An_area_that_the_page_does_not_print_is_marked_as_inferred_and_never_sure()
    {
        var inferred = Read("ai-strategy-2024-follow-up.txt")
            .Entries.Where(e =>
                e.Kind is EntryKind.Progress or EntryKind.Direction && e.Fields.ContainsKey("area")
            )
            .ToList();

        Assert.NotEmpty(inferred);
        Assert.All(inferred, e => Assert.Equal(true, e.Fields["areaInferred"]));
        Assert.All(inferred, e => Assert.InRange(e.Confidence, 0, 0.8));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_line_of_a_sample_is_accounted_for_once(string name)
    {
        var proposal = Read(name);
        var account = proposal.Account;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lines = Encoding
            .GetEncoding(proposal.Document.Encoding)
            .GetString(File.ReadAllBytes(Path.Combine(Root, "samples", name)))
            .Split('\n');
        bool Blank(int number) => string.IsNullOrWhiteSpace(lines[number - 1]);

        var read = Printed(proposal.Entries.Select(e => (e.Place.FirstLine, e.Place.LastLine)))
            .Distinct()
            .ToList();
        var rest = Printed(account.Furniture.Select(f => (f.FirstLine, f.LastLine)))
            .Concat(Printed(account.Unread.Select(u => (u.FirstLine, u.LastLine))))
            .ToList();

        Assert.Equal(account.Read, read.Count);
        Assert.Equal(account.Blank, Enumerable.Range(1, account.Lines).Count(Blank));
        Assert.Equal(
            Enumerable.Range(1, account.Lines).Where(n => !Blank(n)),
            read.Concat(rest).Order()
        );

        IEnumerable<int> Printed(IEnumerable<(int First, int Last)> runs) =>
            runs.SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1))
                .Where(n => !Blank(n));
    }

    private static Proposal Read(string sample) =>
        Reader.Read(File.ReadAllBytes(Path.Combine(Root, "samples", sample)), sample);

    private static void HoldsTheSame(string what, List<string> expected, List<string> actual)
    {
        var missing = Without(expected, actual);
        var surplus = Without(actual, expected);
        var right = expected.Count - missing.Count;
        var report = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{what}: precision {Share(right, actual.Count)}, recall {Share(right, expected.Count)}"
            )
            .AppendJoin(
                '\n',
                missing
                    .Select(m => $"- {m}")
                    .Concat(surplus.Select(s => $"+ {s}"))
                    .OrderBy(LineNumber)
            )
            .ToString();
        Assert.True(missing.Count == 0 && surplus.Count == 0, report);
    }

    private static string Share(int right, int of) =>
        string.Create(CultureInfo.InvariantCulture, $"{right}/{of}");

    private static int LineNumber(string flat)
    {
        var at = flat.IndexOf('@', StringComparison.Ordinal) + 1;
        var end = at;
        while (end < flat.Length && char.IsAsciiDigit(flat[end]))
            end++;
        return int.Parse(flat.AsSpan(at, end - at), CultureInfo.InvariantCulture);
    }

    private static List<string> Without(List<string> list, List<string> others)
    {
        var left = new List<string>(list);
        foreach (var other in others)
            left.Remove(other);
        return left;
    }

    private static string NameOf(string path) => Path.GetFileName(path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shirube.slnx")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException(
                    $"No Shirube.slnx above {AppContext.BaseDirectory}."
                );
        return folder;
    }
}
