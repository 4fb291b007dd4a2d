using System.Text;
using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>The real documents are read where they lie and never copied in here.</summary>
public partial class SeedSentencesTests
{
    private const int Run = 25;

    private static readonly string[] Texts =
    [
        ".cs",
        ".razor",
        ".md",
        ".txt",
        ".json",
        ".ts",
        ".js",
        ".css",
        ".sql",
        ".sh",
        ".html",
        ".csv",
        ".expected",
    ];

    [Fact]
    public void No_sentence_of_the_real_documents_is_in_the_repository()
    {
        var seeds = Repository.PathOf("../shared/seeds");
        Assert.SkipUnless(
            Directory.Exists(seeds),
            $"The real documents are not here ({seeds}): nothing to compare with."
        );
        var runs = Directory
            .EnumerateFiles(seeds, "*.txt")
            .SelectMany(File.ReadLines)
            .SelectMany(l => Runs(Tag().Replace(l, "\n")))
            .ToHashSet();
        Assert.NotEmpty(runs);

        Repository.Hold(
            $"No {Run} characters in a row of a real document.",
            "The documents belong to their authors; samples and tests are our own words.",
            from file in Repository.Files
            where Texts.Contains(Path.GetExtension(file)) && !IsPackageList(file)
            from line in Text(file).Split('\n').Select((text, i) => (text, number: i + 1))
            let copied = Runs(line.text).FirstOrDefault(runs.Contains)
            where copied != null
            select $"{file}:{line.number} “{copied}”"
        );
    }

    private static bool IsPackageList(string file) =>
        Path.GetFileName(file) is "packages.lock.json" or "package-lock.json";

    private static IEnumerable<string> Runs(string text) =>
        text.Split('\n')
            .SelectMany(piece =>
                Enumerable
                    .Range(0, Math.Max(0, piece.Length - Run + 1))
                    .Select(i => piece.Substring(i, Run))
            );

    private static string Text(string file)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf(file));
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(932).GetString(bytes);
        }
    }

    // The markup of a page is no sentence of its author.
    [GeneratedRegex("</?[a-z][^>]*>|\\|[-|: ]+\\|")]
    private static partial Regex Tag();
}
