using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Shirube.Domain.Scoreboards;
using Shirube.Features.Scoreboards;

namespace Shirube.App.Cli;

/// <summary>What <c>scoreboard --compare</c> prints: two cuts by a rule, and why each figure moved.</summary>
internal static class CompareReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static string AsTable(CutView from, CutView to, ScoreboardRule rule)
    {
        var lines = new List<string> { Name(from), Name(to) };
        foreach (var (title, label, line) in Lines(from, to))
        {
            lines.Add("");
            lines.Add($"{title}{(label.Length > 0 ? $": {label}" : "")}");
            foreach (var figure in Figure.All)
                lines.Add(
                    string.Join(
                        '\t',
                        [
                            Locale.Text(figure.Label.Ja, figure.Label.En),
                            Of(line.Before.Of(figure)),
                            Of(line.After.Of(figure)),
                            Signed(line.Difference(figure)),
                            .. line.Reasons(figure)
                                .Select(r =>
                                    $"{Locale.Text(r.Why.Label().Ja, r.Why.Label().En)} {Signed(r.Net)}"
                                ),
                        ]
                    )
                );
            var rate = line.Rate(rule, rule);
            lines.Add(
                string.Join(
                    '\t',
                    [
                        Locale.Text("進捗率", "Rate"),
                        Percent(rate.Before),
                        Percent(rate.After),
                        rate.Difference is { } points ? Signed(points) : "–",
                        .. rate.Steps.Select(s =>
                            $"{Locale.Text(s.Why.Label().Ja, s.Why.Label().En)} {Signed(s.Points)}"
                        ),
                    ]
                )
            );
        }
        return string.Join('\n', lines);
    }

    public static string AsJson(CutView from, CutView to, ScoreboardRule rule) =>
        JsonSerializer.Serialize(
            new
            {
                rule = rule.Number,
                from = new { cut = from.Head.Id, cutHash = from.Head.Hash },
                to = new { cut = to.Head.Id, cutHash = to.Head.Hash },
                lines = Lines(from, to)
                    .Select(l => new
                    {
                        by = l.By,
                        label = l.Label,
                        figures = Figure.All.Select(f => new
                        {
                            figure = f.Name.Length == 0 ? "initiatives" : f.Name,
                            before = l.Line.Before.Of(f),
                            after = l.Line.After.Of(f),
                            difference = l.Line.Difference(f),
                            reasons = l
                                .Line.Reasons(f)
                                .Select(r => new
                                {
                                    why = r.Why.Name(),
                                    gained = r.Gained,
                                    lost = r.Lost,
                                }),
                        }),
                        rate = new
                        {
                            before = rule.Rate(l.Line.Before),
                            after = rule.Rate(l.Line.After),
                            reasons = l
                                .Line.Rate(rule, rule)
                                .Steps.Select(s => new { why = s.Why.Name(), points = s.Points }),
                        },
                    }),
            },
            Json
        );

    private static IEnumerable<(string By, string Label, LineComparison Line)> Lines(
        CutView from,
        CutView to
    )
    {
        var (before, after) = (CountedInitiative.In(from.Rows), CountedInitiative.In(to.Rows));
        yield return (Locale.Text("全体", "In all"), "", LineComparison.OfAll(before, after));
        foreach (var grouping in Groupings.Printed)
        {
            var labels = before
                .Concat(after)
                .SelectMany(i => i.Places(grouping))
                .GroupBy(p => p.Key)
                .ToDictionary(g => g.Key, g => g.Last().Label);
            foreach (
                var (key, line) in LineComparison
                    .Of(before, after, grouping)
                    .OrderBy(l => l.Key.Length)
                    .ThenBy(l => l.Key, StringComparer.Ordinal)
            )
                yield return (
                    Locale.Text(grouping.Label().Ja, grouping.Label().En),
                    string.Concat(labels[key].Select(c => char.IsControl(c) ? ' ' : c)),
                    line
                );
        }
    }

    private static string Name(CutView cut) =>
        Locale.Text(
            $"{cut.Head.Round} データ締切 第{cut.Head.Number}回（ID {cut.Head.Id}） {cut.Head.Hash}",
            $"{cut.Head.Round}, data cut {cut.Head.Number} (id {cut.Head.Id}) {cut.Head.Hash}"
        );

    private static string Percent(int? rate) => rate is { } percent ? $"{Of(percent)}%" : "–";

    private static string Signed(int number) =>
        number.ToString("+0;−0;0", CultureInfo.InvariantCulture);

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
