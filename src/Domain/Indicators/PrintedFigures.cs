using System.Text.RegularExpressions;
using Shirube.Domain.Dates;
using Shirube.Domain.Texts;

namespace Shirube.Domain.Indicators;

/// <summary>Finds the figures of a sentence that say how much of something there is or is to be: 件数が78→217件（2021年度末→
/// 2022年度末）, from 4 (2019) to 12 (2023), （約50万人/年）. Only what stands there: a figure without a date has no period.</summary>
public static partial class PrintedFigures
{
    private const int LongestText = 2_000;
    private const double Sure = 0.85;

    /// <param name="isPromise">Whether the sentence is a goal or an initiative: what it prints is to be reached.</param>
    /// <param name="asOf">The day of the document.</param>
    public static IReadOnlyList<PrintedFigure> In(
        string text,
        bool isPromise,
        DateOnly? asOf = null
    )
    {
        if (text.Length > LongestText || !text.Any(char.IsDigit))
            return [];
        text = Normal.Nfkc(text);
        var dates = PlannedDates.In(text, asOf);
        var found = Changes(text, dates, isPromise, asOf).ToList();
        if (found.Count > 0)
            return found;
        return isPromise ? [.. Promised(text, asOf)] : [.. Counted(text, dates)];
    }

    private static IEnumerable<PrintedFigure> Changes(
        string text,
        IReadOnlyList<PlannedDate> dates,
        bool isPromise,
        DateOnly? asOf
    )
    {
        foreach (Match match in Change().Matches(text))
        {
            if (IsDate(match, dates))
                continue;
            var (before, value) = (QuantityOf(match, "1"), QuantityOf(match, "2"));
            var title = PrintedTitle.InFront(text[..match.Index]);
            if (before is null || value is null || title.Length < 2)
                continue;
            var unit =
                match.Groups["unit2"].Length > 0
                    ? match.Groups["unit2"].Value
                    : match.Groups["unit1"].Value;
            var (from, to) = (
                DateIn(match.Groups["date1"].Value, asOf),
                DateIn(match.Groups["date2"].Value, asOf)
            );
            if (from is null && to is null)
                (from, to) = Pair(DatesBehind(text[(match.Index + match.Length)..], asOf));
            var isTarget = isPromise || from is not null && to is not null && IsAfter(to, asOf);
            yield return new(
                title,
                unit,
                isTarget,
                before,
                from,
                value.Value,
                to,
                Confidence(unit, from is not null && to is not null)
            );
        }
    }

    /// <summary>68件のプログラムを認定（2022年度末）: what was counted, with the sentence around it as its name.</summary>
    private static IEnumerable<PrintedFigure> Counted(string text, IReadOnlyList<PlannedDate> dates)
    {
        foreach (Match match in Count().Matches(text))
        {
            if (IsDate(match, dates) || QuantityOf(match, "1") is not { } value)
                continue;
            var period = dates is [var only] ? Period.Of(only) : null;
            var title = PrintedTitle.Around(text, match.Index, LengthOf(match), dates);
            if (title.Length < 2)
                continue;
            var unit = match.Groups["unit1"].Value;
            yield return new(
                title,
                unit,
                false,
                null,
                null,
                value,
                period,
                Confidence(unit, period is not null) - 0.1
            );
        }
    }

    /// <summary>（約50万人/年） behind words of a goal; （2024年度までに1校に1人以上） behind those of an initiative.</summary>
    private static IEnumerable<PrintedFigure> Promised(string text, DateOnly? asOf)
    {
        foreach (Match bracket in Bracket().Matches(text))
        foreach (
            var part in bracket
                .Groups["in"]
                .Value.Split(["、", ", "], StringSplitOptions.TrimEntries)
        )
        {
            var match = Promise().Match(part);
            var front = match.Groups["front"].Value;
            if (!match.Success || front.EndsWith('第') || QuantityOf(match, "1") is not { } value)
                continue;
            var dates = PlannedDates.In(front, asOf);
            var name = PrintedTitle.Without(front, dates);
            var title = name.Length >= 2 ? name : PrintedTitle.InFront(text[..bracket.Index]);
            if (title.Length < 2)
                continue;
            var each = match.Groups["each"].Value;
            var period = dates is [var only] ? Period.Of(only) : null;
            yield return new(
                title,
                match.Groups["unit1"].Value + (each.Length > 0 ? $"/{each}" : ""),
                true,
                null,
                null,
                value,
                period,
                period is null ? 0.6 : 0.75
            );
        }
    }

