using System.Collections.Immutable;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The statements under a goal's mark: broken lines joined, finished ones kept apart.</summary>
internal sealed class RegisterStatements
{
    private readonly List<List<string>> statements = [];
    private bool adjacentSplit;
    private bool joined;

    public bool IsEmpty => statements.Count == 0;

    /// <param name="isAdjacent">No blank line stands between this line and the one before.</param>
    public void Add(string line, bool isAdjacent)
    {
        if (statements.Count > 0 && LineJoin.Continues(statements[^1][^1], line))
        {
            statements[^1].Add(line);
            joined = true;
            return;
        }
        adjacentSplit |= isAdjacent && statements.Count > 0 && !ListItem.IsItem(line);
        statements.Add([line]);
    }

    public (ImmutableArray<string> Statements, double Confidence) Close()
    {
        var repaired = false;
        var texts = ImmutableArray.CreateBuilder<string>(statements.Count);
        foreach (var lines in statements)
        {
            var printed = ListItem.WithoutBullet(LineJoin.Join(lines));
            var text = Spacing.Repair(printed);
            repaired |= text != printed;
            texts.Add(text);
        }
        return (
            texts.DrainToImmutable(),
            adjacentSplit ? 0.9
            : joined || repaired ? 0.95
            : 0.98
        );
    }
}
