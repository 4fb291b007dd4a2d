using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Any document: what it marks itself as headings, list items and table rows; the rest stays unread.</summary>
internal sealed partial class Outline : IGrammar
{
    public const string Family = "outline";

    // Below any number of # in front: a heading by ■ stands under one by #, one by 【】 under both.
    private const int SquareDepth = 10;
    private const int GroupDepth = 11;

    private static readonly SearchValues<char> RuleLetters = SearchValues.Create("|-:=_ \t*");

    public bool Recognises(SourceDocument document) => true;

    public Proposal Read(SourceDocument document)
    {
        var log = new ReadingLog(document);
        var contents = ContentsList.Find(document);
        var lines = document.Lines;
        var open = new List<(int Depth, string Entry)>();
        string? item = null,
            asOf = null;
        var title = TitleLine(document);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IsBlank)
                continue;
            var text = lines[i].Text.Trim();
            if (text.Length <= 60)
                asOf ??= PrintedDate.Of(text);
            if (Furniture(lines[i], text, contents, i == title) is { } why)
                log.AddFurniture(i + 1, i + 1, why);
            else if (Heading(text) is var (depth, marker, words))
            {
                open.RemoveAll(o => o.Depth >= depth);
                var kind = open is [] ? EntryKind.Section : EntryKind.Subsection;
                var parent = open is [] ? null : open[^1].Entry;
                open.Add(
                    (depth, log.Add(kind, Clean(words), i + 1, i + 1, 0.9, parent, marker).Id)
                );
                item = null;
            }
            else
            {
                var section = open is [] ? null : open[^1].Entry;
                var last = ReadStatement(log, lines, i, section, item, out var entry);
                if (entry != null && !IsIndented(lines[i].Text))
                    item = entry;
                i = last;
            }
        }
        // A document of pictures alone has no line.
        var first = lines.IsEmpty ? document.Name : lines[title].Text;
        return log.Close(
            Clean(Heading(first.Trim())?.Words ?? first),
            asOf,
            Script.LanguageOf(document),
            Family
        );
    }

    /// <summary>Reads a list item, a row or a note; returns the index of its last line.</summary>
    private static int ReadStatement(
        ReadingLog log,
        ImmutableArray<SourceLine> lines,
        int i,
        string? section,
        string? item,
        out string? entry
    )
    {
        entry = null;
        var text = lines[i].Text.Trim();
        if (TableRow.IsRow(lines[i]))
        {
            var cells = TableRow
                .Cells(lines[i])
                .Where(c => c.Length > 0)
                .Select(Clean)
                .ToImmutableArray();
            var row = log.Add(
                EntryKind.Statement,
                string.Join(" | ", cells),
                i + 1,
                i + 1,
                0.9,
                section
            );
            log.Replace(row with { Fields = row.Fields.Add("cells", cells) });
            return i;
        }
        var isNote =
            text.StartsWith('※')
            || text.StartsWith("注：", StringComparison.Ordinal)
            || text.StartsWith("(注", StringComparison.Ordinal);
        if (!isNote && !ListItem.IsItem(text))
            return i;
        var words = new List<string> { text };
        var last = i;
        while (
            last + 1 < lines.Length
            && !lines[last + 1].IsBlank
            && !TableRow.IsRow(lines[last + 1])
            && Heading(lines[last + 1].Text.Trim()) == null
            && LineJoin.Continues(words[^1], lines[last + 1].Text)
        )
            words.Add(lines[++last].Text);
        var kind = isNote ? EntryKind.Footnote : EntryKind.Statement;
        var parent = IsIndented(lines[i].Text) ? item ?? section : section;
        entry = log.Add(
            kind,
            Clean(ListItem.WithoutBullet(LineJoin.Join(words))),
            i + 1,
            last + 1,
            0.9,
            parent
        ).Id;
        return last;
    }

    private static (int Depth, string Marker, string Words)? Heading(string text)
    {
        var depth = text.AsSpan().IndexOfAnyExcept('#');
        if (depth is > 0 and <= 6 && text[depth] is ' ' or '\u3000')
            return (
                depth,
                text[..depth],
                text[depth..].Trim().TrimStart('■', '◆', '□', '◇').Trim()
            );
        if (text.Length > 120 || HeadingMark.Of(text) is not { Words.Length: > 0 } mark)
            return null;
        return mark.Level switch
        {
            HeadingLevel.Part => (1, mark.Marker, mark.Words),
            HeadingLevel.Chapter => (2, mark.Marker, mark.Words),
            HeadingLevel.Clause => (3, mark.Marker, mark.Words),
            HeadingLevel.Square => (SquareDepth, mark.Marker, mark.Words),
            HeadingLevel.Group when !YearSpan().IsMatch(mark.Words) => (
                GroupDepth,
                mark.Marker,
                mark.Words
            ),
            _ => null,
        };
    }

    private static string? Furniture(
        SourceLine line,
        string text,
        ContentsList contents,
        bool isTitle
    )
    {
        if (contents.Holds(line.Number))
            return "contents list";
        if (isTitle && Heading(text) == null)
            return "title";
        if (text.Length <= 24 && DateOnly().IsMatch(text) && PrintedDate.Of(text) != null)
            return "date";
        if (text.Length <= 12 && PageNumber().IsMatch(text))
            return "page number";
        return text.AsSpan().IndexOfAnyExcept(RuleLetters) < 0 ? "table rule" : null;
    }

    private static int TitleLine(SourceDocument document)
    {
        var lines = document.Lines;
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Text.StartsWith("# ", StringComparison.Ordinal))
                return i;
        for (var i = 0; i < lines.Length; i++)
            if (!lines[i].IsBlank)
                return i;
        return 0;
    }

    private static string Clean(string text) =>
        string.Join('\n', Markup.Strip(text).Split('\n').Select(Spacing.CloseLetters));

    private static bool IsIndented(string text) =>
        text.Length > 1 && text[0] is ' ' or '\u3000' && char.IsWhiteSpace(text[1]);

    [GeneratedRegex(@"^[^\p{L}]*[0-9０-９]{4}\s*年?\s*[~～〜\-－]|[~～〜]\s*$")]
    private static partial Regex YearSpan();

    [GeneratedRegex(@"^[(（]?(?:令和|平成|昭和)?\s*[0-9０-９元\s年月日/.\-]+(?:時点|現在)?[)）]?$")]
    private static partial Regex DateOnly();

    [GeneratedRegex(@"^(?:[-－―]\s*)?[0-9０-９]{1,4}(?:\s*[-－―])?$")]
    private static partial Regex PageNumber();
}
