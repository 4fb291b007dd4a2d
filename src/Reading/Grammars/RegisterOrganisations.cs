using System.Collections.Immutable;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>One body in the document's own table of abbreviations.</summary>
/// <param name="Alias">As printed; null where the table gives the body no abbreviation.</param>
/// <param name="Name">Full name with its parent bodies in front.</param>
/// <param name="Line">1-based.</param>
internal sealed record RegisterOrganisation(
    string? Alias,
    string Name,
    string? ParentName,
    int Line,
    double Confidence
)
{
    public string OwnName => ParentName == null ? Name : Name[(ParentName.Length + 1)..];
}

/// <summary>The tables of abbreviations of a register. A merged cell is printed once: an empty one means the parent
/// above, except before a ministry, agency or commission, which stands by itself.</summary>
internal sealed class RegisterOrganisations
{
    private readonly Dictionary<int, ImmutableArray<RegisterOrganisation>> byLine = [];

    public RegisterOrganisations(RegisterLines lines)
    {
        for (var i = 0; i < lines.Count; i++)
            if (lines.Kind(i) == RegisterLineKind.Abbreviations)
                i = ReadTable(lines, i) - 1;
        All = [.. byLine.OrderBy(o => o.Key).SelectMany(o => o.Value)];
    }

    public ImmutableArray<RegisterOrganisation> All { get; }

    /// <param name="line">1-based.</param>
    public ImmutableArray<RegisterOrganisation> On(int line) => byLine.GetValueOrDefault(line, []);

    /// <summary>Enters the bodies of the table whose head stands at an index.</summary>
    /// <returns>The index of the first line behind the table.</returns>
    public int Enter(int i, RegisterLines lines, ReadingLog log)
    {
        log.AddFurniture(i + 1, i + 1, "table header");
        for (i++; i < lines.Count; i++)
        {
            foreach (var organisation in On(i + 1))
                Add(organisation, log);
            if (
                On(i + 1) is []
                && lines.Kind(i) is not (RegisterLineKind.Blank or RegisterLineKind.Row)
            )
                break;
        }
        return i;
    }

    private static void Add(RegisterOrganisation organisation, ReadingLog log)
    {
        var entry = log.Add(
            EntryKind.Organisation,
            organisation.Name,
            organisation.Line,
            organisation.Line,
            organisation.Confidence,
            marker: organisation.Alias
        );
        var fields = entry.Fields.Add("name", organisation.OwnName);
        if (organisation.Alias is { } alias)
            fields = fields.Add("alias", alias);
        if (organisation.ParentName is { } parentName)
            fields = fields.Add("parentName", parentName);
        log.Replace(entry with { Fields = fields });
    }

    /// <summary>The head of such a table: 略称 and 府省庁名.</summary>
    public static bool IsHead(SourceLine line) =>
        line.Text.Length <= 120
        && TableRow.IsRow(line)
        && line.Text.AsSpan().IndexOfAny('略', '表') >= 0
        && TableHead.Labels(line) is var names
        && names.Any(IsAbbreviationLabel)
        && names.Any(n => n.Length > 0 && !IsAbbreviationLabel(n));

    public static bool IsAbbreviationLabel(string label) =>
        label is "略称" or "略語" or "略記" or "略号" or "略名" or "表記";

    /// <returns>The index of the first line behind the table.</returns>
    private int ReadTable(RegisterLines lines, int head)
    {
        var labels = TableRow
            .Cells(lines[head])
            .Select(c => c.Replace(" ", "", StringComparison.Ordinal));
        var blocks = Blocks([.. labels]);
        var above = blocks.Select(_ => new string[8]).ToArray();
        var i = head + 1;
        for (; i < lines.Count; i++)
        {
            if (
                lines.Kind(i)
                is RegisterLineKind.Blank
                    or RegisterLineKind.Rule
                    or RegisterLineKind.Margin
            )
                continue;
            if (lines.Kind(i) != RegisterLineKind.Row)
                break;
            var cells = WideRows.Printed(lines[i]);
            var found = ImmutableArray.CreateBuilder<RegisterOrganisation>();
            for (var b = 0; b < blocks.Length; b++)
                if (Read(cells, blocks[b], above[b], lines[i].Number) is { } organisation)
                    found.Add(organisation);
            if (found.Count > 0)
                byLine[lines[i].Number] = found.DrainToImmutable();
        }
        return i;
    }

    /// <summary>A table may stand in two columns side by side: each has one column of abbreviations and some of names.</summary>
    private static (int Alias, int First, int End)[] Blocks(ImmutableArray<string> labels)
    {
        var aliases = Enumerable
            .Range(0, labels.Length)
            .Where(c => IsAbbreviationLabel(labels[c]))
            .ToArray();
        return aliases[0] == 0
            ?
            [
                .. aliases.Select(
                    (a, n) => (a, a + 1, n + 1 < aliases.Length ? aliases[n + 1] : int.MaxValue)
                ),
            ]
            : [.. aliases.Select((a, n) => (a, n == 0 ? 0 : aliases[n - 1] + 1, a))];
    }

    private static RegisterOrganisation? Read(
        ImmutableArray<string> cells,
        (int Alias, int First, int End) block,
        string[] above,
        int line
    )
    {
        var names = cells
            .Skip(block.First)
            .Take(Math.Min(block.End, cells.Length) - block.First)
            .Take(above.Length)
            .Select(Spacing.Repair)
            .ToList();
        while (names is [.., ""])
            names.RemoveAt(names.Count - 1);
        if (names.Count == 0)
            return null;
        var own = names.FindIndex(n => n.Length > 0);
        var confidence = own == 0 ? 0.99 : 0.95;
        if (!StandsAlone(names[own]))
        {
            for (var level = 0; level < own; level++)
                names[level] = above[level] ?? "";
            for (var level = own; level < above.Length; level++)
                above[level] = level < names.Count ? names[level] : "";
        }
        var path = names.Where(n => !string.IsNullOrEmpty(n)).ToArray();
        var alias = block.Alias < cells.Length ? Spacing.Repair(cells[block.Alias]) : "";
        if (own == 0 && StandsAlone(names[0]))
            for (var level = 0; level < above.Length; level++)
                above[level] = level < names.Count ? names[level] : "";
        return new(
            alias.Length == 0 ? null : alias,
            string.Join(' ', path),
            path.Length == 1 ? null : string.Join(' ', path[..^1]),
            line,
            confidence
        );
    }

    /// <summary>A ministry, an agency or a commission is under no body of the line above.</summary>
    private static bool StandsAlone(string name) =>
        KnownOrganisations.FindLast(name) != null
        || name.EndsWith('省')
        || name.EndsWith('庁')
        || name.EndsWith("委員会", StringComparison.Ordinal)
        || name.EndsWith("委員会事務局", StringComparison.Ordinal);
}
