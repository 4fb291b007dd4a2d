using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Samples;

/// <summary>A file of expected entries, and a proposal, as the same flat lines: equal readings give equal lines.</summary>
internal sealed partial class ExpectedReading
{
    private readonly string[] document;
    private readonly Dictionary<string, string?> names = [];
    private readonly HashSet<string> fields = [];
    private readonly HashSet<string> questionKinds = [];
    private readonly HashSet<(int Line, string Field)> open = [];

    public string Family { get; private set; } = "";

    public string Sample { get; private set; } = "";

    public List<string> Entries { get; } = [];

    public List<string> Questions { get; } = [];

    /// <param name="expected">Lines of the file; what they mean is in the README beside it.</param>
    /// <param name="sample">Gives the lines of the document called so.</param>
    public ExpectedReading(IEnumerable<string> expected, Func<string, string[]> sample)
    {
        document = [];
        var above = new List<(int Depth, string Name)>();
        foreach (var line in expected.Where(l => l.Length > 0))
        {
            var words = line.Trim().Split(' ');
            if (words[0] == "document")
            {
                (Family, Sample) = (words[1], words[2]);
                document = sample(Sample);
            }
            else if (words[0] == "name")
                names.Add(words[1], words[3] == "?" ? null : string.Join(' ', words[3..]));
            else if (words[0] == "question")
            {
                questionKinds.Add(words[1]);
                Questions.Add(string.Join(' ', words[1..]));
            }
            else
                AddEntry(line, above);
        }
    }

    public IEnumerable<string> EntriesOf(Proposal proposal)
    {
        var byId = proposal.Entries.ToDictionary(e => e.Id);
        return proposal.Entries.Select(e =>
            Flat(
                e.Kind.Name(),
                e.Place.FirstLine,
                e.Place.LastLine,
                e.Text,
                e.Parent == null ? "" : Name(byId[e.Parent]),
                e.Responsibilities.Select(m => $"{m.As}={m.Organisation ?? "?"}:{m.Role?.Name()}"),
                e.RepeatOf == null ? "" : $"{byId[e.RepeatOf].Place.FirstLine}",
                e.Fields.Where(f =>
                        fields.Contains(f.Key) && !open.Contains((e.Place.FirstLine, f.Key))
                    )
                    .Select(f =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{f.Key}={(f.Value is bool b ? (b ? "true" : "false") : f.Value)}"
                        )
                    )
            )
        );

        static string Name(Entry e) => $"{e.Kind.Name()} {e.Text}";
    }

    public IEnumerable<string> QuestionsOf(Proposal proposal) =>
        proposal
            .Questions.Where(q => questionKinds.Contains(q.Kind))
            .Select(q =>
                $"{q.Kind} @{q.Lines.First()} {(q.Kind is "abbreviation" or "figure" ? q.Subject : "")}".TrimEnd()
            );

    private void AddEntry(string line, List<(int Depth, string Name)> above)
    {
        var match = EntryLine().Match(line);
        Assert.True(match.Success, $"Not an expected entry: {line}");
        var first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture);
        var last = match.Groups["last"].Success
            ? int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture)
            : first;
        var kind = match.Groups["kind"].Value;
        var segments = match.Groups["rest"].Value.Split(" | ").Select(s => s.Trim()).ToArray();
        var text =
            segments[0] is "=" ? AsPrinted(first)
            : segments[0].StartsWith("= |", StringComparison.Ordinal) ? AsPrinted(first)
            : segments[0].Replace(" ⏎ ", "\n", StringComparison.Ordinal);
        var repeat = "";
        string[] mentions = [];
        string[] figures = [];
        foreach (var segment in segments.Skip(1))
            if (segment.StartsWith("repeats @", StringComparison.Ordinal))
                repeat = segment["repeats @".Length..];
            else if (segment.Contains('=', StringComparison.Ordinal))
                figures = segment.Split(' ');
            else
                mentions = [.. segment.Split(' ').Select(Mention)];
        foreach (var figure in figures)
        {
            fields.Add(figure.Split('=')[0]);
            if (figure.EndsWith("=?", StringComparison.Ordinal))
                open.Add((first, figure.Split('=')[0]));
        }
        figures = [.. figures.Where(f => !f.EndsWith("=?", StringComparison.Ordinal))];

        var depth = match.Groups["indent"].Length;
        above.RemoveAll(a => a.Depth >= depth);
        Entries.Add(
            Flat(
                kind,
                first,
                last,
                text,
                above.Count == 0 ? "" : above[^1].Name,
                mentions,
                repeat,
                figures
            )
        );
        above.Add((depth, $"{kind} {text}"));
    }

    private string AsPrinted(int line) =>
        document[line - 1].Split('\t')[0].TrimStart('-', '・', '•', ' ').Trim();

    private string Mention(string printed)
    {
        var parts = printed.Split(':');
        Assert.True(names.ContainsKey(parts[0]), $"No name {parts[0]} in the expected reading.");
        return $"{parts[0]}={names[parts[0]] ?? "?"}:{parts.ElementAtOrDefault(1)}";
    }

    private static string Flat(
        string kind,
        int first,
        int last,
        string text,
        string parent,
        IEnumerable<string> mentions,
        string repeatOf,
        IEnumerable<string> figures
    ) =>
        $"@{first}-{last} {kind} “{text}” under “{parent}” by [{string.Join(' ', mentions)}] repeats @{repeatOf} {{{string.Join(' ', figures.Order(StringComparer.Ordinal))}}}".Replace(
            "\n",
            " ⏎ ",
            StringComparison.Ordinal
        );

    [GeneratedRegex(@"^(?<indent> *)@(?<first>\d+)(-(?<last>\d+))? (?<kind>[a-z-]+) (?<rest>.+)$")]
    private static partial Regex EntryLine();
}
