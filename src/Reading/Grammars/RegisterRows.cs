using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The rows between two structural lines. What a row is broken into: a line without a tab before or behind it,
/// a row whose first cell is empty, or both cells going on.</summary>
internal sealed class RegisterRows(RegisterLines lines, TableHead header, RegisterNames known)
{
    private const int MostLinesOfARow = 20;

    /// <summary>In plain text a row may be broken into several lines; every other format knows its rows.</summary>
    private readonly bool rowsAreWhole = lines.Document.Kind != FileKind.Text;

    private readonly List<RegisterRow> rows = [];
    private readonly List<int> before = [];
    private RegisterRowDraft? draft;
    private ImmutableArray<string> above = [];

    /// <param name="to">Index behind the last line that may belong to a row.</param>
    /// <returns>The rows, and the index of the first line that belongs to none.</returns>
    public (List<RegisterRow> Rows, int Next) Read(int from, int to = int.MaxValue)
    {
        var i = from;
        var end = from;
        for (; i < Math.Min(lines.Count, to); i++)
        {
            var isAdjacent = i > from && lines.Kind(i - 1) != RegisterLineKind.Blank;
            var took = lines.Kind(i) switch
            {
                RegisterLineKind.Blank or RegisterLineKind.Margin or RegisterLineKind.Rule => true,
                RegisterLineKind.Row => TakeRow(i),
                RegisterLineKind.Bracketed => TakeBracketed(i),
                RegisterLineKind.Plain or RegisterLineKind.Note => TakeLine(i, isAdjacent),
                RegisterLineKind.Heading => isAdjacent
                    && (GoesOn(lines[i].Text) || BeginsRow(i))
                    && TakeLine(i, isAdjacent),
                _ => false,
            };
            if (!took)
                break;
            if (
                lines.Kind(i) is RegisterLineKind.Row or RegisterLineKind.Bracketed
                || before.Count == 0 && (draft?.Last ?? rows.LastOrDefault()?.Last) == i + 1
            )
                end = i + 1;
        }
        Flush();
        return (rows, end);
    }

    private bool GoesOn(string text) =>
        draft != null && LineJoin.Dangles(draft.Words[^1]) && !ListItem.IsItem(text);

    /// <summary>A numbered line that cannot end here, right above a row, is the row's beginning and no heading.</summary>
    private bool BeginsRow(int i) => LineJoin.Dangles(lines[i].Text) && LeadsToRow(i);

    /// <summary>A line of a list with its organisations in brackets is whole where it ends: nothing below goes on with it.</summary>
    private bool TakeBracketed(int i)
    {
        var (words, cell) = RegisterBracket.Of(lines[i].Text)!.Value;
        var open = lines[i].Text.LastIndexOf(cell, StringComparison.Ordinal);
        cell = lines.Underlines.Marked(lines[i], open, cell);
        if (!RegisterCell.Names(cell, known).Exists(n => known.Knows(n.As)))
            return TakeLine(i, i > 0 && lines.Kind(i - 1) != RegisterLineKind.Blank);
        var first = before.Count > 0 ? before[0] : i;
        var parts = before.Select(b => ListItem.WithoutBullet(lines[b].Text).Trim()).Append(words);
        var broken = parts.ToList();
        Flush();
        draft = new(first + 1, broken, [cell], [], broken.Count > 1 ? 0.9 : 0.95) { Last = i + 1 };
        Flush();
        return true;
    }

    private bool TakeRow(int i)
    {
        var (words, cell, columns, isOdd) = Split(lines[i]);
        if (RegisterPointer.IsToGoal(words) && cell.Length == 0)
        {
            Flush();
            rows.Add(new(i + 1, i + 1, Spacing.Repair(words), "", [], 0.95, true));
            return true;
        }
        if (before.Count > 0)
        {
            var first = before[0] + 1;
            var parts = before.Select(b => lines[b].Text.Trim()).Append(words).ToList();
            Flush();
            draft = new(first, parts, [cell], columns, 0.9);
        }
        else if (draft != null && (words.Length == 0 || IsSameRow(i, words)))
            draft.Add("", draft.Holds(cell) ? "" : cell, columns, 0.95);
        else if (
            draft != null
            && !rowsAreWhole
            && draft.CellIsOpen
            && LineJoin.Continues(draft.Words[^1], words)
        )
            draft.Add(words, cell, columns, 0.9);
        else if (
            draft != null
            && !rowsAreWhole
            && (cell.Length == 0 || draft.CellIsEmpty)
            && LineJoin.Continues(draft.Words[^1], words)
        )
            draft.Add(words, cell, columns, 0.9);
        else
        {
            Flush();
            draft = new(i + 1, [words], [cell], columns, isOdd ? 0.85 : 0.99)
            {
                IsRow = lines[i].Form == LineForm.Row,
            };
        }
        draft!.Last = i + 1;
        draft.Parts.Add(
            isOdd
                ? []
                : lines.Underlines.Marked(lines[i], TableRow.Cells(lines[i]), NamesOrganisations)
        );
        return true;
    }

    /// <summary>A cell of words merged with the one above: one row in several lines.</summary>
    private bool IsSameRow(int i, string words) =>
        i > 0
        && words.Length > 0
        && header.Title < lines[i].CellFacts.Length
        && lines[i].CellFacts[header.Title].IsRepeated
        && draft?.Words is [var above, ..]
        && above == words
        && TableRow.Cells(lines[i - 1]) is var over
        && header.Title < over.Length
        && over[header.Title] == words;

