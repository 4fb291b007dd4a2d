using System.CommandLine;
using Shirube.App.Jobs;
using Shirube.Data;

namespace Shirube.App.Cli;

/// <summary><c>work</c>: reads what waits to be read, until Ctrl-C; on as many machines as share the database.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        var command = new Command(
            "work",
            Locale.Text(
                "取り込みを待つ文書を読み続ける。Ctrl-C で終わる。同じデータベースで何台でも動かせる（SHIRUBE_DATABASE）",
                "Read the documents that wait to be imported, until Ctrl-C; any number of machines may share one database (SHIRUBE_DATABASE)"
            )
        );
        command.SetAction(
            async (_, ct) =>
            {
                await using var database = await Database.OpenAsync(
                    DatabaseOptions.FromEnvironment(),
                    ct
                );
                Console.WriteLine(
                    Locale.Text(
                        "取り込みを待つ文書を読みます。Ctrl-C で終わります。",
                        "Reading what waits to be imported. Ctrl-C stops it."
                    )
                );
                await ImportWorkers.RunAsync(database.Source, ct);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
