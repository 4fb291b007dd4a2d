using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Stages;

/// <summary>The cells of a line that is a row of a table: parted by tabs, or by upright bars at both ends.</summary>
internal static class TableRow
{
    public static bool IsRow(SourceLine line) => line.IsRow || IsBarred(line.Text.AsSpan().Trim());

    /// <summary>Trimmed cells, empty ones among them; empty for a line that is no row.</summary>
    public static ImmutableArray<string> Cells(SourceLine line)
    {
        if (line.Cells is { } cells)
            return cells;
        var text = line.Text.AsSpan().Trim();
        return IsBarred(text)
            ? [.. text[1..^1].ToString().Split('|', StringSplitOptions.TrimEntries)]
            : [];
    }

    /// <summary>The line under the head of a barred table: <c>|---|---|</c>.</summary>
    public static bool IsRule(SourceLine line) =>
        IsBarred(line.Text.AsSpan().Trim()) && line.Text.AsSpan().IndexOfAnyExcept("|-: ") < 0;

    private static bool IsBarred(ReadOnlySpan<char> text) => text is ['|', _, .., '|'];
}
