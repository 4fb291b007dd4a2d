using System.Collections.Immutable;
using System.IO.Compression;
using Shirube.Domain;

namespace Shirube.Reading.Formats;

/// <summary>What to say of an archive: its files are not read from inside it, they are to be taken out first.</summary>
internal static class ArchiveRefusal
{
    private const int MostNames = 3;
    private const int LongestName = 60;

    /// <returns>What it is and what to do, to be put behind the file's name; null for a file that is no archive.</returns>
    public static Message? Of(byte[] bytes) =>
        bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) ? OfZip(bytes)
        : FileSignature.IsArchive(bytes) && FileSignature.Of(bytes) is { } kind
            ? new(
                $"{kind.Ja}です。中のファイルは読んでいません。展開（解凍）して、中のファイルを一つずつ読み込んでください。",
                $"it is {kind.En}, and the files in it were not read. Unpack it and give its files one by one."
            )
        : null;

    private static Message OfZip(byte[] bytes)
    {
        if (Names(bytes) is not { } names)
            return new(
                "ZIP または Office（docx・xlsx・pptx）ですが、壊れているか途中で切れています。元のファイルをもう一度保存するか、送り直してください。",
                "it is a ZIP or Office file (docx, xlsx, pptx) that is damaged or cut off. Save or send the original again."
            );
        var shown = names.Where(IsShown).Take(MostNames).ToList();
        var ja = string.Concat(shown.Select(n => $"「{n}」"));
        var en = string.Join(", ", shown.Select(n => $"'{n}'"));
        if (names.Length > shown.Count && shown.Count > 0)
            (ja, en) = (ja + "ほか", en + " and others");
        return new(
            $"ZIP（圧縮ファイル）です。中のファイル{names.Length}件"
                + (ja.Length > 0 ? $"（{ja}）" : "")
                + "は読んでいません。展開（解凍）して、中のファイルを一つずつ読み込んでください。",
            $"it is a ZIP archive, and the {names.Length} files in it"
                + (en.Length > 0 ? $" ({en})" : "")
                + " were not read. Unpack it and give its files one by one."
        );
    }

    private static ImmutableArray<string>? Names(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, false));
            return [.. archive.Entries.Where(e => e.Name.Length > 0).Select(e => e.Name)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Names in an encoding that the archive does not tell would be shown as rubbish.</summary>
    private static bool IsShown(string name) =>
        name.Length <= LongestName
        && !name.Any(c => char.IsControl(c) || c is '\uFFFD' or (>= '\u2500' and <= '\u25FF'));
}
