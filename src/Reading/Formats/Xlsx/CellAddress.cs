namespace Shirube.Reading.Formats.Xlsx;

/// <summary>Addresses such as <c>AB12</c>.</summary>
internal static class CellAddress
{
    public const int LastColumn = 16_384;
    public const int LastRow = 1_048_576;

    /// <returns>1-based row and column; 0 for what is missing or beyond every sheet.</returns>
    public static (int Row, int Column) Parse(ReadOnlySpan<char> address)
    {
        int row = 0,
            column = 0;
        foreach (var c in address)
            if (char.IsAsciiLetter(c) && column <= LastColumn)
                column = column * 26 + (char.ToUpperInvariant(c) - 'A') + 1;
            else if (char.IsAsciiDigit(c) && row <= LastRow)
                row = row * 10 + (c - '0');
        return (row <= LastRow ? row : 0, column <= LastColumn ? column : LastColumn + 1);
    }

    /// <param name="range"><c>A1:C3</c>, or one address.</param>
    /// <returns>Null for what is no range of cells.</returns>
    public static MergedArea? Range(string? range)
    {
        if (range == null)
            return null;
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        var first = Parse(colon < 0 ? range : range.AsSpan(0, colon));
        var last = colon < 0 ? first : Parse(range.AsSpan(colon + 1));
        return
            first.Row > 0
            && first.Column is > 0 and <= LastColumn
            && last.Row >= first.Row
            && last.Column >= first.Column
            ? new(first.Row, first.Column, last.Row, Math.Min(last.Column, LastColumn))
            : null;
    }

    public static string Of(int row, int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return $"{letters}{row}";
    }
}
