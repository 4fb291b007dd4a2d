using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The tables of a plan: of abbreviations, and of initiatives with a period and an agency in their columns.</summary>
internal sealed partial class ObjectiveTables(
    ReadingLog log,
    ObjectiveNames names,
    ObjectiveTree tree
)
{
    private (int Block, int Task, int Period, int Agency)? columns;
    private ImmutableArray<string> head = [];
    private (string Words, string Id)? group;

    public void Read(SourceLine line)
    {
        var cells = line.Cells!.Value;
        if (names.RowAt(line.Number) is { } organisation)
        {
            log.Add(
                EntryKind.Organisation,
                organisation.Name,
                line.Number,
                line.Number,
                0.95,
                null,
                organisation.Short
            );
            return;
        }
        if (line.Form == LineForm.HeaderRow || ObjectiveNames.IsHead(cells[0]))
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
        group = null;
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
        {
            var words = LineJoin.Join(cells[0].Split('\n'));
            if (group is not { } open || open.Words != words)
                group = (
                    words,
                    log.Add(EntryKind.Subsection, words, line.Number, line.Number, 0.9, parent).Id
                );
            parent = group.Value.Id;
        }
        var lines = cells[at.Task].Split('\n');
        var own = lines.TakeWhile((l, i) => i == 0 || ObjectiveBody.BulletOf(l) == 0).ToList();
        var details = new List<string>();
        foreach (var more in lines.Skip(own.Count))
            if (ObjectiveBody.BulletOf(more) is > 0 and var bullet)
                details.Add(more[bullet..]);
            else
                details[^1] = LineJoin.Join([details[^1], more]);
        var printed = Names().Match(cells[at.Agency]) is { Success: true } m
            ? m.Groups["names"]
                .Value.Split(
                    [',', '、', '\n'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            : [];
        var roles = Roles.Of([.. printed.Select(_ => false)]);
        var entry = log.Add(
            EntryKind.Initiative,
            LineJoin.Join(own),
            line.Number,
            line.Number,
            printed.All(names.Knows) ? 0.9 : 0.7,
            parent
        );
        var fields = entry.Fields;
        if (at.Period >= 0)
        {
            var deadlines = cells[at.Period]
                .Split('\n')
                .SelectMany(p => Shirube.Domain.Dates.PlannedDates.In(p))
                .Select(d => d.Code)
                .ToImmutableArray();
            if (!deadlines.IsEmpty)
                fields = fields
                    .Add("deadlines", deadlines)
                    .Add("by", deadlines.Max(StringComparer.Ordinal)!);
        }
        if (details.Count > 0)
            fields = fields.Add("details", details.ToImmutableArray());
        var further = Enumerable
            .Range(1, Math.Max(0, at.Task - 1))
            .Where(i => cells[i].Length > 0)
            .Select(i => $"{head[i]}: {LineJoin.Join(cells[i].Split('\n'))}")
            .ToImmutableArray();
        if (!further.IsEmpty)
            fields = fields.Add("columns", further);
        log.Replace(
            entry with
            {
                Fields = fields,
                Responsibilities =
                [
                    .. printed.Select((p, i) => new Mention(p, names.Find(p), roles[i])),
                ],
            }
        );
    }

    [GeneratedRegex(
        @"Agency|Agencies|Ministr|Organi[sz]ation|Responsib|Department|府省|担当",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Agency();

    [GeneratedRegex(@"Period|Deadline|Year|Due|Date|期限|時期", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(@"^\s*[\[【](?<names>[^\[\]【】]+)[\]】]\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
