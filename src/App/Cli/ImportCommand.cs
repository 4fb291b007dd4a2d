using System.CommandLine;
using Shirube.App.Jobs;
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
        var review = new Option<bool>("--review")
        {
            Description = Locale.Text(
                "登録せずに確認待ちに置く（見直して登録する画面は /import）。指定がなければ読んだとおりにすべて登録する",
                "Lay the documents on the desk instead, to be looked through and accepted at /import; without it everything is accepted as it is read"
            ),
        };
        var command = new Command(
            "import",
            Locale.Text(
                "文書を登録簿に取り込む（読んだとおりにすべて登録する。先に見直すには --review）。同じ文書を二度取り込んでも何も変わらない。終了コード: 0 すべて取り込めた、3 取り込めない文書があった（ほかは取り込み済み）",
                "Import documents into the register, accepting everything as it is read (--review: look first); the same document twice changes nothing. Exit codes: 0 all imported, 3 some were refused (the others are imported)"
            )
        )
        {
            paths,
            profile,
            review,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(review) && result.GetValue(profile) is not null)
                result.AddError(
                    Locale.Text(
                        "--review と --profile は一緒に使えません。確認待ちの文書の読取プロファイルは、確認の画面（/import）で選びます。",
                        "--review does not go with --profile: the profile of a document on the desk is chosen there (/import)."
                    )
                );
        });
        command.SetAction(
            async (parsed, ct) =>
            {
                // Before the database, so that a wrong profile is told at once.
                var given = ProfileOption.Read(parsed.GetValue(profile));
                await using var database = await Database.OpenAsync(
                    DatabaseOptions.FromEnvironment(),
                    ct
                );
                var named = parsed.GetRequiredValue(paths);
                return parsed.GetValue(review)
                    ? await ReviewAsync(database, named, ct)
                    : await RunAsync(database, named, given, ct);
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
        using var readers = new ReadingProcesses(ReadingLimits.FromEnvironment());
        var results = await ImportProgressBar.ShowAsync(progress =>
            ImportFolder.RunAsync(
                database,
                paths,
                "operator",
                progress,
                profile,
                readers.ReadAsync,
                ct
            )
        );
        return Tell(results);
    }

    private static async Task<int> ReviewAsync(
        Database database,
        IReadOnlyList<string> paths,
        CancellationToken ct
    )
    {
        var results = await ImportProgressBar.ShowAsync(progress =>
            ReviewFolder.RunAsync(database, paths, "operator", progress, ct)
        );
        var code = Tell(results);
        if (results.Any(r => r.State == ImportState.OnDesk))
            Console.WriteLine(
                Locale.Text(
                    "確認待ちの文書は、まだ登録していません。./shirube serve か ./shirube work が読み、./shirube serve の /import で見直して登録します。",
                    "Nothing on the desk is in the register yet. ./shirube serve or ./shirube work reads it; look through it and accept it at /import of ./shirube serve."
                )
            );
        return code;
    }

    private static int Tell(IReadOnlyList<ImportResult> results)
    {
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
