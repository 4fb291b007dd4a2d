namespace Shirube.Domain.Indicators;

/// <summary>What is said beside a figure: 約, 以上, over. It is part of the figure and is never dropped.</summary>
public enum Qualifier
{
    Exact,
    About,
    AtLeast,
    Over,
    AtMost,
    Under,
}

public static class Qualifiers
{
    public static string Name(this Qualifier qualifier) =>
        qualifier switch
        {
            Qualifier.About => "about",
            Qualifier.AtLeast => "at-least",
            Qualifier.Over => "over",
            Qualifier.AtMost => "at-most",
            Qualifier.Under => "under",
            _ => "exact",
        };

    public static Qualifier Parse(string? name)
    {
        foreach (var qualifier in Enum.GetValues<Qualifier>())
            if (qualifier.Name() == name)
                return qualifier;
        return Qualifier.Exact;
    }

    public static Message Label(this Qualifier qualifier) =>
        qualifier switch
        {
            Qualifier.About => new("約", "about"),
            Qualifier.AtLeast => new("以上", "at least"),
            Qualifier.Over => new("超", "over"),
            Qualifier.AtMost => new("以下", "at most"),
            Qualifier.Under => new("未満", "under"),
            _ => new("ちょうど", "exactly"),
        };

    /// <summary>By the words in front of a figure and behind it.</summary>
    internal static Qualifier Of(string before, string after)
    {
        foreach (var (words, qualifier) in Behind)
            if (words.Any(w => after.StartsWith(w, StringComparison.OrdinalIgnoreCase)))
                return qualifier;
        foreach (var (words, qualifier) in InFront)
            if (words.Any(w => before.EndsWith(w, StringComparison.OrdinalIgnoreCase)))
                return qualifier;
        return Qualifier.Exact;
    }

    internal static (string[] Words, Qualifier Qualifier)[] InFront { get; } =
    [
        (["約", "およそ", "ほぼ", "概ね", "about", "around", "approximately"], Qualifier.About),
        (["at least", "not less than"], Qualifier.AtLeast),
        (["more than", "over"], Qualifier.Over),
        (["at most", "up to", "最大"], Qualifier.AtMost),
        (["less than", "fewer than", "under"], Qualifier.Under),
    ];

    internal static (string[] Words, Qualifier Qualifier)[] Behind { get; } =
    [
        (["以上", "or more", "and more"], Qualifier.AtLeast),
        (["超", "を超", "強", "余り"], Qualifier.Over),
        (["以下", "以内", "or less"], Qualifier.AtMost),
        (["未満", "弱"], Qualifier.Under),
        (["程度", "ほど", "前後"], Qualifier.About),
    ];
}
