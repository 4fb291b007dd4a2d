using System.Globalization;
using Shirube.Domain;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A page of a PDF as a picture, for people to compare the reading with.</summary>
public static class PdfPicture
{
    private const int Narrowest = 16;
    private const int Widest = 4000;

    /// <summary>Whether this machine has what draws them.</summary>
    public static bool IsPossible => Poppler.ToPicture.IsInstalled;

    /// <param name="page">1-based.</param>
    /// <param name="widthPx">Of the picture, in dots; at most 4000.</param>
    /// <returns>PNG.</returns>
    /// <exception cref="UnreadableDocumentException">There is no such page, or it cannot be drawn.</exception>
    public static byte[] Render(
        ReadOnlySpan<byte> pdf,
        int page,
        int widthPx,
        ReadingOptions? options = null
    )
    {
        using var folder = new ChildFolder(options ?? ReadingOptions.Default);
        var name = "PDF";
        var number = Math.Max(page, 1).ToString(CultureInfo.InvariantCulture);
        var width = Math.Clamp(widthPx, Narrowest, Widest).ToString(CultureInfo.InvariantCulture);
        using var picture = new MemoryStream();
        var end = folder.Run(
            Poppler.ToPicture,
            name,
            [
                "-png",
                "-f",
                number,
                "-l",
                number,
                "-scale-to-x",
                width,
                "-scale-to-y",
                "-1",
                folder.Put("in.pdf", pdf),
            ],
            stream => stream.CopyTo(picture)
        );
        if (end.IsWell && picture.Length > 0)
            return picture.ToArray();
        throw new UnreadableDocumentException(
            end.Errors.Contains("page range", StringComparison.Ordinal)
                ? new Message(
                    $"この文書に{number}ページはありません。",
                    $"This document has no page {number}."
                )
                : Poppler.Refusal(end, name)
        );
    }
}
