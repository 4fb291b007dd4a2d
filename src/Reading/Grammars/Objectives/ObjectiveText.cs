using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain.Dates;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Lines that are one text: put together, with the raised numbers of notes, the organisations in brackets at its
/// end, and the dates in parentheses.</summary>
internal sealed partial class ObjectiveText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly StringBuilder printed = new();
    private readonly List<bool> marked = [];

    public int First { get; private set; }
    public int Last { get; private set; }
    public bool IsEmpty => First == 0;

    /// <summary>Numbers of the notes that it points to.</summary>
    public List<string> Notes { get; } = [];

    public void Add(SourceLine line, int from = 0)
    {
        if (First == 0)
            First = line.Number;
        Last = line.Number;
        if (printed.Length > 0)
            Put(' ', false);
        var number = new StringBuilder();
        for (var i = from; i < line.Text.Length; i++)
        {
            var c = line.Text[i];
            if (Raised.IndexOf(c, StringComparison.Ordinal) is var digit and >= 0)
                number.Append((char)('0' + digit));
            else
            {
                Close(number);
                Put(c, line.Underlined.Any(u => i >= u.Start && i < u.Start + u.Length));
            }
        }
        Close(number);
    }

    public void AlsoCovers(int line) => Last = Math.Max(Last, line);

    /// <summary>Nothing of an item comes behind its organisations.</summary>
    public bool EndsWithNames => ObjectiveWho.Ends(printed.ToString());

    /// <returns>Without the organisations, which are in <paramref name="names"/>: underlined or said to be the lead.</returns>
    public string Take(out ImmutableArray<(string Name, bool IsMarked)> names)
    {
        var all = printed.ToString();
        var (found, end) = ObjectiveWho.In(all);
        names =
        [
            .. found.Select(n =>
                (
                    n.Name,
                    n.IsSaidToLead
                        || Enumerable.Range(n.Start, n.Name.Length).Count(i => marked[i]) * 2
                            > n.Name.Length
                )
            ),
        ];
        return Whole(all[..end]);
    }

    public string Text => Whole(printed.ToString());

    /// <summary>In parentheses that hold little more than a date, or that stand last; else the date with which the text
    /// ends, where a word before it says how it stands (by 2025).</summary>
    public static ImmutableArray<PlannedDate> Deadlines(string text)
    {
        var dates = ImmutableArray.CreateBuilder<PlannedDate>();
        var tail = Tail().Match(text).Index;
        foreach (Match m in Parenthesis().Matches(text))
            if (Pure().IsMatch(m.Groups["in"].Value) || m.Index >= tail && !Past().IsMatch(m.Value))
                dates.AddRange(
                    // (2023: 1,000; 2024: 2,000) names a year and what is to be reached in it.
                    m.Groups["in"].Value.Split(';', ':').SelectMany(part => PlannedDates.In(part))
                );
        if (dates.Count == 0 && AtEnd(text[..tail].TrimEnd(' ', '.')) is { } last)
            dates.Add(last);
        return dates.DrainToImmutable();
    }

    private static PlannedDate? AtEnd(string text) =>
        PlannedDates.In(text) is [.., var date]
        && date.Start + date.Length == text.Length
        && char.IsLetter(date.Printed[0])
        && !date.Printed.StartsWith("FY", StringComparison.Ordinal)
            ? date
            : null;

    private void Close(StringBuilder number)
    {
        if (number.Length > 0)
            Notes.Add(number.ToString());
        number.Clear();
    }

    private void Put(char c, bool isMarked)
    {
        printed.Append(c);
        marked.Add(isMarked);
    }

    private static string Whole(string text) =>
        Hyphen().Replace(Gaps().Replace(text, " "), "$1-$2").Trim();

    [GeneratedRegex(@"\((?<in>[^()]{1,80})\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(
        @"^\s*(?:from|by|until|till|in|since|by the end of)?\s*(?:FY ?)?[0-9]{4}\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pure();

    [GeneratedRegex(@"(?:\((?:[^()]|\([^()]*\))*\)\s*)*\.?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();

    [GeneratedRegex(
        @"\b(?:enacted|established|adopted|decided|published|as of|see)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Past();

    [GeneratedRegex(@"[ \t\u3000]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(\p{Ll})- (\p{Ll})")]
    private static partial Regex Hyphen();
}
