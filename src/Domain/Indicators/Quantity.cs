using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Domain.Indicators;

/// <summary>A figure as it was given: never a binary fraction, its precision and its words kept.</summary>
/// <param name="Value">With the decimals that were given: 12.50 is not 12.5.</param>
/// <param name="Printed">As it stood, without its unit: 約50万.</param>
public readonly partial record struct Quantity(decimal Value, Qualifier Qualifier, string Printed)
{
    private const int LongestTyped = 60;

    /// <summary>Reads what somebody typed: 1,200.50, 約50万, 12%以上. The unit may stand behind it.</summary>
    /// <param name="unit">Of the indicator.</param>
    /// <returns>Null where it is no figure of that unit.</returns>
    public static Quantity? Read(string typed, string unit)
    {
        typed = typed.Trim();
        if (typed.Length is 0 or > LongestTyped)
            return null;
        var match = Typed().Match(Normal.Nfkc(typed));
        if (!match.Success)
            return null;
        var said = match.Groups["unit"].Value.Trim();
        if (said.Length > 0 && said != Normal.Nfkc(unit))
            return null;
        return Number(match.Groups["number"].Value, match.Groups["times"].Value) is { } value
            ? new(
                match.Groups["minus"].Length > 0 ? -value : value,
                Qualifiers.Of(match.Groups["before"].Value, match.Groups["after"].Value),
                typed
            )
            : null;
    }

    /// <param name="number">Digits, with commas and a point.</param>
    /// <param name="times">兆, 億, 百万, 万, 千 or nothing.</param>
    internal static decimal? Number(string number, string times)
    {
        if (
            !decimal.TryParse(
                number.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
            return null;
        if (value >= 1_000_000_000_000_000)
            return null;
        var zeros = times switch
        {
            "千" => 3,
            "万" => 4,
            "百万" => 6,
            "億" => 8,
            "兆" => 12,
            _ => 0,
        };
        // One place at a time: 2.5万 is 25000, not 25000.0.
        for (; zeros > 0; zeros--)
            value = value.Scale > 0 ? Shifted(value) : value * 10;
        return value;
    }

    private static decimal Shifted(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new(bits[0], bits[1], bits[2], value < 0, (byte)(value.Scale - 1));
    }

    [GeneratedRegex(
        @"^(?<before>約|およそ|ほぼ|概ね|最大|about|around|approximately|at least|more than|over|at most|up to|less than|under)?\s*(?<minus>[-−▲△])?\s*(?<number>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,9})?)\s*(?<times>兆|億|百万|万|千)?\s*(?<unit>[^0-9.,\s]{0,20}?)\s*(?<after>以上|超|強|余り|以下|以内|未満|弱|程度|ほど|前後|or more|or less)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Typed();
}
