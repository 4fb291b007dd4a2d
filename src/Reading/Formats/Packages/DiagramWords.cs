using DocumentFormat.OpenXml.Packaging;

namespace Shirube.Reading.Formats.Packages;

/// <summary>The words of a diagram (SmartArt), in the order in which its author entered them.</summary>
internal static class DiagramWords
{
    /// <param name="part">The part in which the diagram stands.</param>
    /// <param name="relation">The id of its data there.</param>
    public static IEnumerable<string> Of(
        OpenXmlPart part,
        string? relation,
        CancellationToken cancel
    )
    {
        if (
            relation == null
            || !part.TryGetPartById(relation, out var found)
            || found is not DiagramDataPart
        )
            yield break;
        using var stream = found.GetStream(FileMode.Open, FileAccess.Read);
        var points = PartReader.Whole(stream, cancel)?.Child("dgm:ptLst")?.ChildrenCalled("dgm:pt");
        foreach (var point in points ?? [])
        foreach (var paragraph in point.Child("dgm:t")?.ChildrenCalled("a:p") ?? [])
            if (
                string.Concat(paragraph.Below("a:t").Select(t => t.Text)) is { } words
                && !string.IsNullOrWhiteSpace(words)
            )
                yield return words.Trim();
    }
}
