using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The columns that the gaps of several bands leave: what stands above each other in all of them.</summary>
internal sealed partial class GapColumns
{
    /// <summary>In sizes of a letter.</summary>
    private const double Corridor = 0.4;

    /// <summary>Of all squares that hold words.</summary>
    private const double Filled = 0.6;
    private readonly List<Band> bands;
    private readonly double size;

    /// <summary>From left to right.</summary>
    public List<(double Left, double Right)> Columns { get; } = [];

    public GapColumns(List<Band> bands)
    {
        this.bands = bands;
        size = bands.Max(b => b.Size);
        foreach (var s in bands.SelectMany(b => b.Segments).OrderBy(s => s.Left))
            if (Columns.Count > 0 && s.Left - Columns[^1].Right < Corridor * size)
                Columns[^1] = (Columns[^1].Left, Math.Max(Columns[^1].Right, s.Right));
            else
                Columns.Add((s.Left, s.Right));
        if (bands.Count > 1 && Columns.Count > bands[0].Segments.Count)
            TakeHeads();
    }

    /// <summary>A head in the middle of its column may stand beside the words below it: both are one column where nothing
    /// else can be the other's.</summary>
    private void TakeHeads()
    {
        var heads = Columns.ConvertAll(c => bands[0].Segments.Exists(s => Holds(c, s)));
        var bodies = Columns.ConvertAll(c =>
            bands.Skip(1).Any(b => b.Segments.Exists(s => Holds(c, s)))
        );
        for (var c = Columns.Count - 1; c > 0; c--)
            if (
                (IsHead(c - 1) && IsBody(c) && !IsHead(c + 1) && !IsBody(c - 2))
                || (IsBody(c - 1) && IsHead(c) && !IsBody(c + 1) && !IsHead(c - 2))
            )
            {
                Columns[c - 1] = (Columns[c - 1].Left, Columns[c].Right);
                Columns.RemoveAt(c);
                (heads[c - 1], bodies[c - 1]) = (true, true);
                heads.RemoveAt(c);
                bodies.RemoveAt(c);
            }

        bool IsHead(int c) => c >= 0 && c < heads.Count && heads[c] && !bodies[c];
        bool IsBody(int c) => c >= 0 && c < heads.Count && bodies[c] && !heads[c];
    }

    private static bool Holds((double Left, double Right) column, Segment s) =>
        s.Left >= column.Left - 0.1 && s.Right <= column.Right + 0.1;

    public IEnumerable<Segment> In(int column) =>
        bands.SelectMany(b => b.Segments).Where(s => Holds(column, s));

    public bool Holds(int column, Segment s) => Holds(Columns[column], s);

    /// <summary>Whether they make a table and no text in columns, list or drawing.</summary>
    public bool AreOfTable()
    {
        var columns = Enumerable.Range(0, Columns.Count).ToList();
        return Columns.Count >= 2
            && !IsMarks(0)
            && !IsExplanations()
            && !IsSentences(0)
            && columns.Exists(c => !IsProse(c))
            && (columns.Count > 2 || HasHead() || !IsProse(0))
            && columns.TrueForAll(IsAligned)
            && Told() >= Filled;
    }

    /// <summary>Bold words above every column, and none below.</summary>
    private bool HasHead() =>
        bands[0].Segments.Count == Columns.Count
        && bands[0].IsBold
        && bands.Skip(1).All(b => !b.IsBold);

    /// <summary>How much of the squares is filled, in bands of more than one segment.</summary>
    private double Told()
    {
        var rows = bands.Where(b => b.Segments.Count > 1).ToList();
        return rows.Sum(b => b.Segments.Count) / (double)(Columns.Count * rows.Count);
    }

    /// <summary>A narrow column of sentences beside a drawing.</summary>
    private bool IsSentences(int column)
    {
        var (left, right) = Columns[column];
        var lines = In(column).ToList();
        return lines.Count >= 5
            && lines.Count(s => s.Left - left < 0.3 * size && right - s.Right < 0.8 * size)
                >= 0.6 * lines.Count
            && lines.Count(s => Hiragana().IsMatch(s.Text)) >= 0.6 * lines.Count;
    }

    /// <summary>Bullets and numbers before the items of a list; a table may number its rows.</summary>
    private bool IsMarks(int column)
    {
        var marks = In(column).ToList();
        var found = marks.Count(s =>
            Bullet().IsMatch(PrivateUse.Shown(s.Text))
            || (Columns.Count == 2 && Numbering().IsMatch(s.Text))
        );
        return found > marks.Count * 0.3;
    }

    /// <summary>“Item : what it means”, set under each other.</summary>
    private bool IsExplanations() =>
        Columns.Count == 2
        && In(1).ToList() is var second
        && second.Count(s => s.Text[0] is ':' or '：') > second.Count * 0.3;

    /// <summary>Lines that fill a wide column.</summary>
    private bool IsProse(int column)
    {
        var width = Columns[column].Right - Columns[column].Left;
        var lines = In(column).ToList();
        return width > 12 * size
            && lines.Count(s => s.Right - s.Left > 0.8 * width) >= 0.6 * lines.Count;
    }

    /// <summary>Its segments begin, end or have their middles under each other.</summary>
    private bool IsAligned(int column)
    {
        var all = In(column).ToList();
        // A head may stand in the middle above words that begin at the left.
        var lines = all.Skip(HasHead() && all.Count > 1 ? 1 : 0).ToList();
        return all.Count > 1
            && (
                IsAligned(lines, s => s.Left)
                || IsAligned(lines, s => s.Right)
                || IsAligned(lines, s => (s.Left + s.Right) / 2)
            );
    }

    private bool IsAligned(List<Segment> lines, Func<Segment, double> edge)
    {
        var edges = lines.Select(edge).Order().ToList();
        var middle = edges[edges.Count / 2];
        return edges.Count(e => Math.Abs(e - middle) < 0.5 * size) >= 0.7 * edges.Count;
    }

    [GeneratedRegex(@"^[^\p{L}\p{N}]{1,2}$")]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^(?:[(（〔\[]?(?:[0-9０-９一二三四五六七八九十]{1,3}|[ivxIVX]{1,5}|[a-zA-Zア-ン])[)）〕\].．、:：]+"
            + @"|第?[0-9０-９一二三四五六七八九十]{1,3}[章節条項部編]"
            + @"|[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})*|[①-⑳㈠-㉃])$"
    )]
    private static partial Regex Numbering();

    [GeneratedRegex("[ぁ-ん]")]
    private static partial Regex Hiragana();
}
