using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

internal enum ObjectiveLevel
{
    /// <summary>A heading; the smaller its rank, the higher it stands.</summary>
    Heading,
    Overarching,
    Specific,

    /// <summary>Says what the lines below are: (Initiatives).</summary>
    Label,

    /// <summary>A heading in brackets among the initiatives of an objective, or above objectives.</summary>
    Group,
}

/// <summary>A line that parts a plan of objectives.</summary>
/// <param name="Rank">Of a heading: 1 part, 2 section, 3 and 4 below; else 0.</param>
/// <param name="Marker">As printed; null for a heading without one.</param>
internal sealed partial record ObjectiveMark(
    ObjectiveLevel Level,
    int Rank,
    string? Marker,
    string Words
)
{
    private const int LongestMark = 60;
    private const int LongestHeading = 160;

    /// <summary>The mark stands alone and without brackets: what it names is the one paragraph below.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Mark and words stand on one line: Objective 1.1 Clean shores.</summary>
    public bool IsInline => Number.Length > 0;

    /// <summary>Of an inline mark: 1, 1.1.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The number of the objective above (1 of 1.1); null where it has none.</summary>
    public string? NumberAbove => Number.LastIndexOf('.') is var at and > 0 ? Number[..at] : null;

    public ObjectiveMark AsOverarching() => this with { Level = ObjectiveLevel.Overarching };

    /// <summary>The line was set as a heading, so that its next line may be its second half.</summary>
    public bool IsTitle => Level == ObjectiveLevel.Heading;

    public static ObjectiveMark? Of(SourceLine line)
    {
        var text = line.Text.Trim();
        if (text.Length is 0 or > LongestHeading || line.IsRow)
            return null;
        if (text.Length <= LongestMark)
        {
            if (Label().IsMatch(text))
                return new(ObjectiveLevel.Label, 0, text, text);
            if (Bracketed().Match(text) is { Success: true } goal)
                return OfGoal(text, goal.Groups["words"].Value, false);
            if (Open().IsMatch(text) && line.Form != LineForm.Item)
                return OfGoal(text, text, true);
        }
        if (line.Form != LineForm.Item && Inline().Match(text) is { Success: true } inline)
            return OfGoal(
                inline.Groups["mark"].Value.Trim(),
                inline.Groups["words"].Value,
                false
            ) with
            {
                Level = High().IsMatch(inline.Groups["mark"].Value)
                    ? ObjectiveLevel.Overarching
                    : ObjectiveLevel.Specific,
                Number = inline.Groups["number"].Value,
            };
        var isHeading = line.Form == LineForm.Heading || line.Look is { IsBold: true };
        if (Group().Match(text) is { Success: true } group && !IsNames(group.Groups["words"].Value))
            return new(ObjectiveLevel.Group, isHeading ? 4 : 5, text, group.Groups["words"].Value);
        if (line.Form != LineForm.Heading && !(isHeading && line.Form == LineForm.Unknown))
            return null;
        foreach (var (rank, form) in Forms())
            if (form.Match(text) is { Success: true } heading)
                return new(
                    ObjectiveLevel.Heading,
                    rank,
                    heading.Groups["mark"].Value,
                    heading.Groups["words"].Value
                );
        return line.Form == LineForm.Heading
            ? new(ObjectiveLevel.Heading, 1, null, text.TrimEnd(':'))
            : null;
    }

    private static ObjectiveMark OfGoal(string text, string words, bool isOpen)
    {
        if (words.Contains("and Initiatives", StringComparison.OrdinalIgnoreCase))
            return new(ObjectiveLevel.Label, 0, text, text);
        var isHigh = High().IsMatch(words);
        return new(isHigh ? ObjectiveLevel.Overarching : ObjectiveLevel.Specific, 0, text, words)
        {
            IsOpen = isOpen,
        };
    }

    /// <summary>[MEXT, METI] names who is responsible.</summary>
    private static bool IsNames(string words)
    {
        var pieces = words.Split(',', StringSplitOptions.TrimEntries);
        return pieces.All(p =>
                p.Length is > 0 and <= 14 && !p.Contains(' ', StringComparison.Ordinal)
            ) && (pieces.Length > 1 || words.All(char.IsUpper));
    }

    private static (int Rank, Regex Form)[] Forms() =>
        [
            (1, Appended()),
            (2, RomanNumber()),
            (1, Roman()),
            (2, Letter()),
            (4, NumberLetter()),
            (3, Bracket()),
            (1, Point()),
            (2, Points()),
        ];

    [GeneratedRegex(
        @"^[(（<＜\[【]?\s*(?:Key |Main |Specific )?(?:Initiatives|Actions|Measures|取組|主な取組)\s*[)）>＞\]】:：]?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^[<＜〈《]\s*(?<words>[^<>＜＞]*(?:Objective|Goal|Target|Aim|Example|目標)[^<>＜＞]*)[>＞〉》]$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^(?:Strategic|Overarching|Overall|Main|Specific|Operational|High-Level) (?:Objective|Goal|Target)s?(?: [0-9]+(?:\.[0-9]+)*| [A-Z])?:?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Open();

    [GeneratedRegex(
        @"Main|Strategic|Overarching|Overall|High-Level|大目標|戦略目標",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex High();

    [GeneratedRegex(@"^\[(?<words>[A-Z][^\[\]]{3,90})\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Group();

    [GeneratedRegex(
        @"^(?<mark>[(（]?(?:Appended Table|Appendix|Annex|Attachment)(?: [0-9A-Z]+)?[)）:.]?)\s*(?<words>\S.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Appended();

    [GeneratedRegex(
        @"^(?<mark>[IVX]{1,5} ?[-.‐–] ?[0-9]{1,2}\.?)\s+(?<words>\S.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex RomanNumber();

    [GeneratedRegex(
        @"^(?<mark>(?:Chapter |Part )?(?:[IVX]{1,5}[.:]|(?<=Part |Chapter )[0-9]{1,2}[.:]?))\s+(?<words>\S.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(?<mark>\([A-Z]\))\s*(?<words>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();

    [GeneratedRegex(
        @"^(?<mark>\([0-9]{1,2} ?-? ?[A-Z]\))\s*(?<words>\S.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NumberLetter();

    [GeneratedRegex(@"^(?<mark>\([0-9]{1,2}\))\s*(?<words>[A-Z].*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?<mark>[0-9]{1,2}\.)\s+(?<words>\p{Lu}.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Point();

    [GeneratedRegex(
        @"^(?<mark>[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\.?)\s+(?<words>\p{Lu}.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Points();

    [GeneratedRegex(
        @"^(?<mark>(?:(?:Strategic|Overarching|Overall|Main|Specific|Operational|High-Level) )?(?:Objective|Goal|Target|Aim|Priority) ?(?:\(?(?<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})\)? ?[:.–—-]?|(?<number>[A-Z]) ?[:.–—-]))\s+(?<words>\p{Lu}.*[^.:;,\s])$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Inline();
}
