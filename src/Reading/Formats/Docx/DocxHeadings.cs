using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>Headings that no style says: short paragraphs of their own, bold or larger than the text. Where styles say
/// some, the others stand below them, and what stands in front of the first is the cover.</summary>
internal static partial class DocxHeadings
{
    private const int Longest = 50;
    private const double Larger = 1.15;
    private const int Deepest = 9;

    /// <param name="property">The title among the properties of the file, which many never change.</param>
    public static SourceDocument ByLook(SourceDocument document, string? property)
    {
        var lines = document.Lines;
        var usual = UsualSize(lines);
        var isBoldUsual = IsBoldUsual(lines);
        var firstStyled = lines.FirstOrDefault(IsStyled)?.Number ?? 0;
        var found = lines
            .Where(l =>
                l is { Form: LineForm.Heading, Level: 0 }
                || (
                    l.Number > firstStyled
                    && l.Text.Length <= Longest
                    && document.Title?.Contains(l.Text, StringComparison.Ordinal) != true
                    && IsStrong(lines, l, usual, isBoldUsual)
                    && IsAlone(lines, l)
                )
            )
            .Where(l => !FrontWords.Are(l.Text))
            .ToArray();
        var looks = found
            .Select(l => l.Look!)
            .Select(l => (l.Size, l.IsBold))
            .Distinct()
            .OrderByDescending(l => l.Size)
            .ThenByDescending(l => l.IsBold)
            .ToList();
        var changed = lines.ToBuilder();
        var (next, above) = (0, 0);
        foreach (var line in found)
        {
            for (; next < line.Number - 1; next++)
                above = IsStyled(lines[next]) ? lines[next].Level : above;
            var rank = looks.IndexOf((line.Look!.Size, line.Look.IsBold));
            changed[line.Number - 1] = line with
            {
                Form = LineForm.Heading,
                Level = Math.Min(above + 1 + rank, Deepest),
            };
        }
        foreach (var line in lines.Where(l => FrontWords.Are(l.Text) && IsAlone(lines, l)))
            changed[line.Number - 1] = line with { Form = LineForm.Heading, Level = 1 };
        foreach (var line in lines.Where(l => l.Form == LineForm.Body && IsCaption(l.Text)))
            changed[line.Number - 1] = line with { Form = LineForm.Caption, Level = 0 };
        return document with
        {
            Lines = changed.ToImmutable(),
            Title = document.Title ?? CoverTitle(lines, firstStyled, usual) ?? Meant(property),
        };
    }

    private static bool IsStyled(SourceLine line) => line is { Form: LineForm.Heading, Level: > 0 };

    private static bool IsStrong(
        ImmutableArray<SourceLine> lines,
        SourceLine line,
        double usual,
        bool isBoldUsual
    ) =>
        line is { Form: LineForm.Body, IsBlank: false, Look: { } look }
        && (
            look.Size >= usual * Larger
            || (look.IsBold && !isBoldUsual && look.Size >= Math.Min(usual, Below(lines, line)))
        )
        && !SentenceEnd().IsMatch(line.Text)
        && !IsCaption(line.Text);

    /// <summary>The size of the letters below it, in points.</summary>
    private static double Below(ImmutableArray<SourceLine> lines, SourceLine line) =>
        lines.Skip(line.Number).FirstOrDefault(l => !l.IsBlank)?.Look?.Size ?? double.MaxValue;

    private static bool IsCaption(string text) =>
        text.Length <= Longest * 2 && Caption().IsMatch(text) && !SentenceEnd().IsMatch(text);

    /// <summary>The only line of its block, and something stands below it.</summary>
    private static bool IsAlone(ImmutableArray<SourceLine> lines, SourceLine line) =>
        line.Number < lines.Length - 1
        && lines[line.Number].IsBlank
        && (line.Number == 1 || lines[line.Number - 2].IsBlank)
        && lines[line.Number + 1].Form != LineForm.Note;

    private static double UsualSize(ImmutableArray<SourceLine> lines) =>
        lines
            .Where(l => l is { Form: LineForm.Body or LineForm.Item, Look: not null })
            .GroupBy(l => l.Look!.Size)
            .Select(g => (Size: g.Key, Letters: g.Sum(l => l.Text.Length)))
            .OrderByDescending(g => g.Letters)
            .FirstOrDefault()
            .Size;

    private static bool IsBoldUsual(ImmutableArray<SourceLine> lines)
    {
        var text = lines.Where(l => l is { Form: LineForm.Body or LineForm.Item, Look: not null });
        var (bold, all) = (0, 0);
        foreach (var line in text)
        {
            all += line.Text.Length;
            bold += line.Look!.IsBold ? line.Text.Length : 0;
        }
        return bold * 2 > all;
    }

    /// <summary>The largest letters of the cover, and the lines that follow them as large.</summary>
    private static string? CoverTitle(
        ImmutableArray<SourceLine> lines,
        int firstStyled,
        double usual
    )
    {
        var cover = lines
            .Take(Math.Max(firstStyled - 1, firstStyled == 0 ? 10 : 0))
            .Where(l => !l.IsBlank)
            .ToArray();
        var largest = cover.Max(l => l.Look?.Size) ?? 0;
        if (largest < usual * Larger)
            return null;
        return Joined(
            cover
                .SkipWhile(l => l.Look?.Size < largest)
                .TakeWhile(l => l.Look?.Size == largest && l.Form is LineForm.Body)
        );
    }

    /// <summary>Lines of one title as one.</summary>
    public static string? Joined(IEnumerable<SourceLine> lines)
    {
        string[] words = [.. lines.Select(l => l.Text)];
        return words.Length == 0
            ? null
            : string.Join(words.All(w => w.All(char.IsAscii)) ? " " : "", words);
    }

    private static string? Meant(string? property) =>
        string.IsNullOrWhiteSpace(property) || Leftover().IsMatch(property)
            ? null
            : property.Trim();

    [GeneratedRegex("[。．、，,.;；：:]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"^[<＜【\[(（]?(?:図表?|表|Figure|Fig\.|Table)[ \u3000]?[0-9０-９]+(?:[-－.．][0-9０-９]+)*(?:[\s\u3000:：.．)）\]】－-]|$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"^(?:Microsoft Word|PowerPoint|スライド|無題|Untitled|Document ?\d|文書 ?\d)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Leftover();
}
