using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Shirube.Data;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;
using Shirube.Features.Scoreboards;

namespace Shirube.App.Cli;

/// <summary><c>scoreboard --rule N --cut ID</c>: the figures of a rule from a data cut, with their hash.</summary>
internal static class ScoreboardCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static Command Create()
    {
        var rule = new Option<int>("--rule")
        {
            Description = Locale.Text("計算の規則の番号", "Number of the rule"),
            HelpName = "N",
            Required = true,
        };
        var cut = new Option<long>("--cut")
        {
            Description = Locale.Text(
                "データ締切のID（締切の進捗一覧のページにある）",
                "Id of the data cut, as its page shows it"
            ),
            HelpName = "ID",
            Required = true,
        };
        var compare = new Option<long?>("--compare")
        {
            Description = Locale.Text(
                "並べる二つめのデータ締切のID。数値が動いた理由を示す",
                "Id of a second data cut to set beside it: says why each figure moved"
            ),
            HelpName = "ID",
        };
        var json = new Option<bool>("--json") { Description = Locale.Text("JSON で", "As JSON") };
        var command = new Command(
            "scoreboard",
            Locale.Text(
                "進捗一覧をデータ締切から計算し、ハッシュとともに表示する。同じ規則と締切からは、いつでも同じ数値になる",
                "Compute the scoreboards of a data cut and print them with a hash; the same rule and cut always give the same figures"
            )
        )
        {
            rule,
            cut,
            compare,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetValue(rule),
                    parsed.GetValue(cut),
                    parsed.GetValue(compare),
                    parsed.GetValue(json),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        int number,
        long cut,
        long? compare,
        bool json,
        CancellationToken ct
    )
    {
        if (ScoreboardRule.Find(number) is not { } rule)
        {
            var known = string.Join(", ", ScoreboardRule.All.Select(r => r.Number));
            Locale.Complain(
                new(
                    $"規則{number}はありません。使える規則: {known}",
                    $"There is no rule {number}. Rules: {known}"
                )
            );
            return ExitCode.Usage;
        }
        await using var database = await Database.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var (view, code) = await WholeAsync(database, cut, ct);
        if (view is null)
            return code;
        if (compare is { } other)
        {
            var (second, fault) = await WholeAsync(database, other, ct);
            if (second is null)
                return fault;
            Console.WriteLine(
                json
                    ? CompareReport.AsJson(view, second, rule)
                    : CompareReport.AsTable(view, second, rule)
            );
            return ExitCode.Done;
        }
        var boards = Groupings.Printed.Select(g => rule.Compute(view.Rows, g)).ToList();
        var hash = Scoreboard.Hash(view.Head.Hash, boards);
        Console.WriteLine(
            json ? AsJson(view, rule, boards, hash) : AsTable(view, rule, boards, hash)
        );
        return ExitCode.Done;
    }

    /// <returns>The cut; or null, after the reason was said, with the exit code.</returns>
    private static async Task<(CutView? Cut, int Code)> WholeAsync(
        Database database,
        long id,
        CancellationToken ct
    )
    {
        var (view, refusal) = await GetCut.RunAsync(database.Work, Caller.Operator, id, ct);
        if (view is { IsWhole: true })
            return (view, ExitCode.Done);
        Locale.Complain(view is null ? refusal ?? NoCut(id) : Changed);
        return (null, view is null ? ExitCode.Usage : ExitCode.Failed);
    }

    private static string AsTable(
        CutView view,
        ScoreboardRule rule,
        List<Scoreboard> boards,
        string hash
    )
    {
        var lines = new List<string>
        {
            Locale.Text(
                $"{view.Head.Round} データ締切 第{view.Head.Number}回（ID {view.Head.Id}）",
                $"{view.Head.Round}, data cut {view.Head.Number} (id {view.Head.Id})"
            ),
            Locale.Text(
                $"規則{rule.Number}: {rule.Words.Ja}",
                $"Rule {rule.Number}: {rule.Words.En}"
            ),
        };
        foreach (var board in boards)
        {
            lines.Add("");
            lines.Add(
                string.Join(
                    '\t',
                    [
                        In(board.Grouping.Label()),
                        Locale.Text("取組", "Initiatives"),
                        .. Enum.GetValues<Status>().Select(s => In(s.Label())),
                        Locale.Text("報告なし", "No report"),
                        Locale.Text("進捗率", "Rate"),
                    ]
                )
            );
            foreach (var line in board.Lines.Append(board.Total))
                lines.Add(
                    string.Join(
                        '\t',
                        [
                            ReferenceEquals(line, board.Total) ? Locale.Text("合計", "Total")
                            : line.Label.Length == 0 ? Locale.Text("（分野なし）", "(no area)")
                            : string.Concat(line.Label.Select(c => char.IsControl(c) ? ' ' : c)),
                            Of(line.Initiatives.Length),
                            .. Enum.GetValues<Status>().Select(s => Of(line.Tally.Count(s))),
                            Of(line.Tally.NoReport),
                            line.RatePercent is { } rate ? $"{Of(rate)}%" : "–",
                        ]
                    )
                );
        }
        lines.Add("");
        lines.Add(
            Locale.Text(
                $"誰にも尋ねていない取組（数値に入らない）: {view.Head.Unasked}",
                $"Initiatives that nobody was asked about (in no figure): {view.Head.Unasked}"
            )
        );
        lines.Add(
            Locale.Text($"締切のハッシュ: {view.Head.Hash}", $"Hash of the cut: {view.Head.Hash}")
        );
        lines.Add(Locale.Text($"数値のハッシュ: {hash}", $"Hash of the figures: {hash}"));
        return string.Join('\n', lines);
    }

    private static string AsJson(
        CutView view,
        ScoreboardRule rule,
        List<Scoreboard> boards,
        string hash
    ) =>
        JsonSerializer.Serialize(
            new
            {
                rule = rule.Number,
                cut = view.Head.Id,
                round = view.Head.Round,
                number = view.Head.Number,
                cutHash = view.Head.Hash,
                hash,
                unasked = view.Head.Unasked,
                boards = boards.Select(b => new
                {
                    by = b.Grouping.Name(),
                    rows = b.Lines.Select(Figures),
                    total = Figures(b.Total),
                }),
            },
            Json
        );

    private static object Figures(ScoreboardLine line) =>
        new
        {
            key = line.Key,
            label = line.Label,
            initiatives = line.Initiatives.Length,
            onPlan = line.Tally.Count(Status.OnPlan),
            partlyIncomplete = line.Tally.Count(Status.PartlyIncomplete),
            incomplete = line.Tally.Count(Status.Incomplete),
            done = line.Tally.Count(Status.Done),
            discontinued = line.Tally.Count(Status.Discontinued),
            noReport = line.Tally.NoReport,
            ratePercent = line.RatePercent,
        };

    private static string In(Message message) => Locale.Text(message.Ja, message.En);

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Message NoCut(long id) =>
        new(
            $"ID {id} のデータ締切はありません。フォローアップのページで確かめてください。",
            $"There is no data cut {id}. See the page of the round."
        );

    private static Message Changed { get; } =
        new(
            "このデータ締切の行は、ハッシュと合いません。書きかえられたおそれがあります。控えから復元してください。",
            "The rows of this data cut do not give its hash: they may have been changed. Restore from a backup."
        );
}
