using System.Collections.Immutable;
using System.Security.Cryptography;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats;
using Shirube.Reading.Formats.Csv;
using Shirube.Reading.Formats.Docx;
using Shirube.Reading.Formats.Html;
using Shirube.Reading.Formats.Markdown;
using Shirube.Reading.Formats.OldOffice;
using Shirube.Reading.Formats.Pdf;
using Shirube.Reading.Formats.Pptx;
using Shirube.Reading.Formats.Text;
using Shirube.Reading.Formats.Xlsx;
using Shirube.Reading.Grammars;
using Shirube.Reading.Grammars.Objectives;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Profiles;

namespace Shirube.Reading;

/// <summary>The whole way from bytes to proposal. Deterministic: the same bytes give the same proposal.</summary>
public static class Reader
{
    // The first that recognises the document reads it; the outline takes what is left.
    private static readonly IGrammar[] Families =
    [
        new FollowUpSlides(),
        new ProgressSlides(),
        new Register(),
        new PortfolioSlides(),
        new ObjectivePlan(),
        new Plan(),
        new Outline(),
    ];

    /// <summary>The most bytes one document may have.</summary>
    public const int LimitBytes = TextFormat.LimitBytes;

    /// <summary>What to say of a file above <see cref="LimitBytes"/>, for doors that refuse it before reading it whole.</summary>
    public static Message TooLarge(string name, long size) => TextFormat.TooLarge(name, size);

    /// <summary>What the file is by its content; the name helps only where text could be several things.</summary>
    public static FileKind KindOf(byte[] bytes, string name) => FileKinds.Of(bytes, name);

    /// <param name="name">The file's name: for messages, and to tell Markdown and CSV from other text.</param>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, or in no format that is read.</exception>
    public static Proposal Read(byte[] bytes, string name, ReadingOptions? options = null) =>
        Read(Open(bytes, name, options), options ?? ReadingOptions.Default);

    /// <summary>The cells of an Excel workbook, for those who know its columns.</summary>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, too large, or no such workbook.</exception>
    public static (ImmutableArray<CellSheet> Sheets, ImmutableArray<Remark> Remarks) Cells(
        byte[] bytes,
        string name,
        ReadingOptions? options = null
    )
    {
        if (bytes.Length > LimitBytes)
            throw new UnreadableDocumentException(TooLarge(name, bytes.Length));
        if (FileKinds.Of(bytes, name) != FileKind.Xlsx)
            throw new UnreadableDocumentException(NoWorkbook.Refusal(bytes, name));
        return XlsxCells.Read(bytes, name, options ?? ReadingOptions.Default);
    }

    /// <summary>The lines alone, as <see cref="Read(SourceDocument)"/> wants them.</summary>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, or in no format that is read.</exception>
    public static SourceDocument Open(byte[] bytes, string name, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        options.Cancel.ThrowIfCancellationRequested();
        if (bytes.Length > LimitBytes)
            throw new UnreadableDocumentException(TooLarge(name, bytes.Length));
        return FileKinds.Of(bytes, name) switch
        {
            FileKind.Csv => CsvFormat.Read(bytes, name, options),
            FileKind.Docx => DocxFormat.Read(bytes, name, options),
            FileKind.Markdown => MarkdownPage(bytes, name, options),
            FileKind.Html => HtmlFormat.Read(bytes, name, options),
            FileKind.OldOffice => RenewedFile(bytes, name, options),
            FileKind.Pdf => PdfFormat.Read(bytes, name, options),
            FileKind.Pptx => PptxFormat.Read(bytes, name, options),
            FileKind.Xlsx => XlsxFormat.Read(bytes, name, options),
            _ => TextFormat.Read(bytes, name),
        };
    }

    /// <summary>Markdown is read as the page that it stands for.</summary>
    private static SourceDocument MarkdownPage(byte[] bytes, string name, ReadingOptions options)
    {
        var (html, encoding) = MarkdownFormat.AsHtml(bytes, name);
        return HtmlFormat.Read(html, name, options) with
        {
            Kind = FileKind.Markdown,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Encoding = encoding,
        };
    }

    /// <summary>A file of the older kind is read as the newer one that LibreOffice makes of it.</summary>
    private static SourceDocument RenewedFile(byte[] bytes, string name, ReadingOptions options)
    {
        var (newer, macros) = OldOfficeFormat.Renew(bytes, name, options);
        var document = Open(newer, name, options);
        return document with
        {
            Kind = FileKind.OldOffice,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Remarks = macros == null ? document.Remarks : document.Remarks.Add(macros),
        };
    }

    /// <summary>Printed lines of one statement, put together as its words.</summary>
    public static string Joined(IEnumerable<string> lines) => Stages.LineJoin.Join(lines);

    public static Proposal Read(SourceDocument document) =>
        Families.First(g => g.Recognises(document)).Read(document);

    /// <summary>Reads by a profile that a person gave, whatever family the document would be taken for.</summary>
    /// <exception cref="UnreadableDocumentException">The document prints neither its columns nor its headings.</exception>
    public static Proposal Read(SourceDocument document, ReadingProfile? profile) =>
        profile is null ? Read(document)
        : ProfileFit.Refusal(profile, document) is { } reason
            ? throw new UnreadableDocumentException(reason)
        : Plan.Read(document, profile);

    /// <summary>Reads by the profile that is given, else by the saved one whose family the document is of, else as any.</summary>
    public static Proposal Read(SourceDocument document, ReadingOptions options) =>
        Read(document, options.Profile ?? ProfileFit.Best(options.Profiles, document));

    /// <summary>The profile that the document itself proposes, and how sure each choice is; whatever its family.</summary>
    public static ProfileUse ProposeProfile(SourceDocument document) =>
        Plan.Read(document, null).Profile!;
}
