using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

public class DrawingUnderlinesTests
{
    // At 10 points, the words "[Roads, Bridges]" stand from 50 to 124; their feet at 700.
    private const string Words = "[Roads, Bridges]";

    [Theory]
    [InlineData("0.5 w 53 698.6 m 81.5 698.6 l S", "Roads")]
    [InlineData("53 698.2 28.5 0.6 re f", "Roads")]
    [InlineData("87 698.2 34 0.6 re f", "Bridges")]
    [InlineData("53 698.2 31.3 0.6 re f", "Roads,")]
    [InlineData("53 698.2 10 0.6 re f 63 698.2 18.5 0.6 re f", "Roads")]
    [InlineData("50 698.2 73.9 0.6 re f", "[Roads, Bridges]")]
    public void The_words_above_a_thin_line_are_underlined(string drawing, string underlined) =>
        Assert.Equal([underlined], Underlined(drawing));

    [Fact]
    public void Two_lines_under_two_words_are_two_stretches() =>
        Assert.Equal(
            ["Roads", "Bridges"],
            Underlined("53 698.2 28.5 0.6 re f 87 698.2 34 0.6 re f")
        );

    [Theory]
    [InlineData("50 698.2 400 0.6 re f", "a rule across the page")]
    [InlineData("53 703 27 0.6 re f", "through the words")]
    [InlineData("53 710 27 0.6 re f", "above the words")]
    [InlineData("53 690 27 0.6 re f", "far below the words")]
    [InlineData("53 697 27 2.5 re f", "a bar")]
    [InlineData("1 1 1 rg 53 698.2 27 0.6 re f", "white")]
    [InlineData("0.5 w 48 698 80 14 re S", "a frame around the words")]
    [InlineData("0.5 w 53 698.6 m 80 698.6 l S 80 690 m 80 720 l S", "a corner of a table")]
    public void Other_lines_underline_nothing(string drawing, string which)
    {
        Assert.Empty(Underlined(drawing));
        Assert.NotEmpty(which);
    }

    [Fact]
    public void The_underlined_ministry_of_every_bracket_is_the_one_a_reader_sees()
    {
        var file = SharedPdf.Path("ai-strategy-2019-en.pdf");
        var document = Reader.Open(File.ReadAllBytes(file), "ai-strategy.pdf");
        var truth = File.ReadAllLines(
                Path.Combine(Seeds.Root(), "tests/Reading.Tests/Pdf/underlined-ministries.txt")
            )
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Split(' ', 2))
            .ToList();
        var names = truth
            .SelectMany(t => t[1].Split(' '))
            .Select(n => n.Trim('_'))
            .ToHashSet(StringComparer.Ordinal);
        var read = Brackets(document)
            .Where(b => b.Names.TrueForAll(n => names.Contains(n.Trim('_'))))
            .Select(b => $"{b.Page} {string.Join(' ', b.Names)}");
        Assert.Equal(truth.Select(t => $"{t[0]} {t[1]}"), read);
    }

    /// <summary>The names between brackets, also over several lines; the underlined ones between low lines.</summary>
    private static IEnumerable<(int Page, List<string> Names)> Brackets(SourceDocument document)
    {
        List<string>? names = null;
        var name = new StringBuilder();
        var page = 0;
        foreach (var line in document.Lines)
        {
            for (var i = 0; i <= line.Text.Length; i++)
            {
                var c = i < line.Text.Length ? line.Text[i] : '\n';
                if (char.IsLetter(c) || c == '-')
                {
                    var isUnder = line.Underlined.Any(s => s.Start <= i && i < s.Start + s.Length);
                    name.Append(c);
                    if (isUnder && name[0] != '_')
                        name.Insert(0, '_');
                    continue;
                }
                if (name.Length > 0)
                    names?.Add(name[0] == '_' ? $"{name}_" : $"{name}");
                name.Clear();
                if (c == '[')
                    (names, page) = ([], line.Page);
                else if (c == ']' && names is { Count: > 0 })
                {
                    yield return (page, names);
                    names = null;
                }
            }
        }
    }

    private static IEnumerable<string> Underlined(string drawing)
    {
        var pdf = new PrintedPdf().Words(50, 100, Words).Draw(drawing);
        var line = Assert.Single(Reader.Open(pdf.Bytes(), "roads.pdf").Lines);
        return line.Underlined.Select(s => line.Text.Substring(s.Start, s.Length));
    }
}
