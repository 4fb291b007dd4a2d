using System.CommandLine;
using Shirube.Data;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;

namespace Shirube.App.Cli;

/// <summary><c>import PATH…</c>: documents into the register.</summary>
internal static class ImportCommand
{
    public static Argument<string[]> Paths(ArgumentArity arity) =>
        new("PATH")
        {
            Description = Locale.Text(
                "取り込むファイルかフォルダー（中のすべてのファイル）",
                "Files, or folders with all files in them, to import"
            ),
            Arity = arity,
        };

    public static Command Create()
    {
        var paths = Paths(ArgumentArity.OneOrMore);
        var profile = ProfileOption.Create();
        var command = new Command(
            "import",
            Locale.Text(
                "文書を登録簿に取り込む。同じ文書を二度取り込んでも何も変わらない。終了コード: 0 すべて取り込めた、3 取り込めない文書があった（ほかは取り込み済み）",
                "Import documents into the register; the same document twice changes nothing. Exit codes: 0 all imported, 3 some were refused (the others are imported)"
            )
        )
        {
            paths,
            profile,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                // Before the database, so that a wrong profile is told at once.
                var given = ProfileOption.Read(parsed.GetValue(profile));
                await using var database = await Database.OpenAsync(
                    DatabaseOptions.FromEnvironment(),
                    ct
                );
                return await RunAsync(database, parsed.GetRequiredValue(paths), given, ct);
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        Database database,
        IReadOnlyList<string> paths,
        ReadingProfile? profile,
        CancellationToken ct
    )
    {
        var results = await ImportProgressBar.ShowAsync(progress =>
            ImportFolder.RunAsync(database, paths, "operator", progress, profile, ct)
        );
        ImportSummary.Write(results);
        foreach (var refused in results)
            if (refused.Reason is { } reason)
                Locale.Complain(reason);
        if (results.Count == 0)
            Locale.Complain(
                new(
                    "取り込むファイルがありません。フォルダーが空です。",
                    "Nothing to import: the folder is empty."
                )
            );
        return results.Any(r => r.State == ImportState.Refused)
            ? ExitCode.Unreadable
            : ExitCode.Done;
    }
}
