using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A row that defines a name: the name with its gloss in the first cell, the definition and what is said of it in
/// the second.</summary>
internal static partial class PortfolioConcepts
{
    private const int LongestName = 60;

    /// <summary>Every row defines a name, or the head says that they do.</summary>
    public static bool IsTable(List<PortfolioBlock> rows, string heading) =>
        rows.Count > 1 && IsHead(rows[0])
            ? rows.Skip(1).All(r => IsRow(r, isAboutConcepts: true))
            : rows.TrueForAll(r => IsRow(r, PortfolioContexts.IsAboutConcepts(heading)));

    public static bool IsHead(PortfolioBlock row) =>
        row.Cells is [var name, var meaning]
        && NameHead().IsMatch(PortfolioWords.Clean(name))
        && MeaningHead().IsMatch(PortfolioWords.Clean(meaning));

    private static bool IsRow(PortfolioBlock row, bool isAboutConcepts)
    {
        var cells = row.Cells.Where(c => c.Length > 0).ToArray();
        if (cells.Length != 2)
            return false;
        var name = Pieces(cells[0]).Find(p => !IsAside(p.Text));
        if (
            name is null
            || name.Text.Length > LongestName
            || name.Text.Contains('。', StringComparison.Ordinal)
        )
            return false;
        var pieces = Pieces(cells[1]);
        return pieces.Count > 0
            && pieces[0].Text.Length > 8
            && (pieces.Count > 1 && Gloss().IsMatch(name.Text) || isAboutConcepts);
    }

    public static void Read(PortfolioBlock row, PortfolioWriting writing, PortfolioTexts texts)
    {
        var cells = row.Cells.Where(c => c.Length > 0).ToArray();
        Draft? concept = null;
        foreach (var piece in Pieces(cells[0]))
            if (concept != null || IsAside(piece.Text))
                Add(
                    EntryKind.Statement,
                    piece.Text.Trim('↑', '↓', '↕', '⇔', ' '),
                    concept ?? writing.Parent
                );
            else
                concept = Concept(piece.Text);
        var isFirst = true;
        foreach (var piece in Pieces(cells[1]))
        {
            var (words, note) = PartedNote(piece.Text);
            if (isFirst && words.Length > 0)
                PortfolioWriting.Field(concept!, "definition", words);
            else if (words.Length > 0)
                texts.Facts(Add(EntryKind.Statement, PortfolioMarks.Cut(words).Words, concept));
            if (note.Length > 0)
                Add(EntryKind.Footnote, note, concept);
            isFirst = false;
        }

        Draft Add(EntryKind kind, string text, Draft? parent) =>
            writing.Add(kind, text, row.First, row.Last, 0.85, parent);

        Draft Concept(string text)
        {
            var gloss = Gloss().Match(text);
            var draft = writing.Add(
                EntryKind.Concept,
                gloss.Success ? text[..gloss.Index].Trim() : text,
                row.First,
                row.Last,
                0.9,
                writing.Parent
            );
            PortfolioWriting.Field(draft, "gloss", gloss.Groups["gloss"].Value);
            return draft;
        }
    }

    private static List<CellPiece> Pieces(string cell) =>
        [
            .. HtmlCell
                .Pieces(cell)
                .SelectMany(p =>
                    p.Text.Split(
                            '\n',
                            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                        )
                        .Select(t => p with { Text = PortfolioWords.Clean(t) })
                )
                .Where(p => p.Text.Length > 0),
        ];

    private static (string Words, string Note) PartedNote(string text)
    {
        var note = text.IndexOf('※', StringComparison.Ordinal);
        return note < 0 ? (text, "") : (text[..note].Trim(), text[note..]);
    }

    /// <summary>Words between arrows tell of the rows above and below, and name nothing.</summary>
    private static bool IsAside(string text) =>
        text.Contains('。', StringComparison.Ordinal)
        || text.Length > 0 && "↑↓↕⇔".Contains(text[0], StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:用語|概念|区分|ことば|言葉|名称|呼び方)(?:名)?$")]
    private static partial Regex NameHead();

    [GeneratedRegex(@"^(?:意味|定義|説明|内容|考え方)$")]
    private static partial Regex MeaningHead();

    [GeneratedRegex(@"\s*[（(](?<gloss>[^（()）]{2,30})[)）]$")]
    private static partial Regex Gloss();
}
