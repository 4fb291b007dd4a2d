using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>A line with labels below it that say who is responsible: an initiative, whatever its mark is (No.1, A-2, ・).</summary>
/// <param name="Marker">As printed; null for a bullet and for a line without a mark.</param>
/// <param name="Card">The labels, with the sentences between them and the title.</param>
internal sealed partial record PlanTitle(
    string? Marker,
    string Words,
    PlanCard Card,
    double Confidence
)
{
    private const int MostLines = 6;
    private const int LongestUnmarked = 60;
    private const double Marked = 0.95;
    private const double Unmarked = 0.85;

    /// <summary>A longer line may have been broken before its end.</summary>
    private const int FullLine = 34;

    /// <param name="first">Index of the line.</param>
    /// <remarks>For plans with cards: there one label is enough below a line with a mark.</remarks>
    public static PlanTitle? At(RegisterLines lines, int first, ReadingProfile? profile)
    {
        var text = lines[first].Text.Trim();
        if (PlanCard.IsLabel(text))
            return null;
        var (marker, words) = Parted(text);
        var isMarked =
            marker != null || ListItem.IsBulleted(text) || lines[first].Form == LineForm.Item;
        if (
            words.Length == 0
            || !isMarked && (words.Length > LongestUnmarked || EndsSentence(words))
        )
            return null;
        if (Below(lines, first + 1, profile, isMarked ? 1 : 2) is not { } below)
            return null;
        var confidence = isMarked && below.Card.Cells.Length > 1 ? Marked : Unmarked;
        if (below.Between is [] || EndsSentence(below.Between[^1]) && !EndsSentence(words))
            return new(
                marker,
                words,
                below.Card.WithDescription(LineJoin.Join(below.Between)),
                below.Between.Count > 0 && words.Length >= FullLine ? Unmarked : confidence
            );
        return new(marker, LineJoin.Join([words, .. below.Between]), below.Card, confidence);
    }

    /// <summary>The labels below, and the lines of text between.</summary>
    public static (List<string> Between, PlanCard Card)? Below(
        RegisterLines lines,
        int first,
        ReadingProfile? profile,
        int fewest
    )
    {
        var between = new List<string>();
        for (var i = first; i < lines.Count && between.Count <= MostLines; i++)
        {
            if (lines[i].IsBlank)
            {
                // Formats with paragraphs put a blank line between all of them.
                if (lines.Document.Kind == FileKind.Text)
                    return null;
                continue;
            }
            if (lines[i].IsRow)
                return null;
            if (PlanCard.IsLabel(lines[i].Text))
                return PlanCard.At(lines, i, profile, fewest) is { HasTitle: false } card
                    ? (between, card)
                    : null;
            if (Begins(lines[i]) || PlanHeading.Of(lines[i], profile) != null)
                return null;
            between.Add(lines[i].Text.Trim());
        }
        return null;
    }

    /// <summary>The line has a mark of its own: No.1, A-2, a bullet, the number of a list.</summary>
    public static bool Begins(SourceLine line) =>
        IsNumbered(line.Text) || line.Form == LineForm.Item || ListItem.IsItem(line.Text);

    public static bool IsNumbered(string line) => Mark().IsMatch(line.Trim());

    private static bool EndsSentence(string text) => text.TrimEnd() is [.., '。'];

    private static (string? Marker, string Words) Parted(string text)
    {
        var bare = ListItem.WithoutBullet(text).Trim();
        if (Mark().Match(bare) is { Success: true } own)
            return (own.Groups["mark"].Value, bare[own.Length..].Trim());
        return HeadingMark.Of(bare) is { Words.Length: > 0, Level: not HeadingLevel.Group } mark
            ? (mark.Marker, mark.Words)
            : (null, bare);
    }

    [GeneratedRegex(
        @"^(?<mark>(?:(?:No|NO|no|Ｎｏ|ＮＯ)[.．]?|№|[A-ZＡ-Ｚ])\s?[\-－‐]?\s?[0-9０-９]{1,3}(?:[\-－‐.．][0-9０-９]{1,3}){0,2})(?:[\s:：]+|[.．](?![0-9０-９])\s*)(?=\S)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mark();
}
