using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>PowerPoint: bytes → lines. Each slide is a page, in the order of the show; on it what stands where a reader
/// begins comes first, not what was drawn first.</summary>
internal static class PptxFormat
{
    private const int MostFramed = 2000;

    /// <exception cref="UnreadableDocumentException">Damaged, or beyond the limits.</exception>
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options) =>
        OfficePackage.Read(
            bytes,
            name,
            options,
            PresentationDocument.Open,
            (PresentationDocument package, SourceDocument empty) => Read(package, empty, options)
        );

    private static SourceDocument Read(
        PresentationDocument package,
        SourceDocument empty,
        ReadingOptions options
    )
    {
        var main = package.PresentationPart ?? throw new InvalidDataException();
        var parts = new Dictionary<OpenXmlPart, Element?>();
        var root = Whole(main) ?? throw new InvalidDataException();
        var size = root.Child("p:sldSz");
        var (width, height) = (Points(size?["cx"]), Points(size?["cy"]));
        var writer = new LineWriter();
        var pages = new List<SourcePage>();
        var remarks = new List<Remark>();
        string? title = null;
        var notes = 0;
        Element[] order = [.. root.Child("p:sldIdLst")?.ChildrenCalled("p:sldId") ?? []];
        for (var n = 0; n < order.Length; n++)
        {
            options.Cancel.ThrowIfCancellationRequested();
            pages.Add(new(n + 1, null, width, height));
            writer.Page = n + 1;
            if (
                order[n]["r:id"] is not { } id
                || !main.TryGetPartById(id, out var part)
                || part is not SlidePart slide
            )
            {
                remarks.Add(SlideRemarks.Missing(n + 1));
                continue;
            }
            // A slide is read once, its layout and master are kept for the next.
            var tree = Read(slide);
            if (tree?["show"] is { } show && !Figures.IsOn(show))
            {
                remarks.Add(SlideRemarks.Hidden(n + 1));
                continue;
            }
            if (slide.NotesSlidePart != null)
                notes++;
            var reader = new SlideReader(
                slide,
                new(slide, root.Child("p:defaultTextStyle"), Whole),
                options.Cancel
            );
            var shapes = reader.Read(tree?.Child("p:cSld", "p:spTree") ?? new("p:spTree", []));
            title ??= Write(shapes, writer, height);
            remarks.AddRange(SlideRemarks.Of(reader, shapes.Count, n + 1));
            options.Progress?.Report((n + 1, order.Length));
        }
        if (notes > 0)
            remarks.Add(SlideRemarks.Notes(notes));
        return writer.Into(empty) with
        {
            Kind = FileKind.Pptx,
            Title = title,
            Pages = [.. pages],
            Remarks = [.. remarks],
        };

        Element? Whole(OpenXmlPart? part)
        {
            if (part == null)
                return null;
            if (!parts.TryGetValue(part, out var whole))
                parts[part] = whole = Read(part);
            return whole;
        }

        Element? Read(OpenXmlPart part)
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            return PartReader.Whole(stream, options.Cancel);
        }
    }

    private static double Points(string? units) =>
        (Figures.Real(units) ?? 0) / Transform.UnitsInPoint;

    /// <returns>The slide's title; null without one.</returns>
    private static string? Write(List<SlideShape> shapes, LineWriter writer, double height)
    {
        foreach (var margin in shapes.Where(s => s.Margin != null))
        foreach (var line in margin.Blocks.SelectMany(b => b))
            writer.AddMargin(line with { Form = LineForm.Unknown }, margin.Margin!);
        var inside = SlideTitle.Found([.. shapes.Where(s => s.Margin == null)], height);
        var texts = inside.Where(s => !s.IsTitle).ToArray();
        // Frames are looked for on slides, not on drawings of thousands of pieces.
        var placed = texts.Select(s =>
            (Shape: s, Words: texts.Length > MostFramed ? s.Box : s.Words(inside))
        );
        var rest = ReadingOrder.Of([.. placed], s => s.Words).Select(s => s.Shape);
        foreach (var shape in inside.Where(s => s.IsTitle).OrderBy(s => s.Box.Top).Concat(rest))
        foreach (var block in shape.Blocks)
            writer.AddBlock(block.AsSpan());
        return inside.FirstOrDefault(s => s.IsTitle)?.Blocks[0][0].Text;
    }
}
