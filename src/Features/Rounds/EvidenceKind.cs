using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Shirube.Domain;

namespace Shirube.Features.Rounds;

/// <summary>What may be handed in: documents, tables, slides, pictures and plain text, known by the ending of the name and by
/// the bytes together. Nothing that runs or that a browser would show as a page of ours.</summary>
public static class EvidenceKind
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 20 << 20;

    /// <summary>Bytes that the files of one answer may have together.</summary>
    public const long MostTogether = 100L << 20;

    private const int LongestName = 120;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"<>|:*?/\\");

    private static readonly FrozenDictionary<
        string,
        (string MediaType, Func<Stream, bool> Is)
    > Kinds = new Dictionary<string, (string, Func<Stream, bool>)>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", s => Begins(s, "%PDF-"u8)),
        [".png"] = ("image/png", s => Begins(s, [0x89, .. "PNG\r\n"u8])),
        [".jpg"] = ("image/jpeg", IsJpeg),
        [".jpeg"] = ("image/jpeg", IsJpeg),
        [".docx"] = (Office("wordprocessingml.document"), s => IsPackage(s, "word/document.xml")),
        [".xlsx"] = (Office("spreadsheetml.sheet"), s => IsPackage(s, "xl/workbook.xml")),
        [".pptx"] = (
            Office("presentationml.presentation"),
            s => IsPackage(s, "ppt/presentation.xml")
        ),
        [".odt"] = ("application/vnd.oasis.opendocument.text", IsOpenDocument),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", IsOpenDocument),
        [".odp"] = ("application/vnd.oasis.opendocument.presentation", IsOpenDocument),
        [".txt"] = ("text/plain", IsText),
        [".csv"] = ("text/csv", IsText),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>For the field in which files are chosen.</summary>
    public static string Endings { get; } = string.Join(',', Kinds.Keys.Order());

    /// <param name="content">Seekable.</param>
    /// <returns>The file as it is kept; or why it is not.</returns>
    public static (SentFile? File, Message? Refusal) Take(string name, Stream content)
    {
        name = NameOf(name);
        if (content.Length == 0)
            return (null, new($"「{name}」は空です。", $"'{name}' is empty."));
        if (content.Length > Largest)
            return (null, TooLarge(name));
        if (!Kinds.TryGetValue(Path.GetExtension(name), out var kind))
            return (
                null,
                new(
                    $"「{name}」は受け取れない種類です。受け取れるのは {Endings} です。圧縮したものは、開いてから1つずつ選んでください。",
                    $"'{name}' is of a kind that is not taken. These are: {Endings}. Unpack archives and choose the files one by one."
                )
            );
        return kind.Is(content)
            ? (new(name, kind.MediaType, content), null)
            : (
                null,
                new(
                    $"「{name}」の中身は、名前の終わり（{Path.GetExtension(name)}）が示す種類ではありません。マクロやパスワードのあるものも受け取れません。外して保存し直してください。",
                    $"What '{name}' holds is not what its ending says. Files with macros or a password are not taken, either: save it without them."
                )
            );
    }

    public static Message TooLarge(string name) =>
        new(
            $"「{NameOf(name)}」は{Largest >> 20} MBを超えています。分けるか小さくしてください。",
            $"'{NameOf(name)}' has more than {Largest >> 20} MB. Split it or make it smaller."
        );

    /// <summary>Without a path, without what no file system or header takes, and without what changes the direction of the
    /// words and so hides the ending.</summary>
    internal static string NameOf(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]
            .Normalize(NormalizationForm.FormC);
        name = string.Concat(
                name.EnumerateRunes()
                    .Where(r => r != Rune.ReplacementChar && !IsHidden(r))
                    .Select(r => r.IsBmp && NotInNames.Contains((char)r.Value) ? "_" : r.ToString())
            )
            .Trim(' ', '.', '　');
        if (name.Length == 0)
            return "file";
        if (name.Length <= LongestName)
            return name;
        var ending = Path.GetExtension(name);
        if (ending.Length > 10)
            ending = "";
        var stem = name[..(LongestName - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + ending;
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator
                or System.Globalization.UnicodeCategory.PrivateUse
                or System.Globalization.UnicodeCategory.OtherNotAssigned;

    private static string Office(string part) =>
        $"application/vnd.openxmlformats-officedocument.{part}";

    private static byte[] Head(Stream content, int length)
    {
        content.Position = 0;
        var head = new byte[length];
        return head[..content.ReadAtLeast(head, length, throwOnEndOfStream: false)];
    }

    private static bool Begins(Stream content, ReadOnlySpan<byte> with) =>
        Head(content, with.Length).AsSpan().SequenceEqual(with);

    private static bool IsJpeg(Stream content) => Begins(content, [0xff, 0xd8, 0xff]);

    private static bool IsPackage(Stream content, string main) =>
        Entries(content) is { } names
        && names.Contains("[Content_Types].xml")
        && names.Contains(main)
        && !names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    private static bool IsOpenDocument(Stream content) =>
        Entries(content) is { } names
        && names.Contains("mimetype")
        && names.Contains("content.xml")
        && !names.Any(n =>
            n.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || n.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The names in a package; nothing in it is unpacked.</summary>
    private static HashSet<string>? Entries(Stream content)
    {
        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return [.. package.Entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Of any encoding that is used for Japanese without a zero byte, and UTF-16 with its mark.</summary>
    private static bool IsText(Stream content)
    {
        var head = Head(content, 1 << 16);
        return head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]
            || !head.AsSpan().ContainsAnyInRange((byte)0, (byte)8)
                && !head.AsSpan().StartsWith("MZ"u8)
                && !head.AsSpan().StartsWith("#!"u8);
    }
}
