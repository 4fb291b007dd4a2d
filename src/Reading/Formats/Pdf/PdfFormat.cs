using System.Collections.Immutable;
using System.Security.Cryptography;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>PDF through poppler: words with their boxes become lines, lines paragraphs.</summary>
internal static class PdfFormat
{
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options)
    {
        using var folder = new ChildFolder(options);
        var path = folder.Put("in.pdf", bytes);
        var text = new PdfText(options);
        var end = folder.Run(
            Poppler.ToText,
            name,
            ["-bbox-layout", "-q", path, "-"],
            stream => text.ReadFrom(stream)
        );
        if (!end.IsWell && text.Pages.Count == 0)
            throw new UnreadableDocumentException(Poppler.Refusal(end, name));
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), "utf-8", text.Lines())
        {
            Kind = FileKind.Pdf,
            Title = text.Title,
            Pages = [.. text.Pages],
        };
    }
}
