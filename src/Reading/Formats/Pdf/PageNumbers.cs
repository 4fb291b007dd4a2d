using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Numbers at the edge of pages that count up with the pages.</summary>
internal static partial class PageNumbers
{
    public const string Name = "page number";

    public static HashSet<PrintedLine> Among(List<PageEdge> edges, int pages)
    {
        var found = (
            from edge in edges
            from line in edge.Lines
            let value = ValueOf(line.Text)
            where value != null
            select (Line: line, edge.IsTop, edge.Index, Ahead: value.Value - edge.Index)
        ).ToList();
        var numbers = new HashSet<PrintedLine>();
        // Front matter and chapters may count anew: each run counts for itself.
        foreach (var run in found.GroupBy(f => (f.IsTop, f.Ahead)))
            if (run.Select(f => f.Index).Distinct().Count() >= Math.Min(2, pages))
                numbers.UnionWith(run.Select(f => f.Line));
        var places = numbers.Select(n => Math.Round(n.Middle)).ToHashSet();
        foreach (var (line, _, _, _) in found)
            if (places.Contains(Math.Round(line.Middle)))
                numbers.Add(line);
        return numbers;
    }

    /// <summary>3, - 3 -, 3/10, p. 3, iii; null where the line is anything else.</summary>
    public static int? ValueOf(string text)
    {
        if (text.Length > 16 || Printed().Match(Normal.Nfkc(text)) is not { Success: true } match)
            return null;
        return match.Groups["number"] is { Success: true } number
            ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
            : Roman(match.Groups["roman"].Value);
    }

    private static int Roman(string letters)
    {
        var value = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var one = Letter(letters[i]);
            value += i + 1 < letters.Length && one < Letter(letters[i + 1]) ? -one : one;
        }
        return value;
    }

    private static int Letter(char c) =>
        c switch
        {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => 50,
        };

    [GeneratedRegex(
        @"^[\s\-–—−ー~〜(（\[]*(?:p(?:age)?\.?\s*)?(?:(?<number>\d{1,5})|(?<roman>[ivxl]{1,6}))(?:\s*(?:/|of)\s*\d{1,5})?\s*(?:頁|ページ)?[\s\-–—−ー~〜)）\]]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Printed();
}
