using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Shirube.Reading.Formats.Csv;

/// <summary>The records of a text by RFC 4180, with the separator that its content shows.</summary>
internal static class CsvRows
{
    private const int Sample = 200;
    private const int SampleLetters = 200_000;

    /// <summary>No cell that people fill is longer: a quotation mark was never closed.</summary>
    private const int LongestCell = 100_000;

    private static readonly string[] Separators = [",", "\t", ";"];

    /// <returns>Records with their cells as they stand; of a blank line an empty one.</returns>
    public static (List<string[]> Rows, bool IsBroken) Of(string text, CancellationToken cancel)
    {
        var separator = Stated(ref text) ?? Separator(text);
        try
        {
            return ([.. Read(text, separator, true, cancel)], false);
        }
        catch (MaxFieldSizeException)
        {
            return ([.. Read(text, separator, false, cancel)], true);
        }
    }

    /// <summary>Spreadsheets say it in a line of its own: <c>sep=;</c>.</summary>
    private static string? Stated(ref string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6)
            return null;
        var end = text.IndexOfAny(['\r', '\n']);
        if (end != 5)
            return null;
        var separator = text[4].ToString();
        text = text[5..].TrimStart('\r', '\n');
        return separator;
    }

    /// <summary>The one that parts the most records into the same number of cells, more than one.</summary>
    private static string Separator(string text)
    {
        var sample = text.Length > SampleLetters ? text[..SampleLetters] : text;
        return Separators
            .Select(s => (Separator: s, Score: Score(sample, s)))
            .OrderByDescending(s => s.Score)
            .First()
            .Separator;
    }

    private static (int Rows, int Cells) Score(string sample, string separator)
    {
        try
        {
            return Read(sample, separator, true, CancellationToken.None)
                .Take(Sample)
                .Where(r => r.Length > 1)
                .GroupBy(r => r.Length)
                .Select(g => (g.Count(), g.Key))
                .OrderDescending()
                .FirstOrDefault();
        }
        catch (MaxFieldSizeException)
        {
            return default;
        }
    }

    private static IEnumerable<string[]> Read(
        string text,
        string separator,
        bool isQuoted,
        CancellationToken cancel
    )
    {
        using var parser = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = separator,
                Mode = isQuoted ? CsvMode.RFC4180 : CsvMode.NoEscape,
                BadDataFound = null,
                IgnoreBlankLines = false,
                MaxFieldSize = isQuoted ? LongestCell : 0,
            }
        );
        while (parser.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return parser.Record ?? [];
        }
    }
}
