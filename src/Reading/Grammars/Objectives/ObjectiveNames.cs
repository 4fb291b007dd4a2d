using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The document's own table of abbreviations: what each means, with the bodies above it in front.</summary>
internal sealed class ObjectiveNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Short, string Name)> rows = [];

    public ObjectiveNames(SourceDocument document)
    {
        var isTable = false;
        var block = 0;
        foreach (var line in document.Lines)
        {
            if (line.Cells is not [var first, .. var rest])
                continue;
            if (IsHead(first))
                (isTable, block) = (true, line.Block);
            else if (!isTable || line.Block != block)
                isTable = false;
            else if (first.Length is > 0 and <= 20 && NameOf(rest) is { Length: > 0 } name)
            {
                rows[line.Number] = (first, name);
                names.TryAdd(Normal.ForSearch(first), name);
            }
        }
    }

    public bool IsEmpty => names.Count == 0;

    public (string Short, string Name)? RowAt(int line) =>
        rows.TryGetValue(line, out var row) ? row : null;

    public bool Knows(string printed) => names.ContainsKey(Normal.ForSearch(printed));

    public string? Find(string printed) =>
        names.GetValueOrDefault(Normal.ForSearch(printed))
        ?? KnownOrganisations.Find(printed)?.Name;

    public static bool IsHead(string cell) =>
        Normal.ForSearch(cell) is "abbreviation" or "abbreviations" or "acronym" or "略称";

    /// <summary>Merged cells come again in each column that they cover. A wide space parts the bodies, because their names
    /// have spaces of their own.</summary>
    private static string NameOf(IEnumerable<string> cells) =>
        string.Join(
            '\u3000',
            cells
                .Select(c => Stages.LineJoin.Join(c.Split('\n')))
                .Where(c => c.Length > 0)
                .Distinct()
        );
}
