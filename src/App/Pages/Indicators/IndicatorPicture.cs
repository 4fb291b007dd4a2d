using System.Globalization;
using Shirube.Domain.Indicators;
using Shirube.Features.Indicators;

namespace Shirube.App.Pages.Indicators;

/// <summary>Where everything stands in the picture of an indicator: time to the right, values upwards. Figures without a
/// date are not in it.</summary>
internal sealed class IndicatorPicture
{
    public const int Width = 560;
    public const int Height = 260;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 18;
    private const int Bottom = 40;
    private const int MostLabels = 8;

    private readonly decimal low;
    private readonly decimal high;
    private readonly long first;
    private readonly long last;

    private IndicatorPicture(IReadOnlyList<FactLine> lines)
    {
        var values = lines.Where(l => l.Fact.Quantity is not null).ToList();
        var (least, most) = (values.Min(Value), values.Max(Value));
        // A length is only true when it begins at nothing.
        least = Math.Min(0, least);
        most = Math.Max(most, least + 1);
        var step = Step((most - least) / 4);
        (low, high) = (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step);
        Ticks =
        [
            .. Enumerable.Range(0, (int)((high - low) / step) + 1).Select(n => low + n * step),
        ];
        (first, last) = (lines.Min(Day), lines.Max(Day));
        Actual = Segments(lines);
        Marks = [.. values.Select(l => new Mark(X(l), Y(Value(l)), l.Fact.Kind, l))];
        Target =
        [
            .. values.Where(l => l.Fact.Kind == FactKind.Target).Select(l => (X(l), Y(Value(l)))),
        ];
        NotSet =
        [
            .. lines
                .Where(l => l.Fact.State == FactState.NotSet)
                .Select(l => new Mark(X(l), Height - Bottom - 10, l.Fact.Kind, l)),
        ];
        Breaks =
        [
            .. lines
                .Where(l => l.Fact.Kind == FactKind.Break)
                .Select(l => new Mark(X(l), Top, l.Fact.Kind, l)),
        ];
        var labels = lines
            .Where(l => l.Fact.Kind != FactKind.Break)
            .DistinctBy(Day)
            .OrderBy(Day)
            .ToList();
        var every = (labels.Count + MostLabels - 1) / MostLabels;
        Labels =
        [
            .. labels
                .Where((_, n) => n % every == 0)
                .Select(l => (X(l), l.Fact.Period!.Value.Code)),
        ];
    }

    /// <returns>Null where no figure has a date.</returns>
    public static IndicatorPicture? Of(IndicatorView view)
    {
        var lines = view.Standing.Where(l => l.Fact.Period is not null).ToList();
        return lines.Any(l => l.Fact.Quantity is not null) ? new(lines) : null;
    }

    public sealed record Mark(double X, double Y, FactKind Kind, FactLine Line);

    public IReadOnlyList<decimal> Ticks { get; }
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Actual { get; }
    public IReadOnlyList<(double X, double Y)> Target { get; }
    public IReadOnlyList<Mark> Marks { get; }
    public IReadOnlyList<Mark> NotSet { get; }
    public IReadOnlyList<Mark> Breaks { get; }
    public IReadOnlyList<(double X, string Code)> Labels { get; }

    public double Y(decimal value) =>
        Height - Bottom - (double)((value - low) / (high - low)) * (Height - Top - Bottom);

    public static int PlotLeft => Left;
    public static int PlotRight => Width - Right;
    public static int PlotTop => Top;
    public static int PlotBottom => Height - Bottom;

    public static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private double X(FactLine line) =>
        last == first
            ? (PlotLeft + PlotRight) / 2.0
            : PlotLeft
                + 24
                + (double)(Day(line) - first) / (last - first) * (PlotRight - PlotLeft - 48);

    /// <summary>A figure stands at the end of its period, a break where its period begins.</summary>
    private static long Day(FactLine line) =>
        line.Fact.Kind == FactKind.Break
            ? line.Fact.Period!.Value.Start.DayNumber
            : line.Fact.Period!.Value.End.DayNumber;

    private static decimal Value(FactLine line) => line.Fact.Quantity!.Value.Value;

    /// <summary>Baseline and actuals in order, parted where the series breaks.</summary>
    private IReadOnlyList<IReadOnlyList<(double, double)>> Segments(IReadOnlyList<FactLine> lines)
    {
        var breaks = lines.Where(l => l.Fact.Kind == FactKind.Break).Select(Day).Order().ToList();
        return
        [
            .. lines
                .Where(l =>
                    l.Fact.Kind is FactKind.Actual or FactKind.Baseline
                    && l.Fact.Quantity is not null
                )
                .OrderBy(Day)
                .GroupBy(l => breaks.Count(b => b <= Day(l)))
                .Select(g => g.Select(l => (X(l), Y(Value(l)))).ToList()),
        ];
    }

    /// <summary>1, 2 or 5 with zeros.</summary>
    private static decimal Step(decimal rough)
    {
        var unit = 1m;
        while (unit < rough && unit < decimal.MaxValue / 100)
            unit *= 10;
        while (unit / 10 >= rough && unit > 0.000001m)
            unit /= 10;
        return unit / 5 >= rough ? unit / 5
            : unit / 2 >= rough ? unit / 2
            : unit;
    }
}
