using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Importing;

/// <summary>Why a file could not be imported, in words. Faults of the program itself are not explained away.</summary>
internal static class ImportFailure
{
    public static Message? Explain(Exception error, string path) =>
        error switch
        {
            UnauthorizedAccessException => new(
                $"「{path}」を読む権限がありません。読めるようにするか（chmod +r）、別の場所に写してください。",
                $"'{path}' may not be read by you. Grant it (chmod +r) or copy it elsewhere."
            ),
            FileNotFoundException or DirectoryNotFoundException => new(
                $"「{path}」がありません。名前と場所を確かめてください。",
                $"'{path}' does not exist. Check its name and place."
            ),
            IOException => new(
                $"「{path}」を読めませんでした：{error.Message}",
                $"'{path}' could not be read: {error.Message}"
            ),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new(
                $"データベースのディスクに空きがなく、「{path}」は登録していません。登録簿は元のままです。空きを作って、もう一度実行してください。",
                $"The database's disk is full, so '{path}' was not imported. The register is as it was. Make room and try again."
            ),
            NpgsqlException => new(
                $"データベースの側の問題で、「{path}」は登録していません（{error.Message}）。登録簿は元のままです。もう一度実行してください。",
                $"'{path}' was not imported because of the database ({error.Message}). The register is as it was. Try again."
            ),
            _ => null,
        };
}
