using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Domain.Strategies;

/// <summary>Which edition of which strategy a document's title speaks of: 「AI戦略2022」の進捗状況 → AI戦略, 2022.</summary>
public sealed partial record EditionName(string Strategy, int? Year)
{
    /// <summary>As its language sets words: AI戦略2022, Harbour Plan 2030.</summary>
    public string Name =>
        Year is { } year
            ? $"{Strategy}{(char.IsAsciiLetter(Strategy[^1]) ? " " : "")}{year}"
            : Strategy;

    private const int LongestTitle = 200;

    /// <summary>Null where the title names no strategy, plan or policy.</summary>
    public static EditionName? FromTitle(string title)
    {
        // A document without a title may begin with a line of megabytes.
        if (title.Length > LongestTitle)
            title = title[..LongestTitle];
        // Japanese has no spaces between words; those printed beside Latin letters and figures come and go.
        if (title.Any(c => c >= '\u3040'))
            title = string.Concat(title.Where(c => !char.IsWhiteSpace(c)));
        var normal = Normal.Nfkc(title);
        var match = NameThenYear().Match(normal);
        if (!match.Success)
            match = YearThenName().Match(normal);
        if (!match.Success)
            match = NameAlone().Match(normal);
        return match.Success
            ? new(
                match.Groups["name"].Value.Trim(),
                match.Groups["year"] is { Success: true } year
                    ? int.Parse(year.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                    : null
            )
            : null;
    }

    // What a strategy is called: unbroken Japanese, or capitalised English words.
    private const string Called =
        @"(?<name>[^「」『』\s()]*(?:戦略|計画|プラン|ビジョン|大綱|方針)|(?:[A-Za-z][\w'&-]*\s+)*(?:Strategy|Plan)\b)";

    [GeneratedRegex(Called + @"\s*(?<year>20\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NameThenYear();

    [GeneratedRegex(@"(?<year>20\d\d)\s*(?:年度?の?)?\s*" + Called, RegexOptions.IgnoreCase)]
    private static partial Regex YearThenName();

    [GeneratedRegex(Called, RegexOptions.IgnoreCase)]
    private static partial Regex NameAlone();
}
