namespace Shirube.Data.Servers;

/// <summary>What PostgreSQL's own last words mean for the person who starts the product.</summary>
internal static class ServerFailure
{
    public static bool IsFullDisk(string output) =>
        output.Contains("No space left on device", StringComparison.Ordinal)
        || output.Contains("Disk quota exceeded", StringComparison.Ordinal);

    public static DatabaseUnavailableException FullDisk(string dataPath) =>
        new(
            new(
                $"{dataPath} のあるディスクに空きがありません。空きを作ってから、もう一度実行してください。登録簿は元のままです。",
                $"The disk that holds {dataPath} is full. Make room and try again. The register is as it was."
            )
        );

    /// <summary>Whether waiting helps: the last sessions of a killed server are still leaving.</summary>
    public static bool PassesBy(string log) =>
        File.ReadAllText(log)
            .Contains("pre-existing shared memory block", StringComparison.Ordinal);

    public static DatabaseUnavailableException NotStarted(string dataPath, string log)
    {
        var said = File.Exists(log) ? File.ReadAllText(log) : "";
        if (IsFullDisk(said))
            return FullDisk(dataPath);
        return new(
            new(
                $"データベースを起動できませんでした（{dataPath}）。記録は {log}。PostgreSQL の返事：{LastLines(said)}",
                $"The database did not start ({dataPath}). Its log is {log}. PostgreSQL said: {LastLines(said)}"
            )
        );
    }

    public static string LastLines(string output) =>
        string.Join(" / ", output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(4));
}
