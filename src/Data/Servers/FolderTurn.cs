namespace Shirube.Data.Servers;

/// <summary>Only one process at a time prepares or starts the server of a data folder. The kernel ends the turn of a
/// process that is killed.</summary>
internal static class FolderTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<FileStream> TakeAsync(string dataPath, CancellationToken ct)
    {
        var path = Path.Combine(dataPath, "postgres.lock");
        var deadline = new Deadline(Patience);
        while (true)
        {
            try
            {
                Directory.CreateDirectory(dataPath);
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException e) when (IsTaken(e, path) && !deadline.HasPassed)
            {
                await Task.Delay(20, ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new DatabaseUnavailableException(
                    new(
                        $"データのフォルダ {dataPath} に書き込めません（{e.Message}）。書き込める場所にするか、SHIRUBE_DATA に別のフォルダを指定してください。",
                        $"The data folder {dataPath} cannot be written to ({e.Message}). Make it writable, or name another folder in SHIRUBE_DATA."
                    ),
                    e
                );
            }
        }
    }

    // The runtime reports a lock held by another process as a plain IOException with EWOULDBLOCK.
    private static bool IsTaken(IOException e, string path) =>
        e.GetType() == typeof(IOException) && File.Exists(path) && e.HResult == 11;
}
