using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Reading.Grammars.Profiles;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Who is responsible, at the end of an initiative: in brackets, or behind words that say so (Lead: …; with: …).</summary>
internal static partial class ObjectiveWho
{
    /// <summary>A name as printed: where it stands in the text, and whether the words before it make it the lead.</summary>
    public readonly record struct Named(string Name, int Start, bool IsSaidToLead);

    public static bool Ends(string text) => Bracketed().IsMatch(text) || Said().IsMatch(text);

    /// <returns>The names, and the index at which the initiative itself ends.</returns>
    public static (ImmutableArray<Named> Names, int End) In(string text)
    {
        if (Bracketed().Match(text) is { Success: true } bracket)
        {
            var list = bracket.Groups["names"];
            return (
                JointWords.In(list.Value) is var (end, start)
                    ?
                    [
                        .. Parted(list.Value[..end], list.Index, true),
                        .. Parted(list.Value[start..], list.Index + start, false),
                    ]
                    : [.. Parted(list, false)],
                bracket.Index
            );
        }
        if (Said().Match(text) is not { Success: true } said)
            return ([], text.Length);
        var leads = said.Groups["leads"].Success;
        return (
            [
                .. Parted(said.Groups["first"], leads),
                .. said.Groups["with"].Success ? Parted(said.Groups["with"], false) : [],
            ],
            said.Index
        );
    }

    /// <summary>The names of a list. A comma may stand within one: Ministry of Economy, Trade and Industry.</summary>
    public static IEnumerable<Named> Parted(Group list, bool leads) =>
        Parted(list.Value, list.Index, leads);

    private static IEnumerable<Named> Parted(string list, int index, bool leads)
    {
        var open = (Start: 0, End: 0);
        foreach (Match piece in Piece().Matches(list))
        {
            if (piece.Value.Trim().Length == 0)
                continue;
            if (open.End > 0 && !GoesOn(list[open.Start..open.End], piece.Value.Trim()))
            {
                yield return Of(open);
                open = default;
            }
            open = (open.End == 0 ? piece.Index : open.Start, piece.Index + piece.Length);
        }
        if (open.End > 0)
            yield return Of(open);

        Named Of((int Start, int End) at)
        {
            var name = list[at.Start..at.End];
            var front = Front().Match(name);
            var mark = Mark().Match(name, front.Length);
            var end = mark.Success ? mark.Index : name.Length;
            return new(
                name[front.Length..end].Trim().TrimEnd('.'),
                index + at.Start + front.Length,
                leads || mark.Success || front.Value.Contains('◎', StringComparison.Ordinal)
            );
        }
    }

    /// <summary>Whether a piece behind a comma belongs to the name before it: that one begins like a ministry, and this one
    /// is neither a body nor an abbreviation.</summary>
    private static bool GoesOn(string before, string piece) =>
        Ministry().IsMatch(before)
        && EnglishNames.Find(before) is null
        && piece.Any(char.IsAsciiLetterLower)
        && !piece
            .Skip(1)
            .Any(c => char.IsAsciiLetterUpper(c) && !piece.Contains(' ', StringComparison.Ordinal))
        && !OrganisationLook.IsName(piece);

    [GeneratedRegex(
        @"\s*[\[【［](?<names>[^\[\]【】［］]{1,200})[\]】］]\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"(?:^|\s)(?:(?<leads>Lead(?:ing)?(?: (?:agency|ministry|organi[sz]ation|department|body))?|Led by|Main responsibility)|(?:Responsible|Responsibility|In charge|Owners?|Ministr(?:y|ies)|Agenc(?:y|ies)|Organi[sz]ations?))\s*[:：]\s*(?<first>[^:：;；\[\]]{2,200}?)(?:\s*[;；,(]?\s*\b(?:together with|in cooperation with|supported by|supporting|support|partners?|co-?responsible|joint(?:ly)?(?: with)?|with)\s*[:：]?\s*(?<with>[^:：;；\[\]]{2,200}?)\)?)?\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Said();

    [GeneratedRegex(
        @"(?:(?!\s+and\s+(?:the\s+)?(?:Ministry|Department|Office|Agency)\b)[^,、;；，\n])+"
    )]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\s*(?:and\s+)?[◎○]?\s*")]
    private static partial Regex Front();

    /// <summary>Ministry of Justice (lead).</summary>
    [GeneratedRegex(
        @"\s*[(（](?:lead(?:ing)?(?: \w+)?|main|chair|coordinat\w+|in charge)[)）]\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(?:the )?(?:Ministry|Department) (?:of|for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ministry();
}
