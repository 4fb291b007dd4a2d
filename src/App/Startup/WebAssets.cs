using System.Text.Json;

namespace Shirube.App.Startup;

/// <summary>The scripts and styles that Vite built, by the names their manifest gives them.</summary>
public sealed record WebAssets(string Script, IReadOnlyList<string> Styles)
{
    /// <summary>Beside the program, wherever it was started from.</summary>
    private static string Root => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Folder => Path.Combine(Root, "assets");

    /// <exception cref="InvalidOperationException">The web folder was not built.</exception>
    public static WebAssets Load()
    {
        var manifest = Path.Combine(Root, "manifest.json");
        if (!File.Exists(manifest))
            throw new InvalidOperationException(
                $"{manifest} がありません。web フォルダーで npm ci と npm run build を実行してから、もう一度ビルドしてください。"
                    + " / It is missing: run npm ci and npm run build in the web folder, then build again."
            );
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var entry = json.RootElement.GetProperty("src/site.ts");
        return new(
            "/" + entry.GetProperty("file").GetString(),
            [.. entry.GetProperty("css").EnumerateArray().Select(css => "/" + css.GetString())]
        );
    }
}
