using System.Text.RegularExpressions;

namespace Shirube.Domain.Dates;

/// <summary>The words in front of a date and behind it: by the end of …, …頃まで, …以降.</summary>
internal static partial class DateRelations
{
    private const int LongestFront = 48;
    private const int LongestBack = 24;

    /// <summary>The point with its words; null for a figure that nothing around it makes a year.</summary>
    /// <param name="folded">The text as <see cref="DateWords.Fold(string)"/> gives it.</param>
    /// <param name="listed">The relation of the date right before it, where only "and" or a comma lies between.</param>
    public static PlannedDate? Of(string text, string folded, DatePoint point, DateRelation? listed)
    {
        var from = Math.Max(0, point.Start - LongestFront);
        var front = Front().Match(folded, from, point.Start - from);
        var back = Back()
            .Match(folded, point.End, Math.Min(LongestBack, folded.Length - point.End));
        var word = front.Groups["rel"].Value.ToLowerInvariant();
        if (
            point.IsBare
            && word.Length == 0
            && !front.Groups["part"].Success
            && !front.Groups["about"].Success
            && !back.Groups["rel"].Success
            && listed == null
            && !StandsAlone(folded, point)
        )
            return null;
        var isEnd = back.Groups["end"].Success || front.Groups["part"].Value is "end" or "End";
        var relation =
            OfBack(back.Groups["rel"].Value) is { } behind
            && !(isEnd && behind == DateRelation.Until)
                ? behind
            : OfFront(word) is { } before
            && !(isEnd && before is DateRelation.In or DateRelation.Until)
                ? before
            : back.Groups["aim"].Success || isEnd ? DateRelation.By
            : point.Relation ?? listed ?? DateRelation.In;
        if (point.IsRange && relation is DateRelation.From or DateRelation.Until)
            relation = DateRelation.In;
        var start = front.Success ? front.Index : point.Start;
        var end = back.Index + back.Length;
        while (end > point.End && folded[end - 1] == ' ')
            end--;
        return new(
            isEnd && relation == DateRelation.From ? LastMonth(point) : point.From,
            point.To,
            point.Precision,
            relation,
            text[start..end],
            start,
            end - start
        )
        {
            IsApproximate =
                point.IsApproximate
                || front.Groups["about"].Success
                || front.Groups["part"].Success && !isEnd
                || back.Groups["about"].Success
                || back.Groups["aim"].Success,
            IsFiscal = point.IsFiscal,
            IsRange = point.IsRange,
        };
    }

    private static DateOnly? LastMonth(DatePoint point) => point.To?.AddDays(1).AddMonths(-1);

    /// <summary>Nothing but the figure, or the figure in brackets of its own.</summary>
    private static bool StandsAlone(string text, DatePoint point)
    {
        var before = text.AsSpan(0, point.Start).TrimEnd();
        var after = text.AsSpan(point.End).TrimStart();
        return before.IsEmpty && after.IsEmpty
            || before is [.., '(' or '[' or '['] && after is [')' or ']', ..];
    }

    private static DateRelation? OfFront(string word) =>
        word switch
        {
            "" => null,
            "before" or "prior to" => DateRelation.Before,
            "after" => DateRelation.After,
            "until" or "till" or "through" or "up to" => DateRelation.Until,
            "in" or "during" or "within" or "throughout" or "for" or "as of" or "on" or "at" =>
                DateRelation.In,
            ['b', 'y'] or ['n', 'o', ..] or ['t', 'o', 'w', ..] => DateRelation.By,
            _ => DateRelation.From,
        };

    private static DateRelation? OfBack(string word) =>
        word switch
        {
            "" => null,
            "まで" or "迄" => DateRelation.Until,
            "までに"
            or "までの"
            or "迄に"
            or "を期限"
            or "以前"
            or "or earlier"
            or "at the latest" => DateRelation.By,
            _ => DateRelation.From,
        };

    [GeneratedRegex(
        @"(?<![A-Za-z])(?:(?<rel>no later than|not later than|by|until|till|through|up to|towards?|from|since|start(?:ing|ed)(?: in| from)?|beginning (?:in|from)|as of|as from|in|during|within|throughout|before|prior to|after|for|on|at) +)?(?:(?<about>around|about|approximately|circa|roughly|c\.) +)?(?:the )?(?:(?<part>early|middle|mid|late|end|beginning|start)(?: |-)(?:(?:in|of) )?)?(?:the )?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Front();

    [GeneratedRegex(
        @"\G ?(?:の ?)?(?:(?<end>(?:[年月]度?)?末)|(?<about>初頭|初め|はじめ|当初|早期|半ば|なかば|中頃)|内(?![閣部容外装定])|中(?![国学期心央小堅長])(?:に(?!は))?)? ?(?<about>頃|ごろ|前後|程度|あたり)? ?(?<aim>[をに]?(?:目途|目処|めど|目標|目安)(?:に|として|とし)?)? ?(?<rel>までに|までの|まで|迄に|迄|以降|以後|から|より(?=[、,実開始順本全])|以前|を期限|onwards?|or later|and (?:beyond|after|later|onwards?)|or earlier|at the latest)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Back();
}
