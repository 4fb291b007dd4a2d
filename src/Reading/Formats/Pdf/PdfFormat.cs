using System.Security.Cryptography;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;
using Shirube.Reading.Formats.Pdf.Drawing;
using Shirube.Reading.Formats.Pdf.Tables;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>PDF through poppler: words with their boxes and fonts become lines, lines paragraphs, pages a document.</summary>
internal static class PdfFormat
{
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options)
    {
        using var folder = new ChildFolder(options);
        var pages = new PdfPages(folder, folder.Put("in.pdf", bytes), name);
        var drawings = new Drawings(bytes, options.Cancel);
        var texts = new List<PageText>();
        pages.Read(page =>
        {
            var lines = TablesOfPage.Lines(page, drawings.Of(page.Number));
            texts.Add(PageText.Of(page, lines));
            lines.ForEach(l => l.LetGoOfWords());
            options.Progress?.Report((texts.Count, 0));
        });
        if (texts.Count == 0)
            throw new UnreadableDocumentException(Poppler.Refusal(pages.End!, name));
        var tree = PdfTree.Of(texts, pages.Title);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), "utf-8", tree.Lines)
        {
            Kind = FileKind.Pdf,
            Title = tree.Title,
            Pages = [.. texts.Select(p => p.ToSource())],
            Margins = tree.Margins,
        };
    }
}
