using System.Security.Cryptography;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;
using Shirube.Reading.Formats.Pdf.Drawing;
using Shirube.Reading.Formats.Pdf.Tables;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>PDF through poppler: words with their boxes and fonts become lines, lines paragraphs, pages a document.</summary>
internal static class PdfFormat
{
    // Ten thousand pages of forty lines are 400,000.
    private const int MostLines = 2_000_000;

    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options)
    {
        using var folder = new ChildFolder(options);
        var path = folder.Put("in.pdf", bytes);
        var drawings = new Drawings(bytes, options.Cancel);
        var pages = new PdfPages(
            folder,
            path,
            name,
            options.MostPages + 1,
            withFonts: !drawings.CanBeRead
        );
        var texts = new List<PageText>();
        var heads = new TableHeads();
        var report = new PdfReport(name);
        var count = 0;
        pages.Read(page =>
        {
            pages.IsEnough = texts.Count == options.MostPages || count > MostLines;
            if (pages.IsEnough)
                return;
            var work = new PageWork();
            var drawing = drawings.Of(page.Number);
            if (drawing is { Letters: var letters })
                page = new FontPage(page.Width, letters).Dress(page, work);
            var lines = TablesOfPage.Lines(page, drawing, heads, work);
            texts.Add(PageText.Of(page, lines));
            lines.ForEach(l => l.LetGoOfWords());
            report.See(page, work);
            count += lines.Count;

            options.Progress?.Report((texts.Count, 0));
        });
        if (texts.Count == 0)
            throw new UnreadableDocumentException(Poppler.Refusal(pages.End!, name));
        report.Ended(pages, texts.Count, bytes);
        PictureText.Recognise(texts, folder, path, name, report);
        var tree = PdfTree.Of(texts, pages.Title);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), "utf-8", tree.Lines)
        {
            Kind = FileKind.Pdf,
            Title = tree.Title,
            Pages = [.. texts.Select(p => p.ToSource())],
            Margins = tree.Margins,
            Remarks = report.Remarks,
        };
    }
}
