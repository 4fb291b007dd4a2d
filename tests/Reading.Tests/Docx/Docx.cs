using Shirube.Reading.Documents;
using Shirube.Reading.Tests.Office;

namespace Shirube.Reading.Tests.Docx;

/// <summary>Short words for reading in tests.</summary>
internal static class Docx
{
    public static SourceDocument Read(PackageFile file) => Reader.Open(file.Bytes(), "試験.docx");

    public static SourceDocument Read(string body) => Read(DocxFile.Of(body));

    public static IEnumerable<string> Texts(this SourceDocument document) =>
        document.Lines.Where(l => !l.IsBlank).Select(l => l.Text);

    public static SourceLine Line(this SourceDocument document, string beginning) =>
        document.Lines.Single(l => l.Text.StartsWith(beginning, StringComparison.Ordinal));
}
