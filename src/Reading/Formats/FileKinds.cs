using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats;

/// <summary>Tells what a file is by its content. A name may lie; it only helps where text could be several things
/// (Markdown, CSV).</summary>
internal static partial class FileKinds
{
    // A PDF may begin after some bytes that mail programs and scanners put in front (PDF 32000-1, annex H.3.4.1).
    private const int PdfStartWithin = 1024;
    private const int HtmlStartWithin = 4096;

    private const int LongestTypes = 1024 * 1024;
    private const int LongestType = 60;

    /// <summary>How the types of the main parts begin, templates and files with macros among them.</summary>
    private static readonly (FileKind Kind, string[] Words)[] Mains =
    [
        (
            FileKind.Docx,
            [
                "wordprocessingml.document.main",
                "wordprocessingml.template.main",
                "ms-word.document.macroEnabled",
                "ms-word.template.macroEnabled",
            ]
        ),
        (
            FileKind.Xlsx,
            [
                "spreadsheetml.sheet.main",
                "spreadsheetml.template.main",
                "ms-excel.sheet.macroEnabled",
                "ms-excel.template.macroEnabled",
            ]
        ),
        (
            FileKind.Pptx,
            [
                "presentationml.presentation.main",
                "presentationml.slideshow.main",
                "presentationml.template.main",
                "ms-powerpoint.presentation.macroEnabled",
                "ms-powerpoint.slideshow.macroEnabled",
            ]
        ),
    ];

    public static FileKind Of(ReadOnlyMemory<byte> bytes, string name)
    {
        var span = bytes.Span;
        if (span[..Math.Min(span.Length, PdfStartWithin)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileKind.OldOffice;
        if (span.StartsWith("PK\u0003\u0004"u8))
            return OfPackage(bytes);
        if (LooksLikeHtml(span, name))
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
        // Not opened to be looked at: what refuses a file of so many parts opens none of them.
        if (PackageGuard.HasTooManyParts(bytes.Span))
            return FileKind.Docx;
        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes.ToArray(), false));
            // Where the parts lie is for each file to choose; what they are, the list of types says.
            var types = package.GetEntry("[Content_Types].xml");
            return types == null ? FileKind.Text : OfTypes(types);
        }
        catch (InvalidDataException)
        {
            // Not whole: the text reader names it in its refusal.
        }
        return FileKind.Text;
    }

    private static readonly string[] PageStarts = ["!doctype html", "html", "head", "body"];

    private static FileKind OfTypes(ZipArchiveEntry types)
    {
        using var stream = types.Open();
        var start = new byte[LongestTypes];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var text = System.Text.Encoding.UTF8.GetString(start, 0, length);
        foreach (var (kind, words) in Mains)
        foreach (var word in words)
            if (
                text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
                && text.AsSpan(at, Math.Min(text.Length - at, LongestType))
                    .Contains(".main+xml", StringComparison.Ordinal)
            )
                return kind;
        return FileKind.Text;
    }

    /// <summary>A page says so in its first tag; a piece of one, without head or body, only where its name says it too.</summary>
    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes, string name)
    {
        var start = new StringBuilder(HtmlStartWithin);
        foreach (var b in bytes[..Math.Min(bytes.Length, HtmlStartWithin)])
            if (b != 0)
                start.Append(char.ToLowerInvariant((char)b));
        var text = Preamble().Replace(start.ToString(), "");
        if (text is not ['<', ..])
            return IsNamedHtml(name);
        foreach (var tag in PageStarts)
            if (
                text.AsSpan(1).StartsWith(tag, StringComparison.Ordinal)
                && text.Length > tag.Length + 1
                && !char.IsAsciiLetterOrDigit(text[tag.Length + 1])
            )
                return true;
        return IsNamedHtml(name) || text.Contains("<body", StringComparison.Ordinal);
    }

    private static bool IsNamedHtml(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML" or ".XHT";

    /// <summary>Byte order marks, white space, comments and processing instructions.</summary>
    [GeneratedRegex(@"^(?:[\s\u00ef\u00bb\u00bf\u00fe\u00ff]|<!--[\s\S]*?(?:-->|$)|<\?[^>]*>)+")]
    private static partial Regex Preamble();
}
