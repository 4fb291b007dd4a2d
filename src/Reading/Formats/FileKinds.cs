using System.IO.Compression;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats;

/// <summary>Tells what a file is by its content. A name may lie; it only helps where text could be several things
/// (Markdown, CSV).</summary>
internal static class FileKinds
{
    // A PDF may begin after some bytes that mail programs and scanners put in front (PDF 32000-1, annex H.3.4.1).
    private const int PdfStartWithin = 1024;

    public static FileKind Of(ReadOnlyMemory<byte> bytes, string name)
    {
        var span = bytes.Span;
        if (span[..Math.Min(span.Length, PdfStartWithin)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileKind.OldOffice;
        if (span.StartsWith("PK\u0003\u0004"u8))
            return OfPackage(bytes);
        if (LooksLikeHtml(span))
            return FileKind.Html;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".MD" or ".MARKDOWN" => FileKind.Markdown,
            ".CSV" or ".TSV" => FileKind.Csv,
            _ => FileKind.Text,
        };
    }

    private static FileKind OfPackage(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes.ToArray(), false));
            foreach (var part in package.Entries)
                switch (part.FullName)
                {
                    case "word/document.xml":
                        return FileKind.Docx;
                    case "xl/workbook.xml":
                        return FileKind.Xlsx;
                    case "ppt/presentation.xml":
                        return FileKind.Pptx;
                }
        }
        catch (InvalidDataException)
        {
            // Not whole: the text reader names it in its refusal.
        }
        return FileKind.Text;
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        Span<char> start = stackalloc char[Math.Min(bytes.Length, 512)];
        for (var i = 0; i < start.Length; i++)
            start[i] = char.ToLowerInvariant((char)bytes[i]);
        var text = start.ToString().TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.Ordinal)
            || text.StartsWith("<html", StringComparison.Ordinal)
            || text.StartsWith("<?xml", StringComparison.Ordinal)
                && text.Contains("<html", StringComparison.Ordinal);
    }
}
