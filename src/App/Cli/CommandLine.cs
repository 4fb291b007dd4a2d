using System.CommandLine;
using System.Text.RegularExpressions;
using Shirube.App.Jobs;
using Shirube.Data;
using Shirube.Reading;

namespace Shirube.App.Cli;

/// <summary>The commands of <c>./shirube</c>, and the one place where a failure becomes words and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        Locale.Apply();
        // Between our own processes; nobody else calls it.
        if (args is [ReadFilesCommand.Name])
            return await ReadFilesCommand.RunAsync();
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not Help)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(Words(error.Message));
            await Console.Error.WriteLineAsync(
                Locale.Text(
                    "使い方は ./shirube --help、または ./shirube コマンド名 --help で確認できます。",
                    "See ./shirube --help, or ./shirube COMMAND --help."
                )
            );
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    // Long enough for the private PostgreSQL to write everything down.
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                }
            );
        }
        catch (UnreadableDocumentException unreadable)
        {
            Locale.Complain(unreadable.Reason);
            return ExitCode.Unreadable;
        }
        catch (DatabaseUnavailableException unavailable)
        {
            Locale.Complain(unavailable.Reason);
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Locale.Complain(
                new(
                    $"プログラムの誤りで止まりました（{fault.Message}）。次の記録を添えて知らせてください。",
                    $"Stopped by a fault of the program ({fault.Message}). Please report it with what follows."
                )
            );
            await Console.Error.WriteLineAsync(fault.ToString());
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return 130; // what shells expect after Ctrl-C
        }
    }

    // The parser's own words lack these in Japanese, and name types of the program.
    private static string Words(string error)
    {
        var missing = Regex.Match(error, "^Option '(.+)' is required\\.$");
        if (missing.Success)
            return Locale.Text($"{missing.Groups[1]} を指定してください。", error);
        var unread = Regex.Match(error, "^Cannot parse argument '(.*)' for option '(.+)' as");
        return unread.Success
            ? Locale.Text(
                $"{unread.Groups[2]} の値「{unread.Groups[1]}」を読めません。",
                $"The value '{unread.Groups[1]}' of {unread.Groups[2]} cannot be read."
            )
            : error.Replace("。.", "。", StringComparison.Ordinal);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            Locale.Text(
                "しるべ：政府が自らの戦略について持つ登録簿。約束・担当・進捗・根拠を、出典とともに示します。",
                "Shirube: the register a government keeps of its own strategies - what was promised, by whom, how far it is, on what evidence."
            )
        )
        {
            ServeCommand.Create(),
            ImportCommand.Create(),
            WorkCommand.Create(),
            ReadCommand.Create(),
            ExportCommand.Create(),
            ScoreboardCommand.Create(),
            VerifyLedgerCommand.Create(),
            PeopleCommand.Create(),
        };
        Help.ReplaceIn(root);
        return root;
    }
}
