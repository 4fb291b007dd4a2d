using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>A slide's part → what on it holds text.</summary>
internal sealed class SlideReader(SlidePart part, Placeholders places, CancellationToken cancel)
{
    private readonly List<SlideShape> shapes = [];

    public int Pictures { get; private set; }
    public int Charts { get; private set; }

    /// <param name="tree"><c>p:spTree</c>.</param>
    public List<SlideShape> Read(Element tree)
    {
        ReadAll(tree, Transform.Slide);
        return shapes;
    }

    private void ReadAll(Element container, Transform transform)
    {
        foreach (var child in container.Children)
            switch (child.Name)
            {
                case "p:sp" when !IsHidden(child, "p:nvSpPr"):
                    ReadShape(child, transform);
                    break;
                case "p:grpSp" when !IsHidden(child, "p:nvGrpSpPr"):
                    ReadAll(child, transform.Inside(child.Child("p:grpSpPr", "a:xfrm")));
                    break;
                case "p:graphicFrame" when !IsHidden(child, "p:nvGraphicFramePr"):
                    ReadFrame(child, transform);
                    break;
                case "p:pic":
                    Pictures++;
                    break;
            }
    }

    private static bool IsHidden(Element shape, string properties) =>
        Figures.IsOn(shape.Child(properties, "p:cNvPr")?["hidden"]);

    private void ReadShape(Element shape, Transform transform)
    {
        var text = new ShapeText(places.StylesOf(shape));
        var paragraphs = text.Read(shape.Child("p:txBody"));
        if (paragraphs.Count == 0)
            return;
        var kind = Placeholders.KindOf(shape);
        var isTitle = kind is "title" or "ctrTitle";
        var margin =
            kind == "sldNum" || (text.IsSlideNumber && paragraphs.Count == 1) ? "page number"
            : kind is "ftr" or "dt" or "hdr" ? "running head"
            : null;
        var box = transform.Of(places.FrameOf(shape));
        shapes.Add(new(box ?? default, Blocks(paragraphs, isTitle, box), isTitle, margin));
    }

    private static ImmutableArray<ImmutableArray<SourceLine>> Blocks(
        List<ShapeParagraph> paragraphs,
        bool isTitle,
        Box? box
    )
    {
        if (isTitle)
        {
            var title = new RunText();
            foreach (var paragraph in paragraphs)
                title.Append(paragraph.Text);
            var line = title.Joined(" ");
            return
            [
                [line with { Form = LineForm.Heading, Level = 1, Box = box }],
            ];
        }
        var blocks = ImmutableArray.CreateBuilder<ImmutableArray<SourceLine>>();
        var wasItem = false;
        foreach (var paragraph in paragraphs)
        {
            var lines = paragraph
                .Text.Lines()
                .Select(l =>
                    l with
                    {
                        Form = paragraph.IsItem ? LineForm.Item : LineForm.Body,
                        Level = paragraph.IsItem ? paragraph.Level : 0,
                        Box = box,
                    }
                );
            if (wasItem && paragraph.IsItem)
                blocks[^1] = [.. blocks[^1], .. lines];
            else
                blocks.Add([.. lines]);
            wasItem = paragraph.IsItem;
        }
        return blocks.ToImmutable();
    }

    private void ReadFrame(Element frame, Transform transform)
    {
        var box = transform.Of(frame.Child("p:xfrm"));
        var data = frame.Child("a:graphic", "a:graphicData");
        if (data == null)
            return;
        Charts += data.Below("c:chart").Count();
        if (data.Child("a:tbl") is { } table)
        {
            var rows = SlideTable.Read(table, box, places.StylesOfCells);
            if (!rows.IsEmpty)
                shapes.Add(new(box ?? default, [rows], false, null));
        }
        foreach (var diagram in data.ChildrenCalled("dgm:relIds"))
        {
            var words = DiagramWords.Of(part, diagram["r:dm"], cancel);
            var lines = words.Select(w => new SourceLine(0, w) { Form = LineForm.Body, Box = box });
            ImmutableArray<ImmutableArray<SourceLine>> blocks =
            [
                .. lines.Select(l => ImmutableArray.Create(l)),
            ];
            if (!blocks.IsEmpty)
                shapes.Add(new(box ?? default, blocks, false, null));
        }
    }
}