    /// <summary>A line without a tab: more organisations, the rest of the row above, or the beginning of the row below.</summary>
    private bool TakeLine(int i, bool isAdjacent)
    {
        var text = lines[i].Text.Trim();
        if (ListItem.WithoutBullet(text) is var bare && RegisterPointer.IsToGoal(bare))
        {
            text = bare;
            Flush();
            rows.Add(new(i + 1, i + 1, Spacing.Repair(text), "", [], 0.95, true));
            return true;
        }
        // A format that knows rows knows where they end.
        if (draft is { IsRow: true })
            return false;
        if (before.Count > 0)
        {
            before.Add(i);
            return LeadsToRow(i);
        }
        if (draft == null)
            return LeadsToRow(i) && Begin(i);
        if (isAdjacent && (draft.CellIsOpen || draft.CellIsEmpty) && IsOrganisations(text))
            draft.Add("", text, [], 0.95);
        else if (LineJoin.Continues(draft.Words[^1], text))
            draft.Add(text, "", [], 0.9);
        else if (!isAdjacent || ListItem.IsItem(text) || lines.Kind(i) == RegisterLineKind.Note)
            return LeadsToRow(i) && (LineJoin.Dangles(text) || isAdjacent) && Begin(i);
        else if (
            LeadsToRow(i) && (LineJoin.Dangles(text) || text.Length > draft.Words[^1].Length * 0.7)
        )
            return Begin(i);
        else
            draft.Add(text, "", [], 0.8);
        draft.Last = i + 1;
        return true;
    }

    private bool Begin(int i)
    {
        before.Add(i);
        return true;
    }

    /// <summary>A row follows soon, with no blank line between.</summary>
    private bool LeadsToRow(int i)
    {
        var farthest = i + MostLinesOfARow;
        for (i++; i < lines.Count && lines.Kind(i) is RegisterLineKind.Plain; i++)
            if (i > farthest)
                return false;
        return i < lines.Count
            && (
                lines.Kind(i) == RegisterLineKind.Bracketed
                || lines.Kind(i) == RegisterLineKind.Row
                    && lines[i].Form != LineForm.Row
                    && Split(lines[i]) is { Cell.Length: > 0, Words.Length: > 0 }
            );
    }

    private bool IsOrganisations(string text) =>
        text.Length <= 80
        && RegisterCell.Names(text, known) is { Count: > 0 } names
        && names.TrueForAll(n => known.Knows(n.As));

    private void Flush()
    {
        before.Clear();
        if (draft == null)
            return;
        rows.Add(draft.Close());
        draft = null;
    }

    private (string Words, string Cell, ImmutableArray<string> Columns, bool IsOdd) Split(
        SourceLine line
    )
    {
        var cells = lines.Underlines.Marked(
            line,
            WithAbove(TableRow.Cells(line)),
            NamesOrganisations
        );
        var count = cells.Length;
        while (count > header.Columns.Length && cells[count - 1].Length == 0)
            count--;
        if (count < cells.Length)
            cells = cells[..count];
        if (cells.Length == header.Columns.Length)
            return (
                Words(cells[header.Title]),
                header.OrganisationsOf(cells, known),
                header.Further(cells),
                false
            );
        var filled = cells.Where(c => c.Length > 0).ToArray();
        if (filled.Length < 2)
            return cells[0].Length == 0 && filled.Length == 1 && IsOrganisations(filled[0])
                ? ("", filled[0], [], true)
                : (string.Concat(filled), "", [], filled.Length == 0);
        var at = Array.FindLastIndex(filled, c => IsOrganisations(c));
        if (at <= 0)
            at = filled.Length - 1;
        return (
            LineJoin.Join(filled.Where((_, n) => n != at)),
            filled[at],
            [],
            filled.Length != header.Columns.Length
        );
    }

    private bool NamesOrganisations(int column) =>
        column < header.Columns.Length
        && header.Columns[column].Role
            is ColumnRole.Responsible
                or ColumnRole.Lead
                or ColumnRole.Joint;

    /// <summary>The lines of a cell: in a PDF a line ends where the cell does, elsewhere where its author ended it.</summary>
    private string Words(string cell)
    {
        if (!cell.Contains('\n', StringComparison.Ordinal))
            return cell;
        var printed = cell.Split('\n');
        if (lines.Document.Kind == FileKind.Pdf)
            return LineJoin.Join(printed);
        var statements = new List<string>();
        foreach (var next in printed)
            if (statements is [.., var last] && LineJoin.Continues(last, next))
                statements[^1] = LineJoin.Join([last, next]);
            else
                statements.Add(next);
        return string.Join('\n', statements);
    }

    /// <summary>Each cell that only points to the one above (同上, 〃) with what stands there.</summary>
    private ImmutableArray<string> WithAbove(ImmutableArray<string> cells)
    {
        for (var c = 0; c < cells.Length; c++)
            if (c != header.Title && c < above.Length && RegisterPointer.IsToCellAbove(cells[c]))
                cells = cells.SetItem(c, above[c]);
        return above = cells;
    }
}
