using System.CommandLine;
using System.Reflection;
using Shirube.Data;
using Shirube.Domain;
using Shirube.Features.Publishing;

namespace Shirube.App.Cli;

/// <summary><c>export --format csv|json --out DIR</c>: the register as open data.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            Description = Locale.Text("csv（既定）または json", "csv (default) or json"),
            HelpName = "csv|json",
            DefaultValueFactory = _ => "csv",
        };
        format.AcceptOnlyFromAmong("csv", "json");
        var folder = new Option<string>("--out")
        {
            Description = Locale.Text(
                "書き出し先のフォルダー（新規か空）",
                "The folder to write to, new or empty"
            ),
            HelpName = "DIR",
            Required = true,
        };
        var bom = new Option<bool>("--bom")
        {
            Description = Locale.Text(
                "CSV の先頭に BOM を付ける（表計算ソフト向け）",
                "Start each CSV with a byte order mark (for spreadsheets)"
            ),
        };
        var baseUrl = new Option<string>("--base-url")
        {
            Description = Locale.Text(
                "恒久URLの前に付けるサイトのURL。例: https://shirube.example",
                "The site's address to put before permanent URLs: https://shirube.example"
            ),
            HelpName = "URL",
            DefaultValueFactory = _ => "",
        };
        var command = new Command(
            "export",
            Locale.Text(
                "登録簿をオープンデータとして書き出す（項目の説明 README.md とコード表つき）",
                "Write the register as open data, with a README of its fields and code tables"
            )
        )
        {
            format,
            folder,
            bom,
            baseUrl,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(format) == "csv" ? ExportFormat.Csv : ExportFormat.Json,
                    parsed.GetValue(bom),
                    parsed.GetRequiredValue(baseUrl).TrimEnd('/'),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        ExportFormat format,
        bool byteOrderMark,
        string baseUrl,
        CancellationToken ct
    )
    {
        try
        {
            await using var database = await Database.OpenAsync(
                DatabaseOptions.FromEnvironment(),
                ct
            );
            var files = await ExportRegister.RunAsync(
                database.Source,
                folder,
                format,
                byteOrderMark,
                baseUrl,
                Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                TimeProvider.System.GetUtcNow().UtcDateTime,
                ct
            );
            foreach (var file in files)
                Console.WriteLine(Path.Combine(folder, file));
            return ExitCode.Done;
        }
        catch (ExportRefusedException refused)
        {
            Locale.Complain(refused.Reason);
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Locale.Complain(
                new Message(
                    $"「{folder}」に書き出せません（{fault.Message}）。権限と空き容量を確かめてください。",
                    $"Cannot write to '{folder}' ({fault.Message}). Check its permissions and the free space."
                )
            );
            return ExitCode.Failed;
        }
    }
}
