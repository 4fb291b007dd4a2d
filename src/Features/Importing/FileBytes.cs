using Shirube.Domain;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>The bytes of a file, refused before they are taken in where they are too many, and refused where it does not
/// keep still: half of an old text and half of a new one are no document.</summary>
internal static class FileBytes
{
    // What the reader refuses anyway, but only once it has them.
    private const int Limit = 64 * 1024 * 1024;

    public static Task<byte[]> ReadAsync(string path, CancellationToken ct) =>
        ReadAsync(path, TakeAsync, ct);

    /// <param name="take">Reads so many bytes, or fewer where the file ends before.</param>
    /// <exception cref="UnreadableDocumentException">Empty, no ordinary file, too large, or changed while it was read, twice
    /// in a row.</exception>
    internal static async Task<byte[]> ReadAsync(
        string path,
        Func<Stream, int, CancellationToken, Task<byte[]>> take,
        CancellationToken ct
    ) =>
        await ReadOnceAsync(path, take, ct)
        ?? await ReadOnceAsync(path, take, ct)
        ?? throw new UnreadableDocumentException(Changing(path));

    /// <returns>Null where it changed meanwhile.</returns>
    private static async Task<byte[]?> ReadOnceAsync(
        string path,
        Func<Stream, int, CancellationToken, Task<byte[]>> take,
        CancellationToken ct
    )
    {
        // A pipe or a device has no length and would keep the import waiting for ever: like an empty file, it is not opened.
        var before = StateOf(path);
        if (before.Length == 0)
            throw new UnreadableDocumentException(Empty(path));
        if (before.Length > Limit)
            throw new UnreadableDocumentException(TooLarge(path, before.Length));
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        var bytes = await take(file, (int)before.Length, ct);
        return bytes.Length == before.Length && StateOf(path) == before ? bytes : null;
    }

    private static (long Length, DateTime Written) StateOf(string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var file = new FileInfo(target);
        return (file.Length, file.LastWriteTimeUtc);
    }

    // Not to the end, which a file that grows faster than it is read does not have.
    internal static async Task<byte[]> TakeAsync(Stream file, int length, CancellationToken ct)
    {
        var bytes = new byte[length];
        var got = await file.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, ct);
        return got == length ? bytes : bytes[..got];
    }

    private static Message Empty(string path)
    {
        var name = ImportDocument.Printable(path);
        return new(
            $"「{name}」は空（0バイト）か、ふつうのファイルではありません。文章のあるファイルを指定してください。",
            $"'{name}' is empty (0 bytes) or no ordinary file. Give a file with text in it."
        );
    }

    private static Message TooLarge(string path, long length)
    {
        var (name, size) = (ImportDocument.Printable(path), length / (1024 * 1024));
        return new(
            $"「{name}」は {size} MiB あり、一つの文書の上限 64 MiB を超えています。文書を章などで分けてください。",
            $"'{name}' has {size} MiB; one document may have 64 MiB. Split it, for example by chapter."
        );
    }

    private static Message Changing(string path)
    {
        var name = ImportDocument.Printable(path);
        return new(
            $"「{name}」は読んでいる間に書き換えられました（二度とも）。登録していません。書き込みが終わってから、もう一度取り込んでください。",
            $"'{name}' changed while it was read, twice in a row, and was not imported. Import it again when whatever writes it is done."
        );
    }
}
