using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Enters goals, and ties those printed again (再掲) and the cross-references (前掲のとおり) to their originals.</summary>
internal sealed class RegisterGoals(ReadingLog log)
{
    private readonly RegisterRepeats originals = new();
    private readonly List<Entry> repeated = [];
    private readonly List<Entry> references = [];
    private readonly Dictionary<string, (Entry? Original, bool IsExact)> found = [];
    private readonly Dictionary<string, Entry> byId = [];

    /// <returns>The id of the goal's entry.</returns>
    public string Add(
        RegisterGoalMark mark,
        RegisterStatements printed,
        string? parent,
        int first,
        int last
    )
    {
        var (statements, confidence) = printed.Close();
        var text = string.Join('\n', statements);
        var entry = log.Add(
            mark.Kind,
            text,
            first,
            last,
            text.Length == 0 ? 0.5 : confidence,
            parent,
            mark.Marker
        );
        if (statements.Length > 1)
        {
            entry = entry with { Fields = entry.Fields.Add("statements", statements) };
            log.Replace(entry);
        }
        byId[entry.Id] = entry;
        if ((text + mark.Marker).Contains("再掲", StringComparison.Ordinal))
            repeated.Add(entry);
        else
            originals.Add(entry.Id, [.. statements.Select(s => HeadingMark.Of(s)?.Words ?? s)]);
        return entry.Id;
    }

    public void AddCrossReference(RegisterRow row, string goal) =>
        references.Add(
            log.Add(EntryKind.CrossReference, row.Words, row.First, row.Last, row.Confidence, goal)
        );

    /// <summary>Ties what was printed again to its original, wherever in the document that stands.</summary>
    public void Close()
    {
        foreach (var goal in repeated)
            Tie(goal, goal);
        foreach (var reference in references)
            Tie(reference, byId[reference.Parent!]);
    }

    private void Tie(Entry entry, Entry goal)
    {
        if (!found.TryGetValue(goal.Id, out var match))
        {
            var (id, isExact) =
                originals.Find(goal.Text) is { } f && f.Entry != goal.Id ? f : (null, false);
            found[goal.Id] = match = (id == null ? null : byId[id], isExact);
            if (!isExact)
                Ask(goal, match.Original);
        }
        log.Replace(
            entry with
            {
                RepeatOf = match.Original?.Id,
                Confidence = Math.Min(entry.Confidence, match.IsExact ? 0.95 : 0.85),
            }
        );
    }

    private void Ask(Entry goal, Entry? original)
    {
        var lines =
            original == null
                ? [goal.Place.FirstLine]
                : ImmutableArray.Create(goal.Place.FirstLine, original.Place.FirstLine);
        var text =
            original == null
                ? new Message(
                    $"{goal.Place.FirstLine}行目の目標は再掲とされていますが、もとの目標が見つかりません。どの目標ですか。",
                    $"The goal on line {goal.Place.FirstLine} is said to be printed again, but its original was not found. Which goal is it?"
                )
                : new Message(
                    $"{goal.Place.FirstLine}行目の再掲の目標は、{original.Place.FirstLine}行目の目標と言い回しが少し異なります。同じ目標ですか。",
                    $"The goal printed again on line {goal.Place.FirstLine} is worded a little differently from the goal on line {original.Place.FirstLine}. Is it the same goal?"
                );
        log.Ask(
            QuestionKinds.Repeat,
            goal.Id,
            goal.Text,
            text,
            lines,
            original == null ? [] : [original.Text]
        );
    }
}
