using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>Opens an Office file for reading, and says what in it is never run or fetched.</summary>
internal static class OfficePackage
{
    /// <param name="open">One of the <c>Open</c> methods of the three kinds of document.</param>
    /// <param name="read">Document → lines.</param>
    /// <exception cref="UnreadableDocumentException">Damaged, or beyond the limits.</exception>
    public static SourceDocument Read<T>(
        byte[] bytes,
        string name,
        ReadingOptions options,
        Func<Stream, bool, OpenSettings, T> open,
        Func<T, SourceDocument, SourceDocument> read
    )
        where T : OpenXmlPackage
    {
        try
        {
            PackageGuard.Hold(bytes, name, options.MostUnpackedBytes, options.Cancel);
            using var package = Open(bytes, open);
            var empty = new SourceDocument(
                name,
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                "utf-8",
                []
            );
            var document = read(package, empty);
            return document with { Remarks = [.. document.Remarks, .. NotFollowed(package)] };
        }
        catch (PackageLimitException)
        {
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」は入れ子が深すぎるか、一つの部品が大きすぎるため、読み取りを止めました。文書を分割するか、Office で開いて保存し直してください。",
                    $"'{name}' is nested too deeply, or one part of it is too large to be read. Split it, or open it in Office and save it again."
                )
            );
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」は Office 文書として壊れているため、読めませんでした。Office で開いて修復し、保存し直してください。",
                    $"'{name}' is damaged: it is no whole Office document. Open it in Office, let it be repaired, and save it again."
                )
            );
        }
    }

    /// <summary>What a damaged file makes the readers throw.</summary>
    public static bool IsDamage(Exception e) =>
        e
            is InvalidDataException
                or FileFormatException
                or XmlException
                or OpenXmlPackageException
                or FormatException
                or EndOfStreamException
                or IOException
                or KeyNotFoundException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException;

    private static T Open<T>(byte[] bytes, Func<Stream, bool, OpenSettings, T> open)
    {
        try
        {
            return open(new MemoryStream(bytes, false), false, new() { AutoSave = false });
        }
        catch (Exception e) when (e is UriFormatException || e.InnerException is UriFormatException)
        {
            // Addresses of links that are none must be mended before the file opens at all, in a copy of it.
            var copy = new MemoryStream();
            copy.Write(bytes);
            var mend = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "about:blank");
            return open(
                copy,
                true,
                new() { AutoSave = false, RelationshipErrorHandlerFactory = mend }
            );
        }
    }

    private static IEnumerable<Remark> NotFollowed(OpenXmlPackage package)
    {
        var parts = package.GetAllParts().ToImmutableArray();
        if (parts.Any(p => p is VbaProjectPart))
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    "マクロが含まれています。実行していません。",
                    "The file holds macros. They were not run."
                )
            );
        var links = parts.Sum(p => p.HyperlinkRelationships.Count(h => h.IsExternal));
        if (links > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    $"外部へのリンクが{links}件あります。文字だけを読み、リンク先は開いていません。",
                    $"Links to elsewhere: {links}. Their words are read; nothing was fetched."
                )
            );
        var others = parts.Sum(p => p.ExternalRelationships.Count());
        if (others > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    $"外部のファイル（画像・ブック・ひな形など）への参照が{others}件あります。取得していません。",
                    $"References to files elsewhere (pictures, workbooks, templates): {others}. They were not fetched."
                )
            );
        var embedded = parts.Count(p => p is EmbeddedObjectPart or EmbeddedPackagePart);
        if (embedded > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    $"埋め込まれたファイルが{embedded}件あります。中は読んでいません。必要なら別に取り込んでください。",
                    $"Embedded files: {embedded}. They were not read; import them by themselves if they matter."
                )
            );
    }
}
