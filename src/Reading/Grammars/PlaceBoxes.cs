using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>The rectangles that lines cover together, one a page.</summary>
internal static class PlaceBoxes
{
    public static ImmutableArray<PageBox> Of(ReadOnlySpan<SourceLine> lines)
    {
        var boxes = ImmutableArray.CreateBuilder<PageBox>();
        (int Page, Box Box)? open = null;
        foreach (var line in lines)
        {
            if (line.Box is not { } box)
                continue;
            if (open is { } o && o.Page != line.Page)
                boxes.Add(PageBoxOf(o.Page, o.Box));
            open =
                open is { } on && on.Page == line.Page
                    ? (line.Page, on.Box.Around(box))
                    : (line.Page, box);
        }
        if (open is { } last)
            boxes.Add(PageBoxOf(last.Page, last.Box));
        return boxes.ToImmutable();
    }

    private static PageBox PageBoxOf(int page, Box box) =>
        new(page, box.Left, box.Top, box.Right, box.Bottom);
}
