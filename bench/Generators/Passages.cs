using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using Shirube.Domain.Texts;

namespace Shirube.Bench.Generators;

/// <summary>
/// Passages of Japanese policy text in the form that search compares: every different sentence of the public project
/// reviews of 2024 (read where they lie), then mixtures of two of them with an invented phrase, up to the number wanted.
/// </summary>
internal static class Passages
{
    private const int Longest = 400;

    public static string[] Of(string folder, int count)
    {
        var random = new Random(500);
        var sentences = Sentences(folder);
        random.Shuffle(sentences);
        var words = new Vocabulary(random);
        var passages = new string[count];
        for (var i = 0; i < count; i++)
            passages[i] =
                i < sentences.Length
                    ? sentences[i]
                    : Mixed(
                        sentences[random.Next(sentences.Length)],
                        sentences[random.Next(sentences.Length)],
                        words.Phrase(),
                        random
                    );
        random.Shuffle(passages);
        return passages;
    }

    private static string Mixed(string first, string second, string phrase, Random random)
    {
        var from = Cut(first, random);
        var mixed = first[..from] + Normal.ForSearch(phrase) + second[Cut(second, random)..];
        return mixed[..Math.Min(mixed.Length, Longest)];
    }

    // At a comma where there is one, so that words stay whole.
    private static int Cut(string text, Random random)
    {
        var comma = text.IndexOf('、', random.Next(text.Length));
        return comma < 0 ? text.Length / 2 : comma;
    }

    private static string[] Sentences(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*.zip")
                .Order(StringComparer.Ordinal)
                .SelectMany(Cells)
                .Where(c => c.Length >= 8 && !c.StartsWith("http", StringComparison.Ordinal))
                .SelectMany(c => c.Split('。'))
                .Select(Normal.ForSearch)
                .Where(s => s.Length >= 8)
                .Select(s => s[..Math.Min(s.Length, Longest)])
                .Distinct(),
        ];

    private static IEnumerable<string> Cells(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        foreach (var file in archive.Entries)
        {
            using var text = new StreamReader(file.Open());
            using var csv = new CsvParser(
                text,
                new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }
            );
            csv.Read();
            while (csv.Read())
                foreach (var cell in csv.Record!)
                    yield return cell;
        }
    }
}
