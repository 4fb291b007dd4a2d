using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>A plan written as text: objectives under headings, and under each a list of initiatives that end with their
/// organisations in brackets.</summary>
internal sealed partial class ObjectivePlan : IGrammar
{
    public const string Family = "plan";

    /// <summary>More lines end with organisations in brackets than a text with a few citations has.</summary>
    private const int FewestBracketed = 5;
    private const int LongestTitle = 200;

    public bool Recognises(SourceDocument document)
    {
        var goal = false;
        var bracketed = 0;
        foreach (var line in document.Lines)
        {
            if (line.IsRow || line.Text.Length > 2000)
                continue;
            if (
                line.Text.TrimEnd().EndsWith(']')
                    ? Names().IsMatch(line.Text)
                    : line.Text.Contains(':', StringComparison.Ordinal)
                        && ObjectiveWho.Ends(line.Text)
            )
                bracketed++;
            goal =
                goal
                || ObjectiveMark.Of(line)
                    is { Level: ObjectiveLevel.Overarching or ObjectiveLevel.Specific };
            if (goal && bracketed >= FewestBracketed)
                return true;
        }
        return false;
    }

    public Proposal Read(SourceDocument document)
    {
        document = ObjectivePlain.Of(document);
        var log = new ReadingLog(document);
        var contents = ContentsList.Find(document);
        var (title, asOf, next) = Front(document, contents, log);
        new ObjectiveBody(document, log).Read(next);
        return log.Close(title, asOf, Script.LanguageOf(document), Family);
    }

    private static (string Title, string? AsOf, int Next) Front(
        SourceDocument document,
        ContentsList contents,
        ReadingLog log
    )
    {
        string? title = null,
            asOf = null;
        var next = contents.LastLine;
        if (next == 0)
            while (
                next < document.Lines.Length && ObjectiveMark.Of(document.Lines[next]) is null
                || title == null && next < document.Lines.Length
            )
            {
                if (title == null && !document.Lines[next].IsBlank)
                    title = document.Lines[next].Text.Trim();
                else if (title != null && document.Lines[next].Text.TrimEnd().EndsWith('.'))
                    break;
                next++;
            }
        for (var i = 0; i < next; i++)
        {
            var line = document.Lines[i];
            if (line.IsBlank)
                continue;
            if (contents.FirstLine > 0 && contents.Holds(line.Number))
            {
                log.AddFurniture(line.Number, line.Number, "contents list");
                continue;
            }
            title ??= line.Text.Trim();
            asOf ??= PrintedDate.IsDateLine(line.Text) ? PrintedDate.Of(line.Text) : null;
            log.AddFurniture(line.Number, line.Number, "title");
        }
        title ??= document.Title ?? "";
        return (title.Length > LongestTitle ? title[..LongestTitle] : title, asOf, next);
    }

    [GeneratedRegex(@"\[?(?:[A-Z][A-Za-z&-]{1,14}, ?)*[A-Z][A-Za-z&-]{1,14}\]\s*$")]
    private static partial Regex Names();
}
