using Shirube.Domain.Dates;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>The title of a plan, its date and its issuer: what stands in front of the first heading, table or sentence.</summary>
/// <param name="Next">Index of the first line behind.</param>
internal sealed record PlanFront(string Title, string? AsOf, int Next)
{
    private const int LongestLine = 120;

    public static PlanFront Read(RegisterLines lines, PlanTables tables, ReadingLog log)
    {
        string? title = null,
            asOf = null;
        var titleEnd = -1;
        var i = 0;
        for (; i < lines.Count; i++)
        {
            if (lines[i].IsBlank)
                continue;
            var only = PlanTables.OnlyText(lines[i]);
            if (
                tables.At(i) is { } table && (only == null || table.HeadFirst <= i)
                || lines[i].IsRow && only == null
            )
                break;
            var text = HeadingMark.WithoutMarkdown(only ?? lines[i].Text).Trim();
            if (
                title == null
                && text.Length <= LongestLine
                && PlanHeading.Of(lines[i], null) is null or { Level: > 0, Marker: null }
            )
            {
                title = text;
                titleEnd = i;
                log.AddFurniture(i + 1, i + 1, "title");
                asOf = PrintedDate.Of(text);
            }
            else if (
                title == null
                || lines.Kind(i) is not (RegisterLineKind.Plain or RegisterLineKind.Margin)
                || text.Length > LongestLine
            )
                break;
            else if (Same(text, title))
                log.AddFurniture(i + 1, i + 1, "running head");
            else if (PlanHeading.Of(lines[i], null) != null || LeadMarks.Legend(lines[i]) != null)
                break;
            else if (DateOf(text) is { } date)
            {
                asOf = date;
                log.AddFurniture(i + 1, i + 1, "date");
            }
            else if (
                FrontMatter.IsIssuer(text)
                || IsEnglishIssuer(text) && (asOf != null || IsDateNext(lines, i))
            )
                log.AddFurniture(i + 1, i + 1, "issuer");
            else if (titleEnd == i - 1 && LineJoin.Continues(title, text))
            {
                title = LineJoin.Join([title, text]);
                titleEnd = i;
                log.AddFurniture(i + 1, i + 1, "title");
            }
            else
                break;
        }
        return new(Spacing.CloseLetters(title ?? lines.Document.Title ?? ""), asOf, i);
    }

    /// <summary>Ministry of Works, Republic of Larn.</summary>
    private static bool IsEnglishIssuer(string text) =>
        text.Length <= 80
        && text[^1] != '.'
        && text.Split(',', StringSplitOptions.TrimEntries) is [var first, ..] pieces
        && OrganisationLook.IsName(first)
        && pieces.All(p => p.Length > 0 && char.IsUpper(p[0]));

    /// <summary>Above a date a name says who issues the plan; above a list it may be a heading.</summary>
    private static bool IsDateNext(RegisterLines lines, int i)
    {
        do i++;
        while (i < lines.Count && lines[i].IsBlank);
        return i < lines.Count && !lines[i].IsRow && DateOf(lines[i].Text.Trim()) != null;
    }

    private static bool Same(string one, string other) =>
        Normal.ForSearch(one) == Normal.ForSearch(other);

    /// <summary>Of a short line that is no sentence: 令和６年３月, Adopted in March 2024.</summary>
    private static string? DateOf(string text)
    {
        if (text.Length > 60 || text.EndsWith('。'))
            return null;
        if (PrintedDate.IsDateLine(text))
            return PrintedDate.Of(text);
        return
            PlannedDates.In(text)
                is [{ Precision: DatePrecision.Day or DatePrecision.Month } date, ..]
            ? date.Code
            : null;
    }
}