    private static Quantity? QuantityOf(Match match, string n)
    {
        var (about, number, times, after) = (
            match.Groups["about" + n].Value,
            match.Groups["number" + n].Value,
            match.Groups["times" + n].Value,
            match.Groups["after" + n].Value
        );
        return Quantity.Number(number, times) is { } value
            ? new(value, Qualifiers.Of(about, after), $"{about}{number}{times}")
            : null;
    }

    // Of 12の会場 the words behind the figure stay in the name.
    private static int LengthOf(Match match) =>
        match.Value.Contains('の', StringComparison.Ordinal)
            ? match.Groups["unit1"].Index - match.Index
            : match.Length;

    private static double Confidence(string unit, bool isDated) =>
        Sure - (unit.Length == 0 ? 0.15 : 0) - (isDated ? 0 : 0.2);

    /// <summary>Part of a date, or of its own number: 2025年 → 2030年.</summary>
    private static bool IsDate(Match match, IReadOnlyList<PlannedDate> dates)
    {
        var first = match.Groups["number1"].Index;
        return dates.Any(d => d.Start <= first && first < d.Start + d.Length);
    }

    private static Period? DateIn(string text, DateOnly? asOf) =>
        PlannedDates.In(text, asOf) is [var only, ..] ? Period.Of(only) : null;

    private static IReadOnlyList<PlannedDate> DatesBehind(string rest, DateOnly? asOf) =>
        DatesInBrackets().Match(rest) is { Success: true } m
            ? PlannedDates.In(m.Groups["in"].Value, asOf)
            : [];

    private static (Period?, Period?) Pair(IReadOnlyList<PlannedDate> dates) =>
        dates switch
        {
            [var from, var to] => (Period.Of(from), Period.Of(to)),
            [var to] => (null, Period.Of(to)),
            _ => (null, null),
        };

    private static bool IsAfter(Period? period, DateOnly? asOf) =>
        period is { } p && asOf is { } day && p.Start > day;

    private const string Number =
        @"(?<about{0}>約|およそ|ほぼ|概ね|about |around )?(?<number{0}>(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}|[0-9]{{1,15}})(?:\.[0-9]{{1,6}})?)\s?(?<times{0}>百万|[千万億兆])?";
    private const string Unit =
        @"(?<unit{0}>%|(?:[\p{{IsCJKUnifiedIdeographs}}か][\p{{IsCJKUnifiedIdeographs}}か月国所]{{0,5}}?|[ァ-ヶー]{{2,10}}|[A-Za-z]{{1,10}}|℃|m[23])(?:/[年月日校人件社])?)?(?<after{0}>以上|超|強|以下|以内|未満|弱|程度|ほど)?";

    private const string Counters =
        "件|社|校|名|人|機関|拠点|団体|施設|大学|自治体|課題|か所|カ所|ヶ所|箇所|台|隻|基|組|種類|言語";

    private static string With(string pattern, int n) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, n);

    private static readonly Regex ChangeRegex = new(
        $@"(?<![0-9.,]){With(Number, 1)}\s?{With(Unit, 1)}\s?(?:[(](?<date1>[^()]{{1,20}})[)])?\s?(?:→|⇒|➡|から|->| to )\s?{With(Number, 2)}\s?{With(Unit, 2)}\s?(?:[(](?<date2>[^()→⇒➡]{{1,20}})[)])?(?=へ|に|と|まで|を|の|で|は|が|増|減|拡|[、。()\s]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static Regex Change() => ChangeRegex;

    private static readonly Regex CountRegex = new(
        $@"(?<![0-9.,\p{{IsCJKUnifiedIdeographs}}A-Za-zァ-ヶー/第]){With(Number, 1)}(?:(?<unit1>{Counters})(?<after1>以上|超|強|以下|未満|弱|程度)?|の(?<unit1>[\p{{IsCJKUnifiedIdeographs}}ァ-ヶー]{{1,8}}))(?=の|を|が|に|で|と)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static Regex Count() => CountRegex;

    private static readonly Regex PromiseRegex = new(
        $@"^(?<front>.*?)(?:(?<each>[0-9]{{1,3}}[校人件社台])に)?{With(Number, 1)}(?<unit1>(?:{Counters}|円|割|倍|%)[\p{{IsCJKUnifiedIdeographs}}]{{0,2}}?(?:/[年月日])?)(?<after1>以上|超|以下|以内|未満|程度)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static Regex Promise() => PromiseRegex;

    [GeneratedRegex(@"[(](?<in>[^()]{2,60})[)]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^[^()。]{0,20}[(](?<in>[^()]{2,60})[)]")]
    private static partial Regex DatesInBrackets();
}
