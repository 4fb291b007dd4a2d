using Shirube.App.Pages.Register;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Features.Indicators;

namespace Shirube.App.Pages.Indicators;

/// <summary>Figures, periods and places of indicators in the reader's language.</summary>
internal static class FigureWords
{
    /// <summary>約1,000,000人/年, about 1,000,000 人/年; with the places that were given.</summary>
    public static string Of(Localiser l, Quantity quantity, string unit)
    {
        var words = Plain(l, quantity, unit);
        return PrintedOf(quantity) is { } printed
            ? l[$"{words}（原典の表記：{printed}）", $"{words} (as given: {printed})"]
            : words;
    }

    private static string Plain(Localiser l, Quantity quantity, string unit)
    {
        var number = quantity.Value.ToString($"N{quantity.Value.Scale}", l.Culture);
        var word = quantity.Qualifier == Qualifier.Exact ? "" : l[quantity.Qualifier.Label()];
        var isBehind =
            l.Language == Language.Japanese
            && quantity.Qualifier is not (Qualifier.Exact or Qualifier.About);
        return l.Language == Language.Japanese
            ? isBehind
                ? $"{number}{unit}{word}"
                : $"{word}{number}{unit}"
            : $"{word} {number}{(unit is "%" or "" ? unit : $" {unit}")}".Trim();
    }

    /// <summary>The bare number, for a picture.</summary>
    public static string Short(Localiser l, decimal value) =>
        value.ToString(value == Math.Truncate(value) ? "N0" : "#,0.####", l.Culture);

    /// <summary>For lists: without the words as they were given.</summary>
    public static string Brief(Localiser l, Fact fact, string unit) =>
        fact.Quantity is { } quantity ? Plain(l, quantity, unit) : Of(l, fact, unit);

    public static string Of(Localiser l, Fact fact, string unit) =>
        fact switch
        {
            { Quantity: { } quantity } => Of(l, quantity, unit),
            { State: FactState.NotSet, DueOn: { } due } => l[
                $"未設定（{l.Date(Iso(due))}までに{fact.SetBy}が設定）",
                $"Not set (due {l.Date(Iso(due))}, by {fact.SetBy})"
            ],
            { Kind: FactKind.Break, State: FactState.Said } => l[
                "ここから数え方が変わります",
                "Counted in another way from here on"
            ],
            _ => l[fact.State.Label()],
        };

    public static string When(Localiser l, Fact fact) =>
        fact.Period is { } period
            ? fact.Kind == FactKind.Break
                ? l[$"{DateWords.Of(l, period.Code)}から", $"From {DateWords.Of(l, period.Code)}"]
                : DateWords.Of(l, period.Code)
            : l["時点の記載なし", "No date given"];

    public static string Title(Localiser l, IndicatorHead head) => l.Name(head.Title, head.TitleEn);

    public static string Unit(Localiser l, IndicatorHead head) =>
        head.Unit.Length > 0 ? head.Unit : l["単位の記載なし", "no unit given"];

    /// <summary>The page of what it measures; null for a document alone.</summary>
    public static string? PathOf(IndicatorHead head) =>
        head.OfKind switch
        {
            "goal" => $"/goals/{head.OfCode}",
            "initiative" => $"/initiatives/{head.OfCode}",
            "progress" => $"/progress/{head.OfCode}",
            "edition" => $"/editions/{head.OfCode}",
            _ => null,
        };

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // Digits alone say no more than the number does.
    private static string? PrintedOf(Quantity quantity) =>
        quantity.Printed.AsSpan().IndexOfAny("千万億兆/") >= 0 ? quantity.Printed : null;
}
