using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Whether a printed line is the second half of the heading above it.</summary>
internal static class ObjectiveHeadings
{
    private const double RoomForAWord = 30;

    /// <summary>In the same paragraph; or set alike, right below, and the line above was full.</summary>
    public static bool Continues(SourceDocument document, SourceLine above, SourceLine next)
    {
        if (ObjectiveMark.Of(next) is { Marker: not null } || next.Page != above.Page)
            return false;
        if (next.Number == above.Number + 1 && next.Block == above.Block)
            return true;
        return above is { Box: { } upper, Look: { IsBold: true } look }
            && next is { Box: { } lower, Look.IsBold: true }
            && Math.Abs(next.Look.Size - look.Size) < 0.5
            && lower.Top - upper.Bottom < look.Size / 2
            && lower.Top > upper.Top
            && upper.Right + RoomForAWord > RightOf(document, above.Page);
    }

    private static double RightOf(SourceDocument document, int page) =>
        document.Lines.Where(l => l.Page == page).Max(l => l.Box?.Right ?? 0);
}
