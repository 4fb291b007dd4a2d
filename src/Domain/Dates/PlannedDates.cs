using System.Text.RegularExpressions;

namespace Shirube.Domain.Dates;

/// <summary>Finds the dates of a text: of any calendar and either language, with the words that say how what is planned
/// stands to them.</summary>
public static partial class PlannedDates
{
    /// <summary>All dates of a text in their order, none within another. A figure alone is a year only where the words
    /// around it say so (by 2020), or it stands alone; a length of time without a beginning (5年間) is none.</summary>
    /// <param name="asOf">The day of the document, from which 年内 and 今後5年間 count; without it these have no days.</param>
    public static IReadOnlyList<PlannedDate> In(string text, DateOnly? asOf = null)
    {
        if (!MayHold(text))
            return [];
        var folded = DateWords.Fold(text);
        var points = Ranges(folded, WithLeft(folded, Apart(Points(folded, asOf))));
        var dates = new List<PlannedDate>(points.Count);
        foreach (var found in points)
        {
            var point = found;
            var behind = dates is [.., var d] ? d.Start + d.Length : 0;
            if (behind > point.Start)
                continue;
            var isListed = dates is not [] && Listed().IsMatch(folded[behind..point.Start]);
            if (isListed && point.IsBare && dates[^1].IsFiscal)
                point = DatePoint.OfYear(point.Start, point.End, point.Year!.Value, true);
            var listed = isListed ? dates[^1].Relation : (DateRelation?)null;
            if (DateRelations.Of(text, folded, point, listed) is not { } date)
                continue;
            // Words between two dates belong to the first.
            if (date.Start < behind)
            {
                var end = date.Start + date.Length;
                date = date with
                {
                    Start = behind,
                    Length = end - behind,
                    Printed = text[behind..end],
                };
            }
            dates.Add(date);
        }
        return dates;
    }

    private static bool MayHold(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9')
        || text.AsSpan().ContainsAnyInRange('０', '９')
        || text.Contains('年', StringComparison.Ordinal)
        || text.Contains("year", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<DatePoint> Points(string text, DateOnly? asOf) =>
        JapaneseDates.In(text).Concat(EnglishDates.In(text)).Concat(RelativeDates.In(text, asOf));

    /// <summary>In order; of two that overlap the one that says more: first those with a sign, then the longer.</summary>
    private static List<DatePoint> Apart(IEnumerable<DatePoint> points)
    {
        var apart = new List<DatePoint>();
        foreach (
            var point in points
                .OrderBy(p => p.Start)
                .ThenBy(p => p.IsBare)
                .ThenByDescending(p => p.End)
        )
        {
            if (apart is [.., var last] && point.Start < last.End)
            {
                if (
                    last.IsBare && !point.IsBare
                    || point.End > last.End && point.IsBare == last.IsBare
                )
                    apart[^1] = point;
                continue;
            }
            apart.Add(point);
        }
        return apart;
    }

    private static List<DatePoint> WithLeft(string text, List<DatePoint> points)
    {
        var all = new List<DatePoint>(points.Count);
        foreach (var point in points)
        {
            if (
                JapaneseDates.LeftOf(text, point) is { } left
                && (all is [] || all[^1].End <= left.Start || all[^1].IsBare)
            )
            {
                if (all is [.., { IsBare: true } bare] && bare.End > left.Start)
                    all.RemoveAt(all.Count - 1);
                all.Add(left);
            }
            all.Add(point);
        }
        return all;
    }

    /// <summary>Puts two together that a dash or から … まで joins.</summary>
    private static List<DatePoint> Ranges(string text, List<DatePoint> points)
    {
        var joined = new List<DatePoint>(points.Count);
        foreach (var point in points)
        {
            if (joined is [.., var last])
            {
                if (point.Start < last.End)
                    continue;
                if (
                    !last.IsRange
                    && last.From < point.From
                    && last.To <= point.To
                    && Joins().IsMatch(text[last.End..point.Start])
                )
                {
                    joined[^1] = last.Through(
                        point.IsBare && last.IsFiscal
                            ? DatePoint.OfYear(point.Start, point.End, point.Year!.Value, true)
                            : point
                    );
                    continue;
                }
            }
            var right =
                EnglishDates.RightOf(text, point) ?? JapaneseDates.MonthRightOf(text, point);
            joined.Add(right == null ? point : point.Through(right));
        }
        return joined;
    }

    [GeneratedRegex(@"^ ?(?:年度?|月)?(?: ?[~\-]{1,2} ?| ?から ?| to | through | until )$")]
    private static partial Regex Joins();

    [GeneratedRegex(@"^(?:,|/| and|, and| or| &)? ?$", RegexOptions.IgnoreCase)]
    private static partial Regex Listed();
}
