using AngleSharp.Dom;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Html;

/// <summary>Goes through a page once, in the order of its source, and lays down its lines.</summary>
internal sealed class HtmlWalk
{
    /// <summary>Below this an element is only its words: no page that people write is deeper.</summary>
    private const int Deepest = 300;

    private readonly HtmlStyles styles;
    private readonly HtmlLines lines;
    private readonly HtmlTable tables;
    private readonly IElement? main;
    private readonly CancellationToken cancel;
    private HtmlText text = new();
    private HtmlPlace place;
    private string? margin;
    private bool inCell;
    private int listDepth;
    private int listBlock;
    private (string Mark, int Level)? item;
    private int itemStart;
    private int cellDepth;

    public HtmlWalk(HtmlStyles styles, HtmlLines lines, IElement? main, CancellationToken cancel)
    {
        this.styles = styles;
        this.lines = lines;
        this.main = main;
        this.cancel = cancel;
        tables = new(ReadCell);
        if (main != null)
            (place, margin) = (HtmlPlace.Margin, "around the text");
    }

    public int Hidden { get; private set; }
    public int Struck { get; private set; }
    public bool IsTooDeep { get; private set; }
    public bool IsCut => tables.IsCut;

    public void Read(IElement body)
    {
        Node(body, default, 0);
        EndParagraph();
    }

    private void Children(INode parent, HtmlLook look, int depth)
    {
        // Asked for its next sibling, a node looks for itself among all of them.
        foreach (var node in parent.ChildNodes)
            Node(node, look, depth + 1);
    }

    private void Node(INode node, HtmlLook look, int depth)
    {
        if (node is IText words)
            text.Append(words.Data, look);
        if (node is not IElement element || HtmlElements.IsNoText(element))
            return;
        cancel.ThrowIfCancellationRequested();
        if (HtmlElements.IsHidden(element, styles))
        {
            Hidden++;
            return;
        }
        if (place == HtmlPlace.Note && HtmlElements.IsWayBack(element))
            return;
        if (element.LocalName is "del" or "s" or "strike")
        {
            Struck++;
            return;
        }
        if (depth > Deepest)
        {
            IsTooDeep = true;
            foreach (var inner in HtmlElements.WordsOf(element))
                text.Append(inner.Data, look);
        }
        else
            Element(element, look.In(element, styles), depth);
    }

    private void Element(IElement element, HtmlLook look, int depth)
    {
        var before = (place, margin);
        if (element == main)
        {
            EndParagraph();
            (place, margin) = (HtmlPlace.Text, null);
        }
        else if (place == HtmlPlace.Text && !inCell && Elsewhere(element) is { } other)
        {
            EndParagraph();
            (place, margin) = other;
        }
        if (element.LocalName == "br")
            text.Break();
        else if (element.LocalName == "img")
            Picture(element, look);
        else if (element.LocalName == "sup")
            Raised(element, look, depth);
        else if (HtmlElements.HeadingLevel(element) is > 0 and var level && !inCell)
            Heading(element, look with { IsBold = true }, level, depth);
        else if (element.LocalName == "table" && !HtmlTable.IsLayout(element))
            Table(element, depth);
        else if (HtmlElements.IsList(element))
            List(element, look, depth);
        else if (element.LocalName == "dl")
            Definitions(element, look, depth);
        else if (HtmlElements.IsBlock(element, styles))
            Block(element, look, depth);
        else
            Children(element, look, depth);
        if ((place, margin) == before)
            return;
        EndParagraph();
        (place, margin) = before;
    }

    private static (HtmlPlace, string?)? Elsewhere(IElement element) =>
        HtmlElements.IsNotes(element) ? (HtmlPlace.Note, null)
        : HtmlElements.Margin(element, element.ParentElement?.LocalName == "body") is { } why
            ? (HtmlPlace.Margin, why)
        : null;

    private void Block(IElement element, HtmlLook look, int depth)
    {
        EndParagraph();
        Children(element, look, depth);
        EndParagraph();
    }

    /// <summary>A picture in a cell may be a mark (◎); elsewhere it decorates.</summary>
    private void Picture(IElement element, HtmlLook look)
    {
        if (inCell && element.GetAttribute("alt") is { Length: > 0 and <= 40 } alt)
            text.Append(alt, look);
    }

    /// <summary>A raised figure behind a figure keeps its height: 10³ is not 103.</summary>
    private void Raised(IElement element, HtmlLook look, int depth)
    {
        if (text.EndsWithFigure && HtmlElements.Raised(element) is { } raised)
            text.Append(raised, look);
        else
            Children(element, look, depth);
    }

