using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The tables of a plan: of abbreviations, and of initiatives with a period and an agency in their columns.</summary>
internal sealed partial class ObjectiveTables(
    ReadingLog log,
    ObjectiveNames names,
    ObjectiveTree tree
)
{
    private const int LongestHead = 30;

    private int lastRow;
    private (int Block, int Task, int Period, int Agency)? columns;
    private ImmutableArray<string> head = [];
    private readonly ObjectiveGroups groups = new(log);

    public void Read(SourceLine line)
    {
        if (names.RowAt(line.Number) is { } organisation)
        {
            var (brief, name) = organisation;
            var entry = log.Add(
                EntryKind.Organisation,
                name,
                line.Number,
                line.Number,
                0.95,
                line.IsRow ? null : tree.Above,
                brief
            );
            log.Replace(entry with { Fields = entry.Fields.Add("alias", brief) });
            return;
        }
        if (names.TermAt(line.Number) is { } term)
        {
            log.Add(
                EntryKind.Term,
                term.Name,
                line.Number,
                line.Number,
                0.9,
                tree.Above,
                term.Short
            );
            return;
        }
        var cells = line.Cells!.Value;
        var isFirst = lastRow != line.Number - 1;
        lastRow = line.Number;
        if (
            line.Form == LineForm.HeaderRow
            || ObjectiveNames.IsHead(cells[0])
            || isFirst
                && cells.Any(c =>
                    c.Length < LongestHead && Agency().IsMatch(c) && !OrganisationLook.IsName(c)
                )
        )
        {
            log.AddFurniture(line.Number, line.Number, "table header");
            head = [.. cells.Select(c => LineJoin.Join(c.Split('\n')))];
            columns = Columns(line.Block);
            return;
        }
        if (columns is { } at && cells.Length == head.Length)
            ReadInitiative(line, cells, at);
        else
            log.Add(
                EntryKind.Statement,
                string.Join('\n', cells.Where(c => c.Length > 0).Distinct()),
                line.Number,
                line.Number,
                0.5,
                tree.Above
            );
    }

    private (int, int, int, int)? Columns(int block)
    {
        var agency = IndexOf(Agency());
        var period = IndexOf(Period());
        var task = Enumerable
            .Range(0, head.Length)
            .Where(i => i != agency && i != period && (period < 0 || i < period))
            .DefaultIfEmpty(-1)
            .Max();
        groups.Clear();
        return agency < 0 || task < 0 ? null : (block, task, period, agency);

        int IndexOf(Regex words) =>
            head.Select((h, i) => (h, i))
                .Where(h => words.IsMatch(h.h))
                .Select(h => h.i)
                .DefaultIfEmpty(-1)
                .First();
    }

    private void ReadInitiative(
        SourceLine line,
        ImmutableArray<string> cells,
        (int Block, int Task, int Period, int Agency) at
    )
    {
        var parent = tree.Above;
        if (at.Task > 0 && cells[0].Length > 0)
            parent = groups.Open(line, cells[0], parent);
        var lines = cells[at.Task].Split('\n');
        var own = lines.TakeWhile((l, i) => i == 0 || ObjectiveStarts.BulletOf(l) == 0).ToList();
        var details = Details(lines.Skip(own.Count));
        var printed = ObjectiveCell.Names(line, at.Agency, names);
        var roles = Roles.Of([.. printed.Select(p => p.IsMarked)]);
        var dates = at.Period < 0 ? [] : ObjectiveDates.OfCell(cells[at.Period]);
        var entry = log.Add(
            EntryKind.Initiative,
            LineJoin.Join(own),
            line.Number,
            line.Number,
            printed.All(p => names.Knows(p.Name)) ? 0.9 : 0.7,
            parent
        );
        entry = ObjectiveDates.Put(entry, dates);
        if (details.Count > 0)
            entry = entry with { Fields = entry.Fields.Add("details", details.ToImmutableArray()) };
        var further = Enumerable
            .Range(0, cells.Length)
            .Where(i => i > 0 && i < at.Task || i > at.Task && i != at.Agency && i != at.Period)
            .Concat(at.Period >= 0 && dates.IsEmpty ? [at.Period] : [])
            .Concat(printed.IsEmpty ? [at.Agency] : [])
            .Order()
            .Where(i => cells[i].Length > 0)
            .Select(i => $"{head[i]}: {LineJoin.Join(cells[i].Split('\n'))}")
            .ToImmutableArray();
        if (!further.IsEmpty)
            entry = entry with { Fields = entry.Fields.Add("columns", further) };
        entry = entry with
        {
            Responsibilities =
            [
                .. printed.Select((p, i) => new Mention(p.Name, names.Find(p.Name), roles[i])),
            ],
        };
        log.Replace(entry);
        var said = LineJoin.Join(cells[at.Agency].Split('\n')).Trim('(', ')', '（', '）');
        ObjectiveQuestions.Ask(log, entry, said.Length == 0 ? [] : [said]);
    }

    private static List<string> Details(IEnumerable<string> lines)
    {
        var details = new List<string>();
        foreach (var line in lines)
            if (ObjectiveStarts.BulletOf(line) is > 0 and var bullet)
                details.Add(line[bullet..]);
            else
                details[^1] = LineJoin.Join([details[^1], line]);
        return details;
    }

    [GeneratedRegex(
        @"Agency|Agencies|Ministr|Organi[sz]ation|Responsib|Department|府省|担当",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Agency();

    [GeneratedRegex(@"Period|Deadline|Year|Due|Date|期限|時期", RegexOptions.IgnoreCase)]
    private static partial Regex Period();
}
