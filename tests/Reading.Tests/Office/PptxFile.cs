namespace Shirube.Reading.Tests.Office;

/// <summary>PowerPoint files for tests: slides 720 by 540 points with one layout and one master.</summary>
internal sealed class PptxFile
{
    private const string Main = "ppt/presentation.xml";
    private const string Type = "presentationml.";
    private const string Names =
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const int UnitsInPoint = 12_700;

    private const string Bullets =
        "<a:lvl1pPr><a:buChar char=\"•\"/><a:defRPr sz=\"2000\"/></a:lvl1pPr><a:lvl2pPr><a:buChar char=\"–\"/></a:lvl2pPr>";
    private readonly List<(string Xml, string More)> slides = [];
    private readonly List<int> order = [];

    /// <param name="shapes">What stands in the tree of shapes.</param>
    /// <param name="more">Attributes of the slide.</param>
    public PptxFile Slide(string shapes, string more = "")
    {
        slides.Add((shapes, more));
        order.Add(slides.Count);
        return this;
    }

    /// <summary>The order of the show, by the numbers in which the slides were added.</summary>
    public PptxFile Order(params int[] numbers)
    {
        order.Clear();
        order.AddRange(numbers);
        return this;
    }

    public byte[] Bytes()
    {
        var list = string.Concat(order.Select(n => $"<p:sldId id=\"{255 + n}\" r:id=\"rId{n}\"/>"));
        var file = new PackageFile()
            .Link("", "rId1", "officeDocument", Main)
            .Part(
                Main,
                Type + "presentation.main+xml",
                $"<p:presentation {Names}><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{720 * UnitsInPoint}\" cy=\"{540 * UnitsInPoint}\"/></p:presentation>"
            )
            .Part(
                "ppt/layout.xml",
                Type + "slideLayout+xml",
                $"<p:sldLayout {Names}>{Tree(Place("title", 0, "", At(20, 10, 600, 50)) + Place("body", 1, "", At(20, 100, 600, 300)))}</p:sldLayout>"
            )
            .Link("ppt/layout.xml", "rId1", "slideMaster", "master.xml")
            .Part(
                "ppt/master.xml",
                Type + "slideMaster+xml",
                $"<p:sldMaster {Names}>{Tree(Place("sldNum", 9, "", At(650, 510, 60, 20)))}<p:txStyles><p:bodyStyle>{Bullets}</p:bodyStyle></p:txStyles></p:sldMaster>"
            );
        for (var n = 1; n <= slides.Count; n++)
        {
            var path = $"ppt/slide{n}.xml";
            var (xml, more) = slides[n - 1];
            file.Part(path, Type + "slide+xml", $"<p:sld {Names} {more}>{Tree(xml)}</p:sld>")
                .Link(Main, $"rId{n}", "slide", $"slide{n}.xml")
                .Link(path, "rId1", "slideLayout", "layout.xml");
        }
        return file.Bytes();
    }

    /// <summary>A text box; positions in points.</summary>
    public static string Box(double x, double y, double w, double h, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr/></p:nvSpPr><p:spPr>{At(x, y, w, h)}</p:spPr>{Body(paragraphs)}</p:sp>";

    /// <summary>A shape that fills a place of the layout.</summary>
    public static string Place(string type, int index, string text, string frame = "") =>
        $"<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr><p:ph type=\"{type}\" idx=\"{index}\"/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>{Body([.. text.Split('\n').Select(t => P(t))])}</p:sp>";

    public static string P(string text, string properties = "", string letters = "") =>
        $"<a:p>{properties}<a:r><a:rPr {letters}/><a:t>{text}</a:t></a:r></a:p>";

    public static string Group(string frame, params string[] shapes) =>
        $"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr>{frame}</p:grpSpPr>{string.Concat(shapes)}</p:grpSp>";

    /// <summary>A frame; with four more figures the coordinates inside a group.</summary>
    public static string At(double x, double y, double w, double h, params double[] inner) =>
        $"<a:xfrm>{Pair("off", "x", "y", x, y)}{Pair("ext", "cx", "cy", w, h)}{(inner.Length == 4 ? Pair("chOff", "x", "y", inner[0], inner[1]) + Pair("chExt", "cx", "cy", inner[2], inner[3]) : "")}</a:xfrm>";

    public static string Body(params string[] paragraphs) =>
        $"<p:txBody><a:bodyPr/>{string.Concat(paragraphs)}</p:txBody>";

    private static string Tree(string shapes) => $"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>";

    private static string Pair(string name, string first, string second, double a, double b) =>
        $"<a:{name} {first}=\"{(long)(a * UnitsInPoint)}\" {second}=\"{(long)(b * UnitsInPoint)}\"/>";
}
