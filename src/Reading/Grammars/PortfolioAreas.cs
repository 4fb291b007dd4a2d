using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Research areas with their heads, and the schemes they are funded by.</summary>
internal sealed class PortfolioAreas(PortfolioWriting writing)
{
    private PortfolioScheme? scheme;

    public void BeginSlide() => scheme = null;

    /// <returns>The index behind what was read; 0 where the block is neither area nor scheme.</returns>
    public int Read(List<PortfolioBlock> slide, int i)
    {
        if (PortfolioScheme.TermsFrom(slide, i) is { } read)
        {
            scheme = read;
            return read.Write(writing, slide);
        }
        if (PortfolioScheme.Inline(slide[i]) is { } inline)
        {
            inline.WriteInline(writing, slide[i]);
            return i + 1;
        }
        if (PrintedArea.Of(slide[i]) is not { } area)
            return 0;
        var block = slide[i];
        Write(area, block, writing, scheme);
        return i + 1;
    }

    public static bool IsTable(List<PortfolioBlock> rows) => AreaColumns.Of(rows[0]) != null;

    public static void ReadTable(List<PortfolioBlock> rows, PortfolioWriting writing)
    {
        var columns = AreaColumns.Of(rows[0])!;
        writing.Furniture(rows[0], "table header");
        foreach (var row in rows.Skip(1))
            if (columns.Read(row) is { } area)
                Write(area, row, writing, null);
            else
                writing.Add(
                    EntryKind.Statement,
                    row,
                    string.Join(
                        " ",
                        row.Cells.Select(PortfolioWords.Clean).Where(c => c.Length > 0)
                    ),
                    0.6,
                    writing.Parent
                );
    }

    /// <summary>A note that says of when the numbers of projects are, said of each area of the slide.</summary>
    public static void Date(List<PortfolioBlock> slide, List<Draft> drafts)
    {
        var note = slide.Find(b =>
            b.Form == PortfolioForm.Note
            && AreaWords.IsAboutFigures(b.Text)
            && PrintedDate.Of(b.Text) != null
        );
        if (note == null)
            return;
        foreach (
            var area in drafts.Where(d =>
                d.Kind == EntryKind.ResearchArea && d.First >= slide[0].First
            )
        )
            area.Fields["asOf"] = PrintedDate.Of(note.Text)!;
    }

    private static void Write(
        PrintedArea area,
        PortfolioBlock block,
        PortfolioWriting writing,
        PortfolioScheme? scheme
    )
    {
        var draft = writing.Add(
            EntryKind.ResearchArea,
            area.Name,
            block.First,
            block.Last,
            area.Leader.Length > 0 && area.IsMarked ? 0.95 : 0.75,
            scheme?.Draft ?? writing.Parent
        );
        PortfolioWriting.Field(draft, "leader", area.Leader);
        PortfolioWriting.Field(draft, "affiliation", area.Affiliation);
        PortfolioWriting.Fields(draft, "institutions", AreaWords.Institutions(area.Affiliation));
        PortfolioWriting.Field(draft, "projects", area.Projects);
        PortfolioWriting.Field(draft, "scheme", scheme?.Form);
    }
}

/// <param name="IsMarked">The name is bold or stands in a column of its own: where it ends is no guess.</param>
internal sealed partial record PrintedArea(
    string Name,
    string Leader,
    string Affiliation,
    long? Projects,
    bool IsMarked
)
{
    private const int LongestBlock = 300;

    /// <summary>Bold name, head, affiliation, and the number of projects in brackets, over one line or several.</summary>
    public static PrintedArea? Of(PortfolioBlock block)
    {
        if (
            block.Form is not (PortfolioForm.Text or PortfolioForm.Bullet)
            || block.Lines.Sum(l => l.Length) > LongestBlock
        )
            return null;
        var text = string.Join('\n', block.Lines.Select(l => l.Trim()));
        var half = HalfWidth.Of(text);
        var count = Count().Match(half);
        if (!count.Success)
            return null;
        var words = text.Remove(count.Index, count.Length);
        var bold = PortfolioWords.Bold(words);
        if (
            bold is null
            && words.TrimStart().IndexOfAny([' ', '　', '（', '(', '：', '\n']) is var end
            && end > 1
        )
            bold = (PortfolioWords.Clean(words.TrimStart()[..end]), words.TrimStart()[end..]);
        if (bold is not (var name, var rest) || name.Length is 0 or > 60)
            return null;
        var (leader, affiliation) = AreaWords.Head(rest);
        return leader.Length == 0
            ? null
            : new(
                name.Trim('「', '」', '『', '』'),
                leader,
                affiliation,
                long.Parse(count.Groups["count"].ValueSpan, CultureInfo.InvariantCulture),
                PortfolioWords.Bold(words) != null
            );
    }

    [GeneratedRegex(
        @"[(、,]?\s*(?:採択|研究|実施|継続)?課題数?\s*[:：]?\s*(?<count>[0-9]{1,4})\s*(?:課題|件)?\s*\)?|\(\s*(?<count>[0-9]{1,4})\s*課題\s*\)"
    )]
    private static partial Regex Count();
}

/// <summary>The columns of a table of research areas.</summary>
internal sealed partial record AreaColumns(int Name, int Leader, int Affiliation, int Projects)
{
    public static AreaColumns? Of(PortfolioBlock head)
    {
        var cells = head.Cells.Select(PortfolioWords.Clean).ToImmutableArray();
        var columns = new AreaColumns(
            Find(cells, NameHead()),
            Find(cells, LeaderHead()),
            Find(cells, AffiliationHead()),
            Find(cells, ProjectsHead())
        );
        return columns is { Name: >= 0, Leader: >= 0 } ? columns : null;
    }

    public PrintedArea? Read(PortfolioBlock row)
    {
        var (leader, affiliation) = (Cell(row, Leader), Cell(row, Affiliation));
        if (Affiliation < 0)
            (leader, affiliation) = AreaWords.Head(leader) is { Leader.Length: > 0 } head
                ? head
                : (leader, "");
        var digits = ProjectCount().Match(HalfWidth.Of(Cell(row, Projects)));
        var name = Cell(row, Name);
        return name.Length == 0
            ? null
            : new(
                name,
                leader,
                affiliation,
                digits.Success ? long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null,
                true
            );
    }

    private static string Cell(PortfolioBlock row, int column) =>
        column >= 0 && column < row.Cells.Length ? PortfolioWords.Clean(row.Cells[column]) : "";

    private static int Find(ImmutableArray<string> cells, Regex head)
    {
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Length <= 20 && head.IsMatch(cells[i]))
                return i;
        return -1;
    }

    [GeneratedRegex(@"^(?:研究)?領域(?:名)?$|^研究(?:課題|テーマ)名?$|^プロジェクト名?$")]
    private static partial Regex NameHead();

    [GeneratedRegex(@"総括|代表者?|リーダー|責任者|^PI$|^PM$")]
    private static partial Regex LeaderHead();

    [GeneratedRegex(@"所属|機関")]
    private static partial Regex AffiliationHead();

    [GeneratedRegex(@"課題数|件数|採択数")]
    private static partial Regex ProjectsHead();

    [GeneratedRegex(@"[0-9]{1,4}")]
    private static partial Regex ProjectCount();
}
