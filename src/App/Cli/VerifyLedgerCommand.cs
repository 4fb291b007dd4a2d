using System.CommandLine;
using Npgsql;
using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Domain.Ledgers;

namespace Shirube.App.Cli;

/// <summary><c>verify-ledger</c>: whether the record of changes is whole.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create()
    {
        var command = new Command(
            "verify-ledger",
            Locale.Text(
                "台帳の履歴がすべて残り、書き換えられていないことを確かめる。終了コード: 0 正しい、1 誤りがある",
                "Check that the ledger is whole and unchanged. Exit codes: 0 sound, 1 faults found"
            )
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var verdict = await LedgerBook.VerifyAsync(database.Source, ct);
        var head = await HeadAsync(database.Source, ct);
        Console.WriteLine(
            Locale.Text(
                $"台帳の行数: {verdict.Lines}  最後の行のハッシュ: {head}",
                $"Ledger lines: {verdict.Lines}  Head: {head}"
            )
        );
        Console.WriteLine(
            verdict.Faults.Count == 0
                ? Locale.Text("誤りはありません。", "The ledger is sound.")
                : Locale.Text(
                    $"誤りが{verdict.Faults.Count}件あります。控えから復元し、原因を調べてください。",
                    $"{verdict.Faults.Count} faults. Restore from a backup and look for the cause."
                )
        );
        foreach (var fault in verdict.Faults)
            Locale.Complain(fault.What);
        return verdict.Faults.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<string> HeadAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "select hash from ledger order by seq desc limit 1"
        );
        return (string?)await command.ExecuteScalarAsync(ct) ?? LedgerLine.Genesis;
    }
}
