using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Where the slides begin: the title of a part is printed over the column labels of each of its slides.</summary>
internal sealed class ProgressSlidesTitles
{
    private readonly HashSet<int> titles = [];
    private readonly HashSet<string> keys = [];

    /// <summary>Index of the first unit of the first slide with columns; what stands before is the front.</summary>
    public int First { get; private set; }

    public bool IsTitle(int unit) => titles.Contains(unit);

    public bool IsPart(SlideUnit unit) =>
        unit.Kind == SlideUnitKind.Text && keys.Contains(unit.Key);

    public static ProgressSlidesTitles Of(List<SlideUnit> units)
    {
        var found = new ProgressSlidesTitles();
        var over = Enumerable
            .Range(0, units.Count)
            .Where(i => StandsOverColumns(units, i))
            .ToList();
        var counts = over.CountBy(i => units[i].Key).ToDictionary();
        var firstLabel = units.FindIndex(u => u.Kind == SlideUnitKind.Label || IsTableHead(u));
        foreach (
            var unit in units
                .Take(Math.Max(0, firstLabel - 1))
                .Where(u => u.Kind == SlideUnitKind.Text)
        )
            if (counts.TryGetValue(unit.Key, out var count))
                counts[unit.Key] = count + 1;
        foreach (var i in over)
        {
            // A heading may stand between the title and the labels: then the words known from elsewhere are the title.
            var title = i;
            if (counts[units[i].Key] < 2)
                for (var j = i - 1; j >= 0 && units[j].Kind == SlideUnitKind.Text; j--)
                    if (counts.GetValueOrDefault(units[j].Key) > 1)
                    {
                        title = j;
                        break;
                    }
            found.keys.Add(units[title].Key);
            found.titles.Add(title);
        }
        found.First = found.titles.Count > 0 ? found.titles.Min() : Math.Max(0, firstLabel);
        for (var i = found.First; i < units.Count; i++)
            if (found.IsPart(units[i]))
                found.titles.Add(i);
        return found;
    }

    private static bool StandsOverColumns(List<SlideUnit> units, int i)
    {
        if (units[i].Kind != SlideUnitKind.Text || i + 1 == units.Count)
            return false;
        var next = units[i + 1];
        if (IsTableHead(next))
            return true;
        // 概況 alone may stand under the name of an area; 主な進捗 begins a slide.
        return next.Kind == SlideUnitKind.Label
            && (
                HasProgress(next)
                || i + 2 < units.Count
                    && units[i + 2].Kind == SlideUnitKind.Label
                    && HasProgress(units[i + 2])
            );
    }

    private static bool HasProgress(SlideUnit label) =>
        ProgressSlidesUnits.IsProgressLabel(label.Text)
        || label.Text.Split(' ', '\u3000').Any(ProgressSlidesUnits.IsProgressLabel);

    public static bool IsTableHead(SlideUnit unit) =>
        unit.Kind == SlideUnitKind.Row
        && ProgressSlidesUnits.MayHoldLabel(unit.Text)
        && SlideLines
            .Cells(unit.Text)
            .Select(c => PrintedWords.Clean(c))
            .Any(ProgressSlidesUnits.IsLabel);
}
