using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Domain;
using Shirube.Domain.Ledgers;
using Shirube.Features.Publishing.Releases;
using Shirube.Features.Rounds;
using Shirube.Features.Scoreboards;

namespace Shirube.App.Cli;

/// <summary><c>verify-ledger</c>: whether the record of changes is whole, holds what was printed of it, and tells of the
/// releases that there are.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create()
    {
        var heads = new Option<string[]>("--head")
        {
            Description = Locale.Text(
                "控えておいた最後の行の番号とハッシュ。台帳がそれを今も持つことを確かめる",
                "A line and its hash, kept from earlier: check that the ledger still holds it"
            ),
            HelpName = "N:HASH",
        };
        var manifests = new Option<FileInfo[]>("--manifest")
        {
            Description = Locale.Text(
                "控えておいた公表の目録（manifest.json）",
                "Manifest of a release (manifest.json), kept from earlier"
            ),
            HelpName = "FILE",
        };
        var command = new Command(
            "verify-ledger",
            Locale.Text(
                "台帳の履歴がすべて残り、書き換えられていないこと、公表・正誤・データ締切・回答・手順が台帳のとおりであることを確かめる。終了コード: 0 正しい、1 誤りがある",
                "Check that the ledger is whole and unchanged, and releases, corrections, data cuts, answers and their steps are what it says. Exit codes: 0 sound, 1 faults found"
            )
        )
        {
            heads,
            manifests,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(parsed.GetValue(heads) ?? [], parsed.GetValue(manifests) ?? [], ct)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string[] given,
        FileInfo[] manifests,
        CancellationToken ct
    )
    {
        var heads = new List<LedgerHead>();
        foreach (var text in given)
            if (HeadOf(text) is { } head)
                heads.Add(head);
            else
                return Refuse(NoHead(text));
        foreach (var file in manifests)
            if (await ReadAsync(file, ct) is { } head)
                heads.Add(head);
            else
                return Refuse(NoManifest(file.Name));
        await using var database = await Database.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var verdict = await LedgerBook.VerifyAsync(database.Source, ct);
        ImmutableArray<Message> faults =
        [
            .. verdict.Faults.Select(f => f.What),
            .. (await LedgerBook.MissingAsync(database.Source, heads, ct)).Select(f => f.What),
            // What the ledger tells of is compared only with a ledger that is whole.
            .. verdict.Faults.Count > 0
                ? [NotCompared]
                : await AgainstTheLedgerAsync(database.Source, ct),
        ];
        var last = await HeadAsync(database.Source, ct);
        Console.WriteLine(
            Locale.Text(
                $"台帳の行数: {verdict.Lines}  最後の行のハッシュ: {last}",
                $"Ledger lines: {verdict.Lines}  Head: {last}"
            )
        );
        Console.WriteLine(
            faults.IsEmpty
                ? Locale.Text("誤りはありません。", "The ledger is sound.")
                : Locale.Text(
                    $"誤りが{faults.Length}件あります。控えから復元し、原因を調べてください。",
                    $"{faults.Length} faults. Restore from a backup and look for the cause."
                )
        );
        foreach (var fault in faults)
            Locale.Complain(fault);
        return faults.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Releases, data cuts, answers and steps held against the ledger.</summary>
    internal static async Task<ImmutableArray<Message>> AgainstTheLedgerAsync(
        NpgsqlDataSource source,
        CancellationToken ct
    ) =>
        [
            .. await CheckReleases.RunAsync(source, ct),
            .. (await CheckCuts.RunAsync(source, ct)).Faults,
            .. await CheckAnswers.RunAsync(source, ct),
        ];

    private static Message NotCompared { get; } =
        new(
            "台帳に誤りがあるので、公表・データ締切・回答を台帳と照らし合わせていません。",
            "The ledger has faults, so releases, data cuts and answers were not held against it."
        );

    private static int Refuse(Message why)
    {
        Locale.Complain(why);
        return ExitCode.Usage;
    }

    private static LedgerHead? HeadOf(string text)
    {
        var parts = text.Split(':');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && parts[1].Length == 64
            && parts[1].All(char.IsAsciiHexDigitLower)
            ? new(seq, parts[1], text[..Math.Min(text.Length, 24)] + "…")
            : null;
    }

    private static async Task<LedgerHead?> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            await using var stream = file.OpenRead();
            using var json = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
            var ledger = json.RootElement.GetProperty("ledger");
            return new(
                ledger.GetProperty("line").GetInt64(),
                ledger.GetProperty("hash").GetString()!,
                file.Name
            );
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return null;
        }
    }

    private static async Task<string> HeadAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "select hash from ledger order by seq desc limit 1"
        );
        return (string?)await command.ExecuteScalarAsync(ct) ?? LedgerLine.Genesis;
    }

    private static Message NoHead(string text) =>
        new(
            $"「{text}」は、行の番号とハッシュではありません。番号、コロン、64桁のハッシュの順に書いてください。",
            $"'{text}' is no line and hash. Write the number, a colon and the 64 digits of the hash."
        );

    private static Message NoManifest(string name) =>
        new(
            $"「{name}」を公表の目録として読めません。公表のページの manifest.json を渡してください。",
            $"'{name}' cannot be read as the manifest of a release. Give the manifest.json of its page."
        );
}
