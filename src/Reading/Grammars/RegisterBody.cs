using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Reads a register from its first heading to its end, one block at a time.</summary>
internal sealed class RegisterBody(
    RegisterLines lines,
    ReadingLog log,
    RegisterOrganisations organisations
)
{
    private readonly RegisterTree tree = new();
    private readonly RegisterHeads heads = new(lines);
    private readonly RegisterNames names = new(organisations.All);
    private readonly RegisterGoals goals = new(log);
    private readonly RegisterInitiatives initiatives = new(log, new(organisations.All));
    private TableHead header = TableHead.Usual;
    private string? goal;

    /// <summary>Reads the block that begins at an index; returns the index behind it.</summary>
    public int ReadAt(int i)
    {
        var number = i + 1;
        switch (lines.Kind(i))
        {
            case RegisterLineKind.Contents:
                log.AddFurniture(number, number, "contents list");
                return i + 1;
            case RegisterLineKind.Margin:
                log.AddFurniture(number, number, lines.WhyMargin(i));
                return i + 1;
            case RegisterLineKind.Rule:
                log.AddFurniture(number, number, "table header");
                return i + 1;
            case RegisterLineKind.Header:
                var (head, behind) = heads.At(i);
                header = head ?? header;
                log.AddFurniture(number, behind, "table header");
                return behind;
            case RegisterLineKind.Abbreviations:
                goal = null;
                return organisations.Enter(i, lines, log);
            case RegisterLineKind.Goal:
                return ReadGoal(i);
            case RegisterLineKind.Heading:
                return ReadHeading(i);
            case RegisterLineKind.Note:
                // What stands above the table of abbreviations is said of the whole document.
                var next = i + 1;
                while (next < lines.Count && lines.Kind(next) == RegisterLineKind.Blank)
                    next++;
                var ofAll =
                    next < lines.Count && lines.Kind(next) == RegisterLineKind.Abbreviations;
                log.Add(
                    EntryKind.Footnote,
                    Spacing.Repair(lines[i].Text),
                    number,
                    number,
                    0.9,
                    ofAll ? null : goal ?? tree.Innermost
                );
                return i + 1;
            case RegisterLineKind.Row:
            case RegisterLineKind.Bracketed:
            case RegisterLineKind.Plain:
                return goal == null ? i + 1 : ReadRows(i);
            default:
                return i + 1;
        }
    }

    public void Close()
    {
        goals.Close();
        initiatives.Close();
    }

    private int ReadHeading(int i)
    {
        var mark =
            HeadingMark.Of(lines.Words(i))
            ?? new(HeadingLevel.Style, "", lines.Words(i)) { Style = lines[i].Level };
        var words = mark.Words.Split('\n').ToList();
        var last = i;
        while (
            last + 1 < lines.Count
            && lines.Kind(last + 1) == RegisterLineKind.Plain
            && LineJoin.Continues(words[^1], lines[last + 1].Text)
        )
            words.Add(lines[++last].Text);
        var (kind, parent) = tree.Place(mark);
        var confidence = last > i || mark.Level == HeadingLevel.Group ? 0.95 : 0.99;
        var entry = log.Add(
            kind,
            Spacing.Repair(LineJoin.Join(words)),
            i + 1,
            last + 1,
            confidence,
            parent,
            mark.Marker.Length > 0 ? mark.Marker : null
        );
        tree.Open(mark, kind, entry.Id);
        goal = null;
        header = TableHead.Usual;
        return last + 1;
    }

    private int ReadGoal(int i)
    {
        var mark = RegisterGoalMark.Of(lines.Words(i))!;
        var statements = new RegisterStatements();
        foreach (var words in mark.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            statements.Add(words, !statements.IsEmpty);
        var last = i;
        for (var j = i + 1; j < lines.Count && Belongs(j, mark, statements, last); j++)
        {
            if (lines.Kind(j) == RegisterLineKind.Margin)
                log.AddFurniture(j + 1, j + 1, lines.WhyMargin(j));
            if (lines.Kind(j) is RegisterLineKind.Blank or RegisterLineKind.Margin)
                continue;
            foreach (var words in lines.Words(j).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                statements.Add(words, j == last + 1);
            last = j;
        }
        var parent = mark.Kind == EntryKind.OverarchingGoal ? tree.Innermost : tree.ParentOfGoal;
        goal = goals.Add(mark, statements, parent, i + 1, last + 1);
        if (mark.Kind == EntryKind.OverarchingGoal)
            tree.SetOverarchingGoal(goal);
        header = TableHead.Usual;
        return last + 1;
    }

    /// <summary>Whether a line is among the statements of the goal above it. With the goal's table still ahead, a
    /// numbered line is an item of the goal unless the contents list announces it as a heading.</summary>
    private bool Belongs(int j, RegisterGoalMark mark, RegisterStatements statements, int last)
    {
        var tableFollows =
            lines.Ahead(j) is RegisterLineKind.Header or RegisterLineKind.Bracketed
            && mark.Kind != EntryKind.OverarchingGoal;
        var isNext = j == last + 1 || statements.IsEmpty;
        return lines.Kind(j) switch
        {
            RegisterLineKind.Blank or RegisterLineKind.Margin => true,
            RegisterLineKind.Plain => (isNext || tableFollows)
                && !RegisterPointer.IsToGoal(ListItem.WithoutBullet(lines[j].Text)),
            RegisterLineKind.Note => j == last + 1 && tableFollows,
            RegisterLineKind.Row => RegisterLines.SingleCell(lines[j]) != null
                && (isNext || tableFollows),
            // Without a number it may be the goal itself in large letters.
            RegisterLineKind.Heading when HeadingMark.Of(lines[j].Text) == null =>
                statements.IsEmpty || !lines.KnowsHeadings(j) && (isNext || tableFollows),
            RegisterLineKind.Heading when lines.KnowsHeadings(j) => false,
            RegisterLineKind.Heading => tableFollows
                && !lines.Contents.Announces(lines[j].Text)
                && HeadingMark.Of(lines[j].Text) is { IsPart: false },
            _ => false,
        };
    }

    private int ReadRows(int i)
    {
        var (rows, next) = new RegisterRows(lines, header, names).Read(i);
        for (var j = i; j < next; j++)
            if (lines.Kind(j) == RegisterLineKind.Margin)
                log.AddFurniture(j + 1, j + 1, lines.WhyMargin(j));
            else if (lines.Kind(j) == RegisterLineKind.Rule)
                log.AddFurniture(j + 1, j + 1, "table header");
        foreach (var row in rows)
            if (row.IsCrossReference)
                goals.AddCrossReference(row, goal!);
            else
                initiatives.Add(row, goal!);
        return Math.Max(next, i + 1);
    }
}
