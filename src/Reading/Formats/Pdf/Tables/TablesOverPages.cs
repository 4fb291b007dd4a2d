using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Tables that go on over pages become one: the header that is printed again leaves the text, cells that go on
/// keep their words, and a row cut by the page's end is whole again.</summary>
internal static partial class TablesOverPages
{
    public const string RepeatedHeader = "repeated table header";
    private const double SameEdge = 4;
    private const int MostHeaderRows = 4;

    // Some pages of a table tell whether a cell is ever empty.
    private const int RowsCompared = 200;

    /// <summary>Changes the pages.</summary>
    /// <param name="pages">Without their margins and notes.</param>
    /// <returns>The lines taken out, in order, marked as margins.</returns>
    public static List<PrintedLine> Join(IReadOnlyList<PageText> pages)
    {
        var taken = new List<PrintedLine>();
        List<PrintedLine>? open = null;
        foreach (var page in pages)
        {
            var paragraphs = page.Paragraphs;
            var at = IsCaptionAgain(paragraphs) ? 1 : 0;
            var rows = paragraphs.Count > at && paragraphs[at][0].IsRow ? paragraphs[at] : null;
            if (open != null && rows != null && GoesOn(open, rows) is { } again)
            {
                for (var i = 0; i < at; i++)
                    taken.AddRange(paragraphs[i]);
                taken.AddRange(rows.Take(again));
                var whole = open;
                foreach (var row in Continued(whole, rows.Skip(again).ToList()))
                    whole.Add(row);
                paragraphs.RemoveRange(0, at + 1);
            }
            if (paragraphs.Count > 0)
                open = paragraphs[^1][0].IsRow ? paragraphs[^1] : null;
        }
        taken.ForEach(l => l.Margin = RepeatedHeader);
        return taken;
    }

    /// <summary>“Table 3 (continued)”.</summary>
    private static bool IsCaptionAgain(List<List<PrintedLine>> paragraphs) =>
        paragraphs is [[{ IsRow: false, Text.Length: < 60 } only], [{ IsRow: true }, ..], ..]
        && Again().IsMatch(only.Text);

    /// <returns>How many of its first rows are the header again; null where it is another table.</returns>
    private static int? GoesOn(List<PrintedLine> open, List<PrintedLine> next)
    {
        if (!HaveSameColumns(open[^1], next[0]))
            return null;
        var again = 0;
        while (
            again < MostHeaderRows
            && again < Math.Min(open.Count, next.Count)
            && Plain(open[again].Text) == Plain(next[again].Text)
        )
            again++;
        if (again == 0 && next[0].Form == LineForm.HeaderRow && open[0].Form == LineForm.HeaderRow)
            return null;
        // What is printed again on the next page is a header, whatever it looks like.
        for (var i = 0; i < again; i++)
            open[i].Form = LineForm.HeaderRow;
        foreach (var row in next.Skip(again))
            row.Form = LineForm.Row;
        return again;
    }

    /// <summary>The pages of a book may be shifted.</summary>
    private static bool HaveSameColumns(PrintedLine a, PrintedLine b) =>
        a.Columns.Length == b.Columns.Length
        && Math.Abs(a.Columns[0] - b.Columns[0]) < 60
        && a.Columns.Zip(b.Columns)
            .All(x => Math.Abs(x.First - a.Columns[0] - x.Second + b.Columns[0]) < SameEdge);

    private static IEnumerable<PrintedLine> Continued(
        List<PrintedLine> open,
        List<PrintedLine> next
    )
    {
        if (next.Count == 0)
            return next;
        var last = new RowCells(open[^1]);
        var first = new RowCells(next[0]);
        var bare = first.BareFromLeft();
        if (bare == 0 || bare == first.Count)
            return next;
        // The cells of the page before go on here without saying their words again.
        var rows = next.Select(line => new RowCells(line)).ToList();
        foreach (var row in rows)
            for (var c = 0; c < bare; c++)
                if (row.IsSameCell(c, first))
                    row.Repeat(c, last);
        if (!IsRestOf(last, first, bare, [.. open.TakeLast(RowsCompared), .. next]))
            return rows.Select(r => r.ToLine());
        open[^1] = last.With(first, bare);
        return rows.Skip(1).Select(r => r.ToLine());
    }

    /// <summary>A cell is empty that is filled in every other row: its words stand on the page before.</summary>
    private static bool IsRestOf(RowCells last, RowCells first, int bare, List<PrintedLine> all) =>
        Enumerable
            .Range(bare, first.Count - bare)
            .Any(c =>
                first.Text(c).Length == 0
                && last.Text(c).Length > 0
                && all.Count(r => new RowCells(r).Text(c).Length == 0) == 1
                && all.Count > 3
            );

    private static string Plain(string text) => White().Replace(text, "");

    [GeneratedRegex(
        @"(?:続き|つづき|続）|続\)|continued)\s*[)）〉》\]]?\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Again();

    [GeneratedRegex(@"[\s\u3000]+")]
    private static partial Regex White();
}
