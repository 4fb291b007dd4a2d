using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars;

/// <summary>The areas of a scoreboard, as the slides behind it name them.</summary>
internal sealed class FollowUpAreas
{
    private const int LongestName = 30;

    private readonly List<string> names = [];
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> words = new(StringComparer.Ordinal);
    private readonly SortedSet<int> withoutLabel = [];

    public FollowUpAreas(IEnumerable<string> printed)
    {
        foreach (var name in printed.Distinct())
        {
            byKey.TryAdd(Normal.ForSearch(name), names.Count);
            withoutLabel.Add(names.Count);
            names.Add(name);
        }
    }

    /// <summary>Those that head no bullets so far, in the order of the scoreboard.</summary>
    public IEnumerable<string> WithoutLabel => withoutLabel.Select(i => names[i]);

    /// <summary>The area as the scoreboard prints it; null where the words name none.</summary>
    public string? Find(string printed) =>
        printed.Length <= LongestName && byKey.TryGetValue(Normal.ForSearch(printed), out var i)
            ? names[i]
            : null;

    public void Label(string area) => withoutLabel.Remove(byKey[Normal.ForSearch(area)]);

    /// <summary>See <see cref="FollowUpTone.AreaWords"/>.</summary>
    public List<string> Words(string area)
    {
        if (!words.TryGetValue(area, out var found))
            words[area] = found = FollowUpTone.AreaWords(area);
        return found;
    }
}
