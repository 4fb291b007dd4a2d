using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Makes the entries and knows what is open above them.</summary>
internal sealed class ObjectiveTree(ReadingLog log, ObjectiveNames names)
{
    private const double ByMark = 0.97;
    private const double ByForm = 0.85;
    private const double Doubtful = 0.6;

    private readonly Dictionary<int, string> headings = [];
    private readonly ObjectiveInitiatives initiatives = new(log, names);
    private readonly Dictionary<string, string> pointers = new(StringComparer.Ordinal);
    private readonly List<(Entry Entry, string Marker)> notes = [];

    private string? overarching;
    private string? goal;
    private string? group;

    private (ObjectiveMark Mark, int Line)? goalMark;
    private readonly List<ObjectiveText> statements = [];
    private (string Glyph, double Left) firstBullet;
    private (string Id, ObjectiveText Text)? heading;

    private string? Heading => headings.Count == 0 ? null : headings[headings.Keys.Max()];

    /// <summary>What initiatives and tables stand under.</summary>
    public string? Above => group ?? goal ?? overarching ?? Heading;

    public void AddHeading(ObjectiveMark mark, ObjectiveText text)
    {
        foreach (var rank in headings.Keys.Where(r => r >= mark.Rank).ToList())
            headings.Remove(rank);
        overarching = goal = group = null;
        var words = text.Text;
        if (mark.Marker is { } marker)
            words = words[marker.Length..].Trim();
        var kind = mark switch
        {
            { Rank: 1, Marker: not null } when !IsAppendix(mark.Marker) => EntryKind.Part,
            { Rank: 1 } when IsFrontOrBack(words) => EntryKind.Part,
            { Rank: <= 2 } => EntryKind.Section,
            _ => EntryKind.Subsection,
        };
        var entry = log.Add(
            kind,
            words,
            text.First,
            text.Last,
            mark.Marker is null ? ByForm : ByMark,
            Heading,
            mark.Marker
        );
        headings[mark.Rank] = entry.Id;
        Point(text, entry.Id);
        heading = (entry.Id, text);
        initiatives.Flush();
    }

    /// <summary>Closes the appendix whose heading was the last thing before a drawing.</summary>
    public void EndAppendix()
    {
        if (heading is not { } above || Heading != above.Id)
            return;
        if (log.Entries.First(e => e.Id == above.Id).Marker is { } marker && IsAppendix(marker))
            headings.Clear();
    }

    /// <param name="isInner">Among the initiatives of an objective, not above objectives.</param>
    public void AddGroup(ObjectiveMark mark, int line, bool isInner)
    {
        initiatives.Flush();
        if (isInner && goal is not null)
        {
            group = log.Add(EntryKind.Subsection, mark.Words, line, line, 0.92, goal).Id;
            return;
        }
        foreach (var rank in headings.Keys.Where(r => r >= 5).ToList())
            headings.Remove(rank);
        overarching = goal = group = null;
        headings[5] = log.Add(EntryKind.Subsection, mark.Words, line, line, 0.92, Heading).Id;
    }

    public void OpenGoal(ObjectiveMark mark, int line)
    {
        initiatives.Flush();
        goalMark = (mark, line);
        statements.Clear();
        firstBullet = default;
    }

    public void AddToGoal(SourceLine line, int bullet)
    {
        if (statements.Count == 0 || bullet > 0)
            statements.Add(new());
        statements[^1].Add(line, bullet);
    }

    public void CloseGoal()
    {
        if (goalMark is not { } open)
            return;
        goalMark = null;
        var isHigh = open.Mark.Level == ObjectiveLevel.Overarching;
        var texts = statements.Select(s => s.Text).Where(t => t.Length > 0).ToImmutableArray();
        var last = statements.Count == 0 ? open.Line : statements[^1].Last;
        group = goal = null;
        if (isHigh)
            overarching = null;
        var entry = log.Add(
            isHigh ? EntryKind.OverarchingGoal : EntryKind.SpecificGoal,
            texts.IsEmpty ? open.Mark.Words : string.Join('\n', texts),
            open.Line,
            last,
            texts.IsEmpty ? Doubtful : ByMark,
            overarching ?? Heading,
            open.Mark.Marker
        );
        if (texts.Length > 1)
            log.Replace(entry with { Fields = entry.Fields.Add("statements", texts) });
        foreach (var statement in statements)
            Point(statement, entry.Id);
        statements.Clear();
        if (isHigh)
            overarching = entry.Id;
        else
            goal = entry.Id;
    }

    /// <summary>The bullet stands further in, and is another than that of the first item.</summary>
    public bool IsNested(SourceLine line)
    {
        var glyph = line.Text.TrimStart()[..1];
        var left =
            line.Box?.Left
            ?? line.Level * 20 + 5 * (line.Text.Length - line.Text.TrimStart().Length);
        if (initiatives.IsEmpty)
            firstBullet = (glyph, left);
        return firstBullet.Glyph is { Length: > 0 } first
            && glyph != first
            && left > firstBullet.Left + 5;
    }

    public void AddInitiative(ObjectiveText text, bool isNested)
    {
        initiatives.Add(text, isNested, Above);
        Point(text, initiatives.LastId);
    }

    public void AddStatement(ObjectiveText text)
    {
        initiatives.Flush();
        var words = text.Text;
        // A line in parentheses right under a heading says it in other words.
        if (heading is { } above && above.Text.Last >= text.First - 2 && words is ['(', .., ')'])
        {
            var titled = log.Entries.First(e => e.Id == above.Id);
            log.AddFurniture(text.First, text.Last, "gloss of the heading");
            log.Replace(titled with { Fields = titled.Fields.SetItem("gloss", words[1..^1]) });
            return;
        }
        heading = null;
        var entry = log.Add(
            EntryKind.Statement,
            words,
            text.First,
            text.Last,
            ByForm,
            goal ?? overarching ?? Heading
        );
        Point(text, entry.Id);
    }

    public void AddNote(ObjectiveText text, string marker)
    {
        var entry = log.Add(
            EntryKind.Footnote,
            text.Text,
            text.First,
            text.Last,
            ByForm,
            null,
            marker.Length == 0 ? null : marker
        );
        notes.Add((entry, marker));
    }

    /// <summary>A note belongs to the entry that its number is raised in.</summary>
    public void LinkNotes()
    {
        initiatives.Flush();
        foreach (var (entry, marker) in notes)
            if (pointers.TryGetValue(marker, out var from))
                log.Replace(entry with { Parent = Real(from), Confidence = 0.95 });
    }

    private string Real(string id) => initiatives.IdOf(id);

    private void Point(ObjectiveText text, string id)
    {
        foreach (var note in text.Notes)
            pointers.TryAdd(note, id);
    }

    private static bool IsAppendix(string marker) =>
        marker.Contains("Appen", StringComparison.OrdinalIgnoreCase)
        || marker.Contains("Annex", StringComparison.OrdinalIgnoreCase)
        || marker.Contains("Attachment", StringComparison.OrdinalIgnoreCase);

    private static bool IsFrontOrBack(string words) =>
        words
            is "Introduction"
                or "Preface"
                or "Foreword"
                or "Summary"
                or "Executive Summary"
                or "Background"
                or "Conclusion"
                or "はじめに"
                or "おわりに";
}
