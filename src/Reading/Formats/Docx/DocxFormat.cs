using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>Word: bytes → lines. A paragraph is a line (several where its author broke it), a row of a table is a line;
/// automatic numbers and bullets are part of the text. Word knows no pages before it prints.</summary>
internal static class DocxFormat
{
    /// <exception cref="UnreadableDocumentException">Damaged, or beyond the limits.</exception>
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options) =>
        OfficePackage.Read(
            bytes,
            name,
            options,
            WordprocessingDocument.Open,
            (WordprocessingDocument package, SourceDocument empty) =>
                Read(package, empty, options.Cancel)
        );

    private static SourceDocument Read(
        WordprocessingDocument package,
        SourceDocument empty,
        CancellationToken cancel
    )
    {
        var main = package.MainDocumentPart ?? throw new InvalidDataException();
        var source = new DocxSource(main, cancel);
        var writer = new LineWriter();
        var body = new DocxBody(source, writer);
        using (var stream = main.GetStream(FileMode.Open, FileAccess.Read))
            body.ReadAll(stream);
        DocxEdges.ReadNotes(source, writer);
        DocxEdges.ReadMargins(source, body.Edges, writer);
        var document = writer.Into(empty);
        return DocxHeadings.ByLook(
            document with
            {
                Kind = FileKind.Docx,
                Title = body.Title,
                Remarks = [.. source.Remarks, .. Unread(source)],
            },
            package.PackageProperties.Title
        );
    }

    private static IEnumerable<Remark> Unread(DocxSource source)
    {
        if (source.HiddenRuns > 0)
            yield return Hidden(
                $"隠し文字が{source.HiddenRuns}か所あります。読んでいません。",
                $"Hidden text in {source.HiddenRuns} places was not read."
            );
        if (source.Deletions > 0)
            yield return Hidden(
                $"変更履歴に削除が{source.Deletions}か所あります。削除された文字は読まず、挿入された文字は本文として読みました。",
                $"Tracked deletions: {source.Deletions}. What was deleted is not read; what was inserted is read as text."
            );
        if (CommentCount(source) is > 0 and var comments)
            yield return Hidden(
                $"コメントが{comments}件あります。読んでいません。",
                $"Comments: {comments}. They were not read."
            );
        if (source.Charts > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    $"グラフが{source.Charts}件あります。中の文字と数値は読んでいません。",
                    $"Charts: {source.Charts}. Their words and figures were not read."
                )
            );
    }

    private static int CommentCount(DocxSource source) =>
        DocxSource
            .Whole(source.Main.WordprocessingCommentsPart, source.Cancel)
            ?.ChildrenCalled("w:comment")
            .Count()
        ?? 0;

    private static Remark Hidden(string ja, string en) =>
        new(RemarkKinds.Hidden, null, new(ja, en));
}
