using Shirube.Domain;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>The bytes of a file, refused before they are taken in where they are too many.</summary>
internal static class FileBytes
{
    // What the reader refuses anyway, but only once it has them.
    private const int Limit = 64 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(string path, CancellationToken ct)
    {
        // A pipe or a device has no length and would keep the import waiting for ever: like an empty file, it is not opened.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (new FileInfo(target).Length == 0)
            throw new UnreadableDocumentException(Empty(path));
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        if (file.Length > Limit)
            throw new UnreadableDocumentException(TooLarge(path, file.Length));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
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
}
