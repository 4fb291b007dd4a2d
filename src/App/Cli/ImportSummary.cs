using Shirube.Features.Importing;
using Spectre.Console;

namespace Shirube.App.Cli;

/// <summary>What became of each file of an import, as a table on stdout.</summary>
internal static class ImportSummary
{
    private static readonly (string Name, Func<ImportResult, int> Of)[] Figures =
    [
        (Locale.Text("記載", "Entries"), r => r.Entries),
        (Locale.Text("うち不確か", "of them doubtful"), r => r.Doubtful),
        (Locale.Text("取組", "Initiatives"), r => r.Initiatives),
        (Locale.Text("未読の行", "Unread lines"), r => r.Unread),
        (Locale.Text("確認事項", "Questions"), r => r.Questions),
    ];

    public static void Write(IReadOnlyList<ImportResult> results)
    {
        var known = results.Count(r => r.State == ImportState.AlreadyThere);
        if (known > 0)
            Console.WriteLine(
                Locale.Text($"登録済みの文書：{known}件", $"Documents already there: {known}")
            );
        results = [.. results.Where(r => r.State != ImportState.AlreadyThere)];
        if (results.Count == 0)
            return;
        var table = new Table();
        table.AddColumn(Locale.Text("文書", "Document"));
        table.AddColumn(Locale.Text("結果", "Result"));
        // What only waits has no figures yet.
        var figures = results.Any(IsRead) ? Figures : [];
        foreach (var (name, _) in figures)
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var result in results)
            table.AddRow([
                Markup.Escape(Path.GetFileName(result.Path)),
                Words(result.State),
                .. figures.Select(f => IsRead(result) ? $"{f.Of(result)}" : ""),
            ]);
        if (results.Count > 1)
            table.AddRow([
                Locale.Text("合計", "All"),
                Counts(results),
                .. figures.Select(f => $"{results.Where(IsRead).Sum(f.Of)}"),
            ]);
        AnsiConsole.Write(table);
    }

    // "imported 3, refused 1"
    private static string Counts(IReadOnlyList<ImportResult> results) =>
        string.Join(
            Locale.Text("、", ", "),
            results
                .GroupBy(r => r.State)
                .OrderBy(same => same.Key)
                .Select(same => $"{Words(same.Key)} {same.Count()}")
        );

    public static string Words(ImportState state) =>
        state switch
        {
            ImportState.Imported => Locale.Text("取り込み", "imported"),
            ImportState.AlreadyThere => Locale.Text("登録済み", "already there"),
            ImportState.Replaced => Locale.Text("差し替え", "replaced"),
            ImportState.OnDesk => Locale.Text("確認待ち", "on the desk"),
            _ => Locale.Text("取り込めず", "refused"),
        };

    private static bool IsRead(ImportResult result) =>
        result.State is ImportState.Imported or ImportState.Replaced;
}
