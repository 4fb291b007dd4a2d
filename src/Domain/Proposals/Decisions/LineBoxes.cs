using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>The rectangles that lines cover together, one a page.</summary>
internal static class LineBoxes
{
    public static ImmutableArray<PageBox> Of(ReadOnlySpan<DocumentLine> lines)
    {
        var boxes = new List<PageBox>();
        foreach (var line in lines)
            if (line.Box is { } box)
                Add(boxes, box);
        return [.. boxes];
    }

    public static ImmutableArray<PageBox> Around(IEnumerable<PageBox> boxes)
    {
        var all = new List<PageBox>();
        foreach (var box in boxes)
            Add(all, box);
        return [.. all];
    }

    private static void Add(List<PageBox> boxes, PageBox box)
    {
        var at = boxes.FindIndex(b => b.Page == box.Page);
        if (at < 0)
            boxes.Add(box);
        else
            boxes[at] = new(
                box.Page,
                Math.Min(boxes[at].Left, box.Left),
                Math.Min(boxes[at].Top, box.Top),
                Math.Max(boxes[at].Right, box.Right),
                Math.Max(boxes[at].Bottom, box.Bottom)
            );
    }
}
