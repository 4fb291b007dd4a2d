using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>The text of a cell. Readings above the words (<c>rPh</c>) are no part of it.</summary>
/// <param name="Underlined">Null where no letter is underlined by itself.</param>
/// <param name="Bold">Null where no letter is bold by itself.</param>
internal readonly partial record struct CellText(
    string Text,
    Stretch[]? Underlined,
    Stretch[]? Bold = null
)
{
    /// <param name="item"><c>si</c> or <c>is</c>.</param>
    public static CellText Of(Element item)
    {
        if (item.Children.Count == 1 && item.Children[0].Name == "t")
            return new(Clean(item.Children[0].Text), null);
        var text = new StringBuilder();
        var underlined = new List<Stretch>();
        var bold = new List<Stretch>();
        foreach (var child in item.Children)
        {
            var words = Clean(child.Name == "t" ? child.Text : child.Child("t")?.Text ?? "", false);
            if (child.Name is not ("t" or "r"))
                continue;
            if (CellStyles.IsUnderlined(child.Child("rPr")) && !string.IsNullOrWhiteSpace(words))
                underlined.Add(new(text.Length, words.Length));
            if (child.Child("rPr")?.Switch("b") == true && !string.IsNullOrWhiteSpace(words))
                bold.Add(new(text.Length, words.Length));
            text.Append(words);
        }
        var front = text.Length - text.ToString().TrimStart().Length;
        var trimmed = text.ToString().Trim();
        return new(trimmed, Within(underlined), Within(bold));

        Stretch[]? Within(List<Stretch> found) =>
            found.Count == 0
                ? null
                :
                [
                    .. found
                        .Select(u =>
                            (
                                Start: Math.Max(u.Start - front, 0),
                                End: Math.Min(u.Start - front + u.Length, trimmed.Length)
                            )
                        )
                        .Where(u => u.End > u.Start)
                        .Select(u => new Stretch(u.Start, u.End - u.Start)),
                ];
    }

    /// <summary>Line ends are line feeds, tabs are gaps, and letters that the file writes as <c>_x000D_</c> are letters.</summary>
    public static string Clean(string words, bool trims = true)
    {
        if (words.Contains("_x", StringComparison.Ordinal))
            words = Escaped()
                .Replace(
                    words,
                    m =>
                        (
                            (char)
                                int.Parse(
                                    m.ValueSpan[2..6],
                                    NumberStyles.HexNumber,
                                    CultureInfo.InvariantCulture
                                )
                        ).ToString()
                );
        if (words.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            words = Controls()
                .Replace(
                    words
                        .Replace("\r\n", "\n", StringComparison.Ordinal)
                        .Replace('\r', '\n')
                        .Replace('\t', '\u3000'),
                    ""
                );
        return trims ? words.Trim() : words;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();

    [GeneratedRegex("[\\u0000-\\u0009\\u000b-\\u001f]")]
    private static partial Regex Controls();
}
