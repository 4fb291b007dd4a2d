using DocumentFormat.OpenXml.Packaging;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>What the shapes of a slide inherit from its layout and master: where they stand and how their text looks.</summary>
internal sealed class Placeholders
{
    private readonly Element[] layout;
    private readonly Element[] master;
    private readonly Element? styles;
    private readonly Element? usual;

    /// <param name="usual"><c>p:defaultTextStyle</c> of the presentation; null without one.</param>
    public Placeholders(SlidePart slide, Element? usual, Func<OpenXmlPart?, Element?> whole)
    {
        this.usual = usual;
        var layoutPart = slide.SlideLayoutPart;
        layout = Shapes(whole(layoutPart));
        var masterRoot = whole(layoutPart?.SlideMasterPart);
        master = Shapes(masterRoot);
        styles = masterRoot?.Child("p:txStyles");
    }

    /// <param name="shape"><c>p:sp</c>.</param>
    /// <returns>Null for a shape that fills no place.</returns>
    public static Element? PlaceOf(Element shape) => shape.Child("p:nvSpPr", "p:nvPr", "p:ph");

    /// <summary>Kind of the place: <c>title</c>, <c>body</c>, <c>sldNum</c>; null for a shape that fills none.</summary>
    public static string? KindOf(Element shape) =>
        PlaceOf(shape) is { } place ? place["type"] ?? "obj" : null;

    /// <summary><c>a:xfrm</c> of the shape, else of its place in the layout, else in the master.</summary>
    public Element? FrameOf(Element shape) =>
        Line(shape).Select(s => s.Child("p:spPr", "a:xfrm")).FirstOrDefault(f => f != null);

    public TextStyles StylesOf(Element shape) =>
        new(
            Line(shape)
                .Select(s => s.Child("p:txBody", "a:lstStyle"))
                .Append(
                    styles?.Child(
                        KindOf(shape) switch
                        {
                            "title" or "ctrTitle" => "p:titleStyle",
                            null or "sldNum" or "ftr" or "dt" or "hdr" => "p:otherStyle",
                            _ => "p:bodyStyle",
                        }
                    )
                )
                .Append(usual)
        );

    public TextStyles StylesOfCells => new([usual]);

    private IEnumerable<Element> Line(Element shape)
    {
        yield return shape;
        if (PlaceOf(shape) is not { } place)
            yield break;
        var kind = place["type"] ?? "obj";
        var above =
            layout.FirstOrDefault(s => PlaceOf(s)!["idx"] is { } i && i == place["idx"])
            ?? layout.FirstOrDefault(s => IsLike(KindOf(s)!, kind));
        if (above != null)
            yield return above;
        var kindAbove = above == null ? kind : KindOf(above)!;
        if (master.FirstOrDefault(s => IsLike(KindOf(s)!, kindAbove)) is { } highest)
            yield return highest;
    }

    private static bool IsLike(string one, string other) => General(one) == General(other);

    private static string General(string kind) =>
        kind switch
        {
            "ctrTitle" => "title",
            "obj" or "subTitle" or "tbl" or "chart" or "dgm" or "media" or "clipArt" => "body",
            _ => kind,
        };

    private static Element[] Shapes(Element? root) =>
        [
            .. (root?.Child("p:cSld", "p:spTree")?.ChildrenCalled("p:sp") ?? []).Where(s =>
                PlaceOf(s) != null
            ),
        ];
}
