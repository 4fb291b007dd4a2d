using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>A row of a table taken apart into its cells, to be put together anew.</summary>
internal sealed class RowCells
{
    private readonly PrintedLine line;
    private readonly string[] texts;
    private readonly List<Stretch>[] underlined;
    private readonly SourceCell[] facts;

    public RowCells(PrintedLine line)
    {
        this.line = line;
        texts = line.Text.Split('\t');
        facts = [.. line.CellFacts];
        underlined = new List<Stretch>[texts.Length];
        for (int i = 0, start = 0; i < texts.Length; start += texts[i].Length + 1, i++)
        {
            var (from, to) = (start, start + texts[i].Length);
            underlined[i] =
            [
                .. line
                    .Underlined.Where(s => s.Start >= from && s.Start < to)
                    .Select(s => s with { Start = s.Start - from }),
            ];
        }
    }

    public int Count => texts.Length;

    public string Text(int cell) => cell < texts.Length ? texts[cell] : "";

    /// <summary>How many cells from the left have no words.</summary>
    public int BareFromLeft() => texts.TakeWhile(t => t.Length == 0).Count();

    public bool IsSameCell(int cell, RowCells other) =>
        facts[cell].Box is { } box && box == other.facts[cell].Box;

    public void Repeat(int cell, RowCells from)
    {
        texts[cell] = from.texts[cell];
        underlined[cell] = from.underlined[cell];
        facts[cell] = facts[cell] with { IsRepeated = true };
    }

    /// <summary>This row with the words of its rest behind its own, cell by cell.</summary>
    /// <param name="from">The first cell that has a rest.</param>
    public PrintedLine With(RowCells rest, int from)
    {
        for (var i = from; i < texts.Length; i++)
        {
            if (rest.texts[i].Length == 0)
                continue;
            var start = texts[i].Length == 0 ? 0 : texts[i].Length + 1;
            texts[i] = start == 0 ? rest.texts[i] : $"{texts[i]}\n{rest.texts[i]}";
            underlined[i]
                .AddRange(rest.underlined[i].Select(s => s with { Start = s.Start + start }));
        }
        return ToLine();
    }

    public PrintedLine ToLine()
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        for (int i = 0, start = 0; i < texts.Length; start += texts[i].Length + 1, i++)
            stretches.AddRange(underlined[i].Select(s => s with { Start = s.Start + start }));
        return new()
        {
            Text = string.Join('\t', texts),
            Box = line.Box,
            Look = line.Look,
            Page = line.Page,
            Underlined = stretches.ToImmutable(),
            CellFacts = [.. facts],
            Columns = line.Columns,
            Form = line.Form,
            Level = line.Level,
        };
    }
}
