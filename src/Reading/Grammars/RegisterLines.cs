using System.Text.RegularExpressions;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

internal enum RegisterLineKind
{
    Blank,
    Contents,
    Goal,
    Header,
    Abbreviations,
    Rule,
    Row,
    Bracketed,
    Heading,
    Note,
    Margin,
    Plain,
}

/// <summary>What each line of a register looks like by itself, before the order of the lines says what it is.</summary>
internal sealed partial class RegisterLines
{
    private readonly RegisterLineKind[] kinds;
    private readonly RegisterLineKind[] ahead;

    public RegisterLines(SourceDocument document)
    {
        Document = document;
        Underlines = new(document);
        Contents = ContentsList.Find(document);
        var lines = document.Lines;
        kinds = new RegisterLineKind[lines.Length];
        ahead = new RegisterLineKind[lines.Length + 1];
        ahead[^1] = RegisterLineKind.Blank;
        // The first line is the title, also where it is the format's highest heading.
        var title = 0;
        while (title < lines.Length && lines[title].IsBlank)
            title++;
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            kinds[i] = KindOf(lines[i]);
            if (kinds[i] == RegisterLineKind.Plain && i > title && IsStyled(lines[i]))
                kinds[i] = RegisterLineKind.Heading;
            ahead[i] =
                kinds[i]
                    is RegisterLineKind.Goal
                        or RegisterLineKind.Header
                        or RegisterLineKind.Abbreviations
                || kinds[i] == RegisterLineKind.Bracketed && lines[i].Form == LineForm.Item
                    ? kinds[i]
                    : ahead[i + 1];
        }
    }

    /// <summary>The document with the titles and headings that stand in rows of its tables as lines.</summary>
    public static SourceDocument Flat(SourceDocument document) =>
        WideRows.AsLines(
            document,
            words =>
                RegisterGoalMark.Of(words) != null
                || HeadingMark.Of(words) is { Words.Length: > 0 }
                || Note().IsMatch(words)
                || IsLegend(words)
        );

    public SourceDocument Document { get; }
    public ContentsList Contents { get; }
    public RegisterUnderlines Underlines { get; }
    public int Count => kinds.Length;

    /// <summary>0-based, as all indices here.</summary>
    public SourceLine this[int i] => Document.Lines[i];

    public RegisterLineKind Kind(int i) => kinds[i];

    /// <summary>Why a margin line is no part of the text.</summary>
    public string WhyMargin(int i) =>
        this[i].Text.Length <= 20 && PageNumber().IsMatch(this[i].Text)
            ? "page number"
            : "running head";

    /// <summary>Lines behind the front matter that print the title again are running heads.</summary>
    public void MarkRunningHeads(string title, int from)
    {
        var key = Normal.ForSearch(title);
        for (var i = from; i < kinds.Length; i++)
            if (
                kinds[i] == RegisterLineKind.Plain
                && this[i].Text.Length <= 200
                && Normal.ForSearch(this[i].Text) == key
            )
                kinds[i] = RegisterLineKind.Margin;
    }

    /// <summary>The next goal mark, table head or table of abbreviations from here on; Blank where none follows.</summary>
    public RegisterLineKind Ahead(int i) => ahead[i];

    /// <summary>The words of a line that may be the single filled cell of a row.</summary>
    public string Words(int i) => SingleCell(this[i]) ?? this[i].Text.Trim();

    /// <summary>The only filled cell of a row; null for a line that is no row, or has more or none.</summary>
    public static string? SingleCell(SourceLine line)
    {
        // Words on both sides of a tab: most rows are told by this without being split.
        if (!TableRow.IsRow(line) || line.Text.AsSpan().Trim().Contains('\t'))
            return null;
        return TableRow.Cells(line).Where(c => c.Length > 0).ToArray() is [var single]
            ? single
            : null;
    }

    /// <summary>Said to be a heading by an author's style, not by a look: in a PDF a numbered statement may look like one.</summary>
    public bool KnowsHeadings(int i) =>
        this[i].Form == LineForm.Heading && Document.Kind != FileKind.Pdf;

    private static bool IsStyled(SourceLine line) =>
        line.Form == LineForm.Heading && !PrintedDate.IsDateLine(line.Text);

    private RegisterLineKind KindOf(SourceLine line)
    {
        if (line.IsBlank)
            return RegisterLineKind.Blank;
        if (Contents.Holds(line.Number))
            return RegisterLineKind.Contents;
        if (TableRow.IsRow(line))
            return RowKind(line);
        if (RegisterGoalMark.Of(line.Text) != null)
            return RegisterLineKind.Goal;
        if (RegisterBracket.Ends(line.Text))
            return RegisterLineKind.Bracketed;
        if (line.Text.Length <= 20 && PageNumber().IsMatch(line.Text))
            return RegisterLineKind.Margin;
        if (
            Note().IsMatch(line.Text.Length <= 12 ? line.Text : line.Text[..12])
            || IsLegend(line.Text)
        )
            return RegisterLineKind.Note;
        return HeadingMark.Of(line.Text) is { Words.Length: > 0 }
            ? RegisterLineKind.Heading
            : RegisterLineKind.Plain;
    }

    private RegisterLineKind RowKind(SourceLine line)
    {
        if (TableRow.IsRule(line))
            return RegisterLineKind.Rule;
        if (SingleCell(line) is { } cell)
        {
            if (RegisterGoalMark.Of(cell) != null)
                return RegisterLineKind.Goal;
            if (Contents.Announces(cell) && HeadingMark.Of(cell) != null)
                return RegisterLineKind.Heading;
        }
        if (RegisterOrganisations.IsHead(line))
            return RegisterLineKind.Abbreviations;
        return TableHead.Of(line) != null ? RegisterLineKind.Header : RegisterLineKind.Row;
    }

    /// <summary>A sentence that says how the organisations are abbreviated or marked.</summary>
    private static bool IsLegend(string line) =>
        line.Length <= 300
        && line.AsSpan().IndexOfAny("略担") >= 0
        && Normal.ForSearch(line) is var text
        && (
            (
                text.Contains("略称", StringComparison.Ordinal)
                || text.Contains("主担当", StringComparison.Ordinal)
            )
            && (
                text.Contains("とおり", StringComparison.Ordinal)
                || text.Contains("通り", StringComparison.Ordinal)
                || text.Contains('◎', StringComparison.Ordinal)
                || text.Contains("下線", StringComparison.Ordinal)
            )
        );

    [GeneratedRegex(
        @"^\s*[-－―‐]?\s*[0-9０-９]{1,4}\s*(?:[/／]\s*[0-9０-９]{1,4})?\s*[-－―‐]?\s*$|^\s*[Pp]\.?\s*[0-9]{1,4}\s*$"
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*(?:※|\*[0-9]|[(（]?注\s*[0-9０-９]*\s*[)）:：]|[(（]注|凡例)")]
    private static partial Regex Note();
}
