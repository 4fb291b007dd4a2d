using System.Text;
using System.Xml.Linq;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Tests.Rounds;

public class SheetXmlTests
{
    /// <summary>Longer than what is kept before it is written, with marks of XML and pairs of UTF-16 at every place.</summary>
    [Theory]
    [InlineData("&<>\"'", 1)]
    [InlineData("道標", 40_000)]
    [InlineData("𠮟る", 30_000)]
    [InlineData("a𠮟&", 30_000)]
    [InlineData("<", 70_000)]
    [InlineData("", 1)]
    public void Words_of_any_length_are_read_as_they_were_written(string piece, int times)
    {
        var words = string.Concat(Enumerable.Repeat(piece, times));
        using var stream = new MemoryStream();
        using (var xml = new SheetXml(stream))
            xml.Raw("<a><b>"u8).Words(words).Raw("</b><c>"u8).Figure(18.75).Raw("</c></a>"u8);
        var read = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
        Assert.Equal(words, read.Element("b")!.Value);
        Assert.Equal("18.75", read.Element("c")!.Value);
    }
}
