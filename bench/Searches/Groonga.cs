using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shirube.Bench.Searches;

/// <summary>Groonga as Debian packages it, over its HTTP server: TokenBigram, NormalizerAuto, its cache off.</summary>
internal sealed class Groonga : IDisposable
{
    private readonly Process server;
    private readonly string folder;
    private readonly HttpClient client;

    private Groonga(Process server, string folder, int port)
    {
        (this.server, this.folder) = (server, folder);
        client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    /// <summary>Loads the passages, then builds the index.</summary>
    public static async Task<Groonga> StartAsync(string[] passages, int port)
    {
        var folder = Directory.CreateTempSubdirectory("shirube-groonga-").FullName;
        var commands = Path.Combine(folder, "load.grn");
        await File.WriteAllLinesAsync(commands, Load(passages));
        var database = Path.Combine(folder, "db");
        using (
            var load = Process.Start(
                new ProcessStartInfo(
                    "groonga",
                    ["--log-path", Path.Combine(folder, "log"), "--file", commands, "-n", database]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!
        )
        {
            await load.StandardOutput.ReadToEndAsync();
            await load.WaitForExitAsync();
        }
        var server = Process.Start(
            "groonga",
            [
                "-s",
                "--protocol",
                "http",
                "--bind-address",
                "127.0.0.1",
                "--port",
                $"{port}",
                "--log-path",
                Path.Combine(folder, "log"),
                database,
            ]
        );
        return new(server, folder, port);
    }

    /// <summary>Asks for the total and the ten best with their text.</summary>
    public async Task<(int Total, int Bytes)> FindAsync(string word)
    {
        var query = Uri.EscapeDataString(
            $"\"{word.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        );
        var answer = await client.GetByteArrayAsync(
            $"/d/select?table=P&match_columns=text&query={query}&limit=10&sort_keys=-_score,_id&output_columns=_id,_score,text&cache=no"
        );
        using var json = JsonDocument.Parse(answer);
        return (json.RootElement[1][0][0][0].GetInt32(), answer.Length);
    }

    private static IEnumerable<string> Load(string[] passages)
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        yield return "table_create P TABLE_NO_KEY";
        yield return "column_create P text COLUMN_SCALAR Text";
        yield return "load --table P";
        yield return "[";
        for (var i = 0; i < passages.Length; i++)
            yield return $"{{\"text\":{JsonSerializer.Serialize(passages[i], options)}}}{(i < passages.Length - 1 ? "," : "")}";
        yield return "]";
        yield return "table_create T TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto";
        yield return "column_create T passages COLUMN_INDEX|WITH_POSITION P text";
    }

    public void Dispose()
    {
        client.Dispose();
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
