using DocumentFormat.OpenXml.Packaging;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>The words of the shapes that lie on a sheet, from top to bottom.</summary>
internal static class SheetDrawing
{
    /// <param name="relation">The relationship to the drawing; null where there is none.</param>
    public static IEnumerable<string> Words(
        WorksheetPart sheet,
        string? relation,
        CancellationToken cancel
    )
    {
        if (relation == null || !sheet.TryGetPartById(relation, out var part))
            return [];
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        var anchors = PartReader.Whole(stream, cancel)?.Children ?? [];
        return
        [
            .. anchors
                .OrderBy(a => Edge(a, "xdr:row"))
                .ThenBy(a => Edge(a, "xdr:col"))
                .SelectMany(a => a.Below("xdr:txBody"))
                .SelectMany(b => b.ChildrenCalled("a:p"))
                .Select(p => string.Concat(p.Below("a:t").Select(t => t.Text)).Trim())
                .Where(t => t.Length > 0),
        ];
    }

    private static int Edge(Element anchor, string edge) =>
        Figures.Whole(anchor.Child("xdr:from", edge)?.Text) ?? 0;
}