    private void Heading(IElement element, HtmlLook look, int level, int depth)
    {
        EndParagraph();
        Children(element, look, depth);
        var words = string.Join(
            ' ',
            text.TakeLines().Select(l => l.Text.Replace('\t', ' ')).Where(l => l.Length > 0)
        );
        item = null;
        Add(
            new(0, words)
            {
                Block = lines.NewBlock(),
                Form = LineForm.Heading,
                Level = level,
                Look = new(look.Size, true),
            }
        );
        if (listDepth > 0)
            listBlock = lines.NewBlock();
    }

    private void Table(IElement table, int depth)
    {
        EndParagraph();
        cellDepth = depth;
        if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption)
            Add(HtmlTable.CaptionOf(ReadCell(caption), lines.NewBlock()));
        var block = lines.NewBlock();
        foreach (var row in tables.Lines(table, block))
            if (inCell)
            {
                text.Append(row.Text.Replace('\t', ' '), new(false, false, 0, true));
                text.BreakOnce();
            }
            else
                Add(row);
        if (listDepth > 0)
            listBlock = lines.NewBlock();
    }

    /// <summary>The words of a cell, its blocks and lines parted by line feeds.</summary>
    private HtmlLine ReadCell(IElement cell)
    {
        if (HtmlElements.IsHidden(cell, styles))
        {
            Hidden++;
            return new("", [], [], null);
        }
        var outer = (text, inCell, listDepth, item, cellDepth);
        (text, inCell, listDepth, item) = (new(), true, 0, null);
        Children(cell, default(HtmlLook).In(cell, styles), cellDepth + 3);
        var read = text.TakeCell();
        (text, inCell, listDepth, item, cellDepth) = outer;
        return read;
    }

    private void List(IElement list, HtmlLook look, int depth)
    {
        EndParagraph();
        if (listDepth == 0)
            listBlock = lines.NewBlock();
        var marker = new HtmlMarker(list, styles.Of(list, "list-style"));
        foreach (var node in list.ChildNodes)
        {
            listDepth++;
            if (
                node is IElement { LocalName: "li" } element
                && !HtmlElements.IsHidden(element, styles)
            )
            {
                item = (marker.Next(element, styles.Of(element, "list-style")), listDepth - 1);
                itemStart = text.Length;
                Node(node, look, depth + 1);
                EndParagraph();
                item = null;
            }
            else
                Node(node, look, depth + 1);
            listDepth--;
        }
        EndParagraph();
    }

    private void Definitions(IElement list, HtmlLook look, int depth)
    {
        EndParagraph();
        if (listDepth++ == 0)
            listBlock = lines.NewBlock();
        foreach (var child in list.Children)
        foreach (var part in child.LocalName == "div" ? child.Children.AsEnumerable() : [child])
        {
            item = ("", listDepth - (part.LocalName == "dd" ? 0 : 1));
            itemStart = text.Length;
            Node(part, look, depth + 1);
            EndParagraph();
        }
        item = null;
        listDepth--;
    }

    /// <summary>What was collected becomes lines; in a cell, a line.</summary>
    private void EndParagraph()
    {
        if (inCell)
        {
            if (item is var (mark, _) && text.Length > itemStart)
            {
                text.Mark(mark, itemStart);
                item = null;
            }
            text.BreakOnce();
            return;
        }
        var block = 0;
        foreach (var line in text.TakeLines())
        {
            if (line.Text.Length == 0)
            {
                block = 0;
                continue;
            }
            if (block == 0)
                block = listDepth > 0 ? listBlock : lines.NewBlock();
            Add(OfParagraph(line, block));
        }
    }

    private SourceLine OfParagraph(HtmlLine line, int block)
    {
        var mark = item is var (m, _) && !HtmlMarker.BringsItsOwn(line.Text) ? m : "";
        var form =
            item != null ? LineForm.Item
            : line.Text.Contains('\t', StringComparison.Ordinal) ? LineForm.Unknown
            : LineForm.Body;
        var level = item?.Level ?? Math.Max(0, listDepth - 1);
        item = null;
        return new(0, mark + line.Text)
        {
            Block = block,
            Form = form,
            Level = level,
            Look = line.Look,
            Underlined = [.. line.Underlined.Select(u => u with { Start = u.Start + mark.Length })],
            Bold = [.. line.Bold.Select(b => b with { Start = b.Start + mark.Length })],
        };
    }

    private void Add(SourceLine line) => lines.Add(place, line, margin);
}
