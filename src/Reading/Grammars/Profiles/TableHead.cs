using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <param name="Head">As printed, without white space; the lines of a head over several rows joined by <c>/</c>.</param>
/// <param name="Others">Heads of columns that could have the role instead, best first.</param>
internal sealed record TableColumn(
    string Head,
    ColumnRole Role,
    double Confidence,
    ImmutableArray<string> Others
);

/// <summary>The head of a table of initiatives: what each column says. The only place that knows which cell is whose.</summary>
internal sealed partial record TableHead(ImmutableArray<TableColumn> Columns)
{
    /// <summary>What a table is taken to be whose head was not printed again.</summary>
    public static TableHead Usual { get; } = new(ColumnChoice.Of(["取組", "関係府省庁"]));

    public int Title { get; } = IndexOf(Columns, ColumnRole.Title);

    public bool NamesOrganisations =>
        Columns.Any(c =>
            c.Role
                is ColumnRole.Responsible
                    or ColumnRole.Lead
                    or ColumnRole.Joint
                    or ColumnRole.Organisation
        );

    /// <summary>A line that is a head by its words alone: one column names the initiatives, one the organisations.</summary>
    public static TableHead? Of(SourceLine line)
    {
        if (
            line.Text.Length > 120
            || !TableRow.IsRow(line)
            || line.Text.AsSpan().IndexOfAny(OrganisationLetters) < 0
            || !HasLabel(line.Text)
        )
            return null;
        var labels = Labels(line);
        if (
            labels.Any(RegisterOrganisations.IsAbbreviationLabel)
            // 主 alone may be a mark in a cell.
            || !labels.Any(l => l.Length > 1 && ColumnWords.Of(l)?.Role == ColumnRole.Responsible)
        )
            return null;
        var head = new TableHead(ColumnChoice.Of(labels));
        return head.Title >= 0 && head.NamesOrganisations ? head : null;
    }

    public static ImmutableArray<string> Labels(SourceLine line) =>
        [.. TableRow.Cells(line).Select(c => Spaces().Replace(c.Trim('*'), ""))];

    /// <summary>The lowest line of a head over several rows.</summary>
    public static string LastOf(string head) => head[(head.LastIndexOf('/') + 1)..];

    /// <summary>The organisations of a row in one cell. Where lead and others have a column each, the lead's names get a
    /// mark; where each organisation has a column, its mark stands before its name.</summary>
    public string OrganisationsOf(ImmutableArray<string> cells, RegisterNames known)
    {
        var leads = CellsOf(ColumnRole.Lead, cells, known);
        var others = CellsOf(ColumnRole.Joint, cells, known);
        if (leads.Length > 0 && others.Length > 0)
            leads = string.Join(
                '、',
                RegisterCell.Names(leads, known).Select(n => RegisterCell.LeadColumn + n.As)
            );
        string[] named =
        [
            leads,
            others,
            CellsOf(ColumnRole.Responsible, cells, known),
            Marked(cells),
        ];
        return string.Join('、', named.Where(n => n.Length > 0));
    }

    /// <summary>A department above that of the next column.</summary>
    public bool IsUpper(int column) => column + 1 < Columns.Length && IsBelow(column + 1);

    /// <summary>Cells of columns beside title and organisations, as <c>head: cell</c>.</summary>
    public ImmutableArray<string> Further(ImmutableArray<string> cells) =>
        Columns.Length == 2
            ? []
            :
            [
                .. Enumerable
                    .Range(0, cells.Length)
                    .Where(c => c != Title && IsFurther(Columns[c].Role) && cells[c].Length > 0)
                    .Select(c => $"{Columns[c].Head}: {cells[c]}"),
            ];

    private static bool IsFurther(ColumnRole role) =>
        role
            is not (
                ColumnRole.Responsible
                or ColumnRole.Lead
                or ColumnRole.Joint
                or ColumnRole.Organisation
                or ColumnRole.Ignore
            );

    /// <summary>Where a role has two columns, the first is the department above the second.</summary>
    private string CellsOf(ColumnRole role, ImmutableArray<string> cells, RegisterNames known)
    {
        var filled = new List<string>();
        for (var c = 0; c < Columns.Length && c < cells.Length; c++)
            if (Columns[c].Role == role && cells[c].Length > 0)
                if (filled.Count > 0 && IsBelow(c))
                    filled[^1] = RegisterCell.Under(filled[^1], cells[c], known);
                else
                    filled.Add(cells[c]);
        return string.Join('、', filled);
    }

    private bool IsBelow(int column) =>
        column > 0
        && Columns[column].Role is (ColumnRole.Responsible or ColumnRole.Lead or ColumnRole.Joint)
        && Columns[column - 1].Role == Columns[column].Role
        && ColumnWords.NamesUpper(Columns[column - 1].Head)
        && ColumnWords.NamesLower(Columns[column].Head);

    private string Marked(ImmutableArray<string> cells) =>
        string.Join(
            '、',
            Columns
                .Select((column, c) => (column, Cell: c < cells.Length ? cells[c] : ""))
                .Where(c => c.column.Role == ColumnRole.Organisation)
                .Where(c => c.Cell.Length > 0 && !IsDash(c.Cell))
                .Select(c => RegisterCell.MarkOf(c.Cell) + LastOf(c.column.Head))
        );

    private static bool IsDash(string cell) => cell.Trim("-－ー―—–×✕ ").Length == 0;

    private static int IndexOf(ImmutableArray<TableColumn> columns, ColumnRole role)
    {
        for (var i = 0; i < columns.Length; i++)
            if (columns[i].Role == role)
                return i;
        return -1;
    }

    /// <summary>Whether a cell begins with a letter that names of organisations' columns begin with: spares most rows from
    /// being split.</summary>
    private static bool HasLabel(ReadOnlySpan<char> text)
    {
        foreach (var cell in text.SplitAny('\t', '|'))
            if (
                text[cell].TrimStart(" \u3000\u00a0*") is [var first, ..]
                && (LabelStarts.Contains(first) || char.IsWhiteSpace(first))
            )
                return true;
        return false;
    }

    private static readonly SearchValues<char> OrganisationLetters = SearchValues.Create(
        "府省庁担当所管部局課室機関主体組織者"
    );
    private static readonly SearchValues<char> LabelStarts = SearchValues.Create(
        "主関担所実推取責府省庁各部課機局組者副幹協連総支共そ"
    );

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
