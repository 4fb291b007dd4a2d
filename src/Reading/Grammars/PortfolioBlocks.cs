using System.Buffers;
using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The lines of a deck as blocks, in order. What carries the page and no words is furniture at once.</summary>
internal sealed class PortfolioBlocks
{
    private const int LongestPiece = 4000;
    private static readonly SearchValues<char> RuleLetters = SearchValues.Create("|-:=_ \t*・–—");
    private readonly ImmutableArray<SourceLine> lines;
    private readonly ReadingLog log;
    private readonly PortfolioTitles titles;
    private readonly List<PortfolioBlock> blocks = [];

    // Without blank lines between paragraphs, a line goes on only where it cannot end.
    private readonly bool isDense;
    private bool gap = true;

    private PortfolioBlocks(SourceDocument document, ReadingLog log)
    {
        (lines, this.log, titles) = (document.Lines, log, new(document));
        isDense = IsDense(document);
    }

    /// <summary>Hardly any blank lines: nothing shows where a paragraph ends.</summary>
    public static bool IsDense(SourceDocument document) =>
        document.Lines.Count(l => l.IsBlank) * 20 < document.Lines.Length;

    public static List<PortfolioBlock> Of(SourceDocument document, ReadingLog log)
    {
        var reading = new PortfolioBlocks(document, log);
        for (var i = 0; i < document.Lines.Length; i++)
            reading.Read(i);
        return reading.blocks;
    }

    private void Read(int i)
    {
        var line = lines[i];
        if (line.IsBlank)
        {
            gap = true;
            return;
        }
        var text = line.Text.Trim();
        if (text.AsSpan().IndexOfAnyExcept(RuleLetters) < 0)
        {
            if (
                blocks is [.., { Form: PortfolioForm.Row } row]
                && text.Contains("-|", StringComparison.Ordinal)
            )
                blocks[^1] = row with { IsHeaderRow = true };
            log.AddFurniture(i + 1, i + 1, "table rule");
        }
        else if (SlideLines.IsPageNumber(text))
            log.AddFurniture(i + 1, i + 1, "page number");
        else if (Row(line, text) is { } cells)
            blocks.Add(
                New(PortfolioForm.Row, i, 0, "", "") with
                {
                    Cells = cells,
                    IsHeaderRow = line.Form == LineForm.HeaderRow,
                }
            );
        else if (titles.Heading(i) is { } heading)
            blocks.Add(
                New(heading.Form, i, heading.Depth, heading.Mark, heading.Words) with
                {
                    IsQuote = heading.IsQuote,
                }
            );
        else
            ReadWords(i, line, text);
        gap = false;
    }

    private void ReadWords(int i, SourceLine line, string text)
    {
        var (mark, words) = PortfolioMarks.Cut(text);
        if (SlideLines.IsNote(mark))
            blocks.Add(New(PortfolioForm.Note, i, 0, mark, words));
        else if (mark.Length > 0 && !IsBoxed(i, mark))
            blocks.Add(New(PortfolioForm.Bullet, i, IndentOf(line), mark, words));
        else if (line.Form == LineForm.Item)
            blocks.Add(New(PortfolioForm.Bullet, i, line.Level, mark, words));
        else if (GoesOn(i, text))
            blocks[^1] = blocks[^1] with { Last = i + 1, Lines = blocks[^1].Lines.Add(text) };
        else if (PortfolioMarks.GroupAndItem(text) is var (group, item))
        {
            blocks.Add(New(PortfolioForm.Label, i, PortfolioTitles.GroupDepth, "【】", group));
            blocks.Add(New(PortfolioForm.Bullet, i, 0, item.Mark, item.Words));
        }
        else
            blocks.Add(New(PortfolioForm.Text, i, 0, mark, words));
    }

    /// <summary>A numbered box of a diagram: a number, a bold name, and lines under it.</summary>
    private bool IsBoxed(int i, string mark) =>
        CircledNumber.Begins(mark)
        && lines[i].Text.AsSpan().TrimStart()[1..].TrimStart().StartsWith("**")
        && i + 1 < lines.Length
        && !lines[i + 1].IsBlank
        && PortfolioMarks.Cut(lines[i + 1].Text.Trim()).Mark.Length == 0;

    private bool GoesOn(int i, string text)
    {
        if (
            gap
            || blocks
                is not [
                    ..,
                    { Form: PortfolioForm.Text or PortfolioForm.Bullet or PortfolioForm.Note } last,
                ]
        )
            return false;
        if (PortfolioWords.Bold(text) != null || last.Lines.Length > 200)
            return false;
        if (PortfolioMarks.IsTailOfArea(text))
            return true;
        if (last.Form == PortfolioForm.Text && !isDense)
            return true;
        var before = last.Lines[^1];
        return before.Length < LongestPiece
            && !before.EndsWith('。')
            && (
                LineJoin.Continues(before, text)
                || PortfolioMarks.BeginsAsTail(text)
                || isDense
                    && PortfolioDense.GoesOn(
                        last,
                        text,
                        i + 1 < lines.Length ? lines[i + 1].Text.Trim() : ""
                    )
            );
    }

    private PortfolioBlock New(PortfolioForm form, int i, int depth, string mark, string words) =>
        new(form, i + 1, i + 1, depth, mark, [words]) { IsAdjacent = !gap };

    private static ImmutableArray<string>? Row(SourceLine line, string text)
    {
        if (TableRow.IsRow(line))
            return TableRow.Cells(line);
        // A table that a converter put into a list.
        return text.StartsWith("- |", StringComparison.Ordinal) && text.EndsWith('|')
            ? [.. text[3..^1].Split('|', StringSplitOptions.TrimEntries)]
            : null;
    }

    private static int IndentOf(SourceLine line)
    {
        var indent = line.Text.AsSpan().IndexOfAnyExcept(' ', '\t', '\u3000');
        return line.Form == LineForm.Item ? line.Level
            : line.Text[0] == '\u3000' ? indent
            : indent / 2;
    }
}
