using System.Buffers;
using System.IO.Compression;
using Shirube.Domain;

namespace Shirube.Reading.Formats.Packages;

/// <summary>Holds an Office file to what a real one can be, before anything is read: how many parts, how large unpacked,
/// how often one byte may come out of another. What the file says of its sizes is not believed; its parts are unpacked and
/// counted. Pictures are never unpacked.</summary>
internal static class PackageGuard
{
    public const int LimitParts = 10_000;
    public const long LimitPartBytes = 512L * 1024 * 1024;

    /// <summary>Above this size a part may be at most <see cref="LimitRatio"/> times its packed bytes.</summary>
    public const long RatioFrom = 32 * 1024 * 1024;
    public const int LimitRatio = 200;

    /// <param name="mostBytes">Of all parts together, unpacked.</param>
    /// <exception cref="UnreadableDocumentException">It is packed so that reading it would fill the memory.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Hold(byte[] bytes, string name, long mostBytes, CancellationToken cancel)
    {
        if (HasTooManyParts(bytes))
            throw Refused(name);
        using var package = new ZipArchive(new MemoryStream(bytes, false));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var whole = 0L;
        foreach (var part in package.Entries.Where(IsRead))
        {
            using var stream = part.Open();
            var size = 0L;
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                cancel.ThrowIfCancellationRequested();
                size += read;
                if (
                    size > LimitPartBytes
                    || whole + size > mostBytes
                    || (size > RatioFrom && size > part.CompressedLength * LimitRatio)
                )
                    throw Refused(name);
            }
            whole += size;
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public static bool HasTooManyParts(ReadOnlySpan<byte> bytes) =>
        bytes.Count("PK\u0001\u0002"u8) > LimitParts;

    private static bool IsRead(ZipArchiveEntry part) =>
        Path.GetExtension(part.FullName).ToUpperInvariant() is ".XML" or ".RELS" or ".VML";

    private static UnreadableDocumentException Refused(string name) =>
        new(
            new(
                $"「{name}」は展開すると異常に大きくなる（圧縮爆弾の疑いがある）ため、読み取りを止めました。信頼できる元から入手したものなら、Office で開いて保存し直すか、分割してください。",
                $"'{name}' grows beyond all measure when unpacked (perhaps a zip bomb), so it is not read. If it comes from somebody you trust, open it in Office and save it again, or split it."
            )
        );
}
