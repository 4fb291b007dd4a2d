using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Objectives;

/// <summary>A plan of our own, line by line, as a PDF gives it.</summary>
internal sealed class PlanLines
{
    private readonly List<SourceLine> lines = [];

    public SourceDocument Document =>
        new("plan.pdf", new string('0', 64), "utf-8", [.. lines]) { Kind = FileKind.Pdf };

    public PlanLines Head(string text) =>
        Put(new(Next, text) { Form = LineForm.Heading, Level = 1 });

    /// <param name="underlined">The words in the text whose last printing is underlined.</param>
    public PlanLines Line(string text, string? underlined = null, double left = 80) =>
        Put(
            new(Next, text)
            {
                Box = new(left, 0, 500, 10),
                Underlined = Stretches(text, underlined),
            }
        );

    public PlanLines Note(string text) => Put(new(Next, text) { Form = LineForm.Note });

    /// <summary>A table: its head and its rows. Words between underscores are underlined.</summary>
    public PlanLines Rows(string head, params string[] rows)
    {
        var block = Next;
        lines.Add(new(Next, head) { Form = LineForm.HeaderRow, Block = block });
        foreach (var row in rows)
        {
            var parts = row.Split('_');
            lines.Add(
                new(Next, string.Concat(parts))
                {
                    Form = LineForm.Row,
                    Block = block,
                    Underlined = parts.Length < 2 ? [] : [new(parts[0].Length, parts[1].Length)],
                }
            );
        }
        lines.Add(new(Next, ""));
        return this;
    }

    private int Next => lines.Count + 1;

    private static System.Collections.Immutable.ImmutableArray<Stretch> Stretches(
        string text,
        string? words
    ) =>
        words is null ? [] : [new(text.LastIndexOf(words, StringComparison.Ordinal), words.Length)];

    private PlanLines Put(SourceLine line)
    {
        lines.Add(line with { Block = Next });
        lines.Add(new(Next, ""));
        return this;
    }
}
