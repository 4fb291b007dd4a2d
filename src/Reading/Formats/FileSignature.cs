using Shirube.Domain;

namespace Shirube.Reading.Formats;

/// <summary>Kinds of file that are no plain text, told by their first bytes so that a refusal can name them.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, Message Kind)[] Known =
    [
        ("%PDF-"u8.ToArray(), new("PDF", "a PDF")),
        (
            "PK\u0003\u0004"u8.ToArray(),
            new("ZIP または Office（docx・xlsx・pptx）", "a ZIP or Office file (docx, xlsx, pptx)")
        ),
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            new("旧形式の Office（doc・xls・ppt）", "an old Office file (doc, xls, ppt)")
        ),
        ([0x89, .. "PNG"u8], new("PNG 画像", "a PNG picture")),
        ([0xFF, 0xD8, 0xFF], new("JPEG 画像", "a JPEG picture")),
        ("GIF8"u8.ToArray(), new("GIF 画像", "a GIF picture")),
        ([0x1F, 0x8B], new("gzip 圧縮ファイル", "a gzip archive")),
        ("BZh"u8.ToArray(), new("bzip2 圧縮ファイル", "a bzip2 archive")),
        ([0xFD, .. "7zXZ\0"u8], new("xz 圧縮ファイル", "an xz archive")),
        ([0x28, 0xB5, 0x2F, 0xFD], new("Zstandard 圧縮ファイル", "a Zstandard archive")),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], new("7-Zip 圧縮ファイル", "a 7-Zip archive")),
        ("Rar!"u8.ToArray(), new("RAR 圧縮ファイル", "a RAR archive")),
        ([0x7F, .. "ELF"u8], new("実行ファイル", "a program")),
        ("SQLite format 3\0"u8.ToArray(), new("SQLite データベース", "an SQLite database")),
        (@"{\rtf"u8.ToArray(), new("RTF 文書", "an RTF document")),
        (
            [0xFF, 0xFE, 0x00, 0x00],
            new("UTF-32（リトルエンディアン）の文書", "text in UTF-32 (little endian)")
        ),
        (
            [0x00, 0x00, 0xFE, 0xFF],
            new("UTF-32（ビッグエンディアン）の文書", "text in UTF-32 (big endian)")
        ),
    ];

    private static readonly byte[][] Archives =
    [
        [0x1F, 0x8B],
        "BZh"u8.ToArray(),
        [0xFD, .. "7zXZ\0"u8],
        [0x28, 0xB5, 0x2F, 0xFD],
        [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C],
        "Rar!"u8.ToArray(),
    ];

    /// <summary>Packed by a program for archives, other than ZIP.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        foreach (var start in Archives)
            if (bytes.StartsWith(start))
                return true;
        return false;
    }

    /// <summary>Null where the first bytes are of no known kind.</summary>
    public static Message? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind) in Known)
            if (bytes.StartsWith(start))
                return kind;
        return IsIso2022Jp(bytes)
            ? new("ISO-2022-JP（JIS コード）の文書", "text in ISO-2022-JP")
            : null;
    }

    /// <summary>An escape to a Japanese character set, and no byte above 7 bits.</summary>
    private static bool IsIso2022Jp(ReadOnlySpan<byte> bytes) =>
        (
            bytes.IndexOf("\u001b$B"u8) >= 0
            || bytes.IndexOf("\u001b$@"u8) >= 0
            || bytes.IndexOf("\u001b(J"u8) >= 0
            || bytes.IndexOf("\u001b(I"u8) >= 0
        ) && !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
}
