using System.Globalization;
using System.Text.RegularExpressions;

namespace Shirube.Reading.Stages;

/// <summary>An amount of money as budgets print it: 8億円, 9,442百万円, 1兆2,300億円, 4千万円程度.</summary>
/// <param name="Yen">The whole amount; of a range (1.5～5億円) its end.</param>
/// <param name="From">The start of a range.</param>
/// <param name="Start">Index in the text, half-width.</param>
internal readonly partial record struct YenAmount(
    long Yen,
    long? From,
    bool Approximate,
    int Start,
    int Length
)
{
    private const decimal Largest = 9_000_000_000_000_000m;

    /// <param name="text">Half-width (<see cref="HalfWidth"/>).</param>
    /// <returns>The amounts in the order of the text. 数百万円 is no amount: it has no figure.</returns>
    public static IEnumerable<YenAmount> In(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            var units = match.Groups["unit"].Captures;
            if (Sum(match.Groups["n"].Captures, units) is not { } yen)
                continue;
            decimal? from = match.Groups["from"].Success
                ? Value(match.Groups["from"].Value)
                    * (units.Count == 0 ? 1 : Factor(units[^1].Value))
                : null;
            if (from is null or < Largest)
                yield return new(
                    yen,
                    (long?)from,
                    match.Groups["about"].Success,
                    match.Index,
                    match.Length
                );
        }
    }

    private static long? Sum(CaptureCollection figures, CaptureCollection units)
    {
        var sum = 0m;
        for (var i = 0; i < figures.Count && sum < Largest; i++)
            sum += Value(figures[i].Value) * (i < units.Count ? Factor(units[i].Value) : 1);
        return sum is > 0 and < Largest ? (long)sum : null;
    }

    /// <summary>0 for what is no number: two commas in a row are, two points are not.</summary>
    private static decimal Value(string figure) =>
        decimal.TryParse(
            figure.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? Math.Min(value, Largest)
            : 0;

    private static decimal Factor(string unit) =>
        unit switch
        {
            "兆" => 1_000_000_000_000m,
            "千億" => 100_000_000_000m,
            "百億" => 10_000_000_000m,
            "十億" => 1_000_000_000m,
            "億" => 100_000_000m,
            "千万" => 10_000_000m,
            "百万" => 1_000_000m,
            "十万" => 100_000m,
            "万" => 10_000m,
            "千" => 1_000m,
            _ => 1m,
        };

    // Figures are bounded, so that a line of digits is not searched from each of them to its end.
    [GeneratedRegex(
        @"(?<![0-9,.])(?:(?<from>[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?)\s*[~〜～\-−–]\s*)?(?:(?<n>[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?)\s*(?<unit>兆|[千百十]?億|[千百十]?万|千))*(?:(?<n>[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?)\s*)?円(?<about>程度|前後|規模|弱|強)?"
    )]
    private static partial Regex Pattern();
}
