using Shirube.Domain.Organisations;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>What stands in front of the first heading: the title, the date, who issued it.</summary>
/// <param name="Next">Index of the first line behind.</param>
internal sealed record FrontMatter(string Title, string? AsOf, int Next)
{
    private const int LongestTitle = 200;

    /// <param name="isFront">Whether a line (by index) may belong to the front matter.</param>
    public static FrontMatter Read(SourceDocument document, ReadingLog log, Func<int, bool> isFront)
    {
        var lines = document.Lines;
        string? title = null,
            asOf = null;
        var titleEnd = -1;
        var i = 0;
        for (; i < lines.Length && isFront(i); i++)
        {
            if (lines[i].IsBlank)
                continue;
            var text = HeadingMark.WithoutMarkdown(lines[i].Text);
            if (title == null)
            {
                title = text;
                titleEnd = i;
                log.AddFurniture(i + 1, i + 1, "title");
            }
            else if (PrintedDate.IsDateLine(text))
                log.AddFurniture(i + 1, i + 1, "date");
            else if (IsIssuer(text))
                log.AddFurniture(i + 1, i + 1, "issuer");
            else if (text == title)
                log.AddFurniture(i + 1, i + 1, "running head");
            else if (titleEnd == i - 1 && title.Length + text.Length < LongestTitle)
            {
                // A title of two lines: nothing else stands right under a title without a blank line between.
                title = LineJoin.Join([title, text]);
                titleEnd = i;
                log.AddFurniture(i + 1, i + 1, "title");
            }
            // What is none of these stays unread.
            if (i != titleEnd || PrintedDate.IsDateLine(text))
                asOf ??= text.Length <= 60 ? PrintedDate.Of(text) : null;
        }
        asOf ??= title == null ? null : PrintedDate.Of(title);
        return new(Spacing.CloseLetters(title ?? ""), asOf, i);
    }

    /// <summary>A short line that names who issued the document.</summary>
    public static bool IsIssuer(string text)
    {
        if (text.Length > 60)
            return false;
        var words = text.TrimEnd(')', '）')
            .Split([' ', '　', '・', '、'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0
            && (
                KnownOrganisations.Find(words[0]) != null
                || "府省庁県市局室課部付".Contains(words[^1][^1], StringComparison.Ordinal)
                || words[^1].EndsWith("本部", StringComparison.Ordinal)
                || words[^1].EndsWith("委員会", StringComparison.Ordinal)
                || words[^1].EndsWith("会議", StringComparison.Ordinal)
            );
    }
}
