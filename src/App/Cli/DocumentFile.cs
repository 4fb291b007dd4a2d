using System.Security;
using Shirube.Domain;
using Shirube.Reading;

namespace Shirube.App.Cli;

/// <summary>The bytes of a file named on the command line, or the reason there are none.</summary>
internal static class DocumentFile
{
    /// <param name="path">A path, or <c>-</c> for standard input.</param>
    /// <exception cref="UnreadableDocumentException">Missing, a folder, not permitted, or too large.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            if (path == "-")
                return ReadAll(Console.OpenStandardInput(), "stdin");
            if (Directory.Exists(path))
                throw Unreadable(
                    $"「{path}」はフォルダーです。read には一つのファイルを指定してください（フォルダーごと登録するには import）。",
                    $"'{path}' is a folder. Give read one file (import takes folders)."
                );
            using var file = File.OpenRead(path);
            return ReadAll(file, path);
        }
        catch (Exception missing)
            when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(
                $"「{path}」が見つかりません。名前と場所を確かめてください。",
                $"'{path}' was not found. Check its name and folder."
            );
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or SecurityException)
        {
            throw Unreadable(
                $"「{path}」を読む権限がありません。ファイルとフォルダーの読み取り権限を確かめてください。",
                $"No permission to read '{path}'. Check who may read the file and its folder."
            );
        }
        catch (IOException fault)
        {
            throw Unreadable(
                $"「{path}」を読めません（{fault.Message}）。ファイルとディスクの状態を確かめてください。",
                $"'{path}' cannot be read ({fault.Message}). Check the file and the disk."
            );
        }
    }

    private static byte[] ReadAll(Stream stream, string name)
    {
        // One byte more than allowed is enough to know; a pipe does not tell its length.
        if (stream.CanSeek && stream.Length > Reader.LimitBytes)
            throw new UnreadableDocumentException(Reader.TooLarge(name, stream.Length));
        using var bytes = new MemoryStream();
        var chunk = new byte[128 * 1024];
        for (int n; (n = stream.Read(chunk)) > 0; )
        {
            bytes.Write(chunk, 0, n);
            if (bytes.Length > Reader.LimitBytes)
                throw new UnreadableDocumentException(Reader.TooLarge(name, bytes.Length));
        }
        return bytes.ToArray();
    }

    private static UnreadableDocumentException Unreadable(string ja, string en) =>
        new(new Message(ja, en));
}
