using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The document's own table of abbreviations: what each means, with the bodies above it in front.</summary>
internal sealed partial class ObjectiveNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Short, string Name)> rows = [];
    private readonly Dictionary<int, (string Short, string Name)> terms = [];

    public ObjectiveNames(SourceDocument document)
    {
        var isTable = false;
        var block = 0;
        var list = ListOf.Nothing;
        foreach (var line in document.Lines)
        {
            if (line.IsBlank)
                continue;
            if (!line.IsRow && ObjectiveMark.Of(line) is not null)
                list = ListUnder(line.Text);
            var cells = line.Cells ?? (list == ListOf.Nothing ? [] : Parted(line.Text));
            if (cells is not [var first, .. var rest])
                continue;
            if (IsHead(first))
                (isTable, block) = (true, line.Block);
            else if (!isTable || line.Block != block)
                isTable = false;
            if (
                IsHead(first)
                || first.Length is 0 or > 20
                || NameOf(rest) is not { Length: > 0 } name
            )
                continue;
            if (isTable || list == ListOf.Organisations)
            {
                rows[line.Number] = (first, name);
                names.TryAdd(Normal.ForSearch(first), name);
            }
            else if (list == ListOf.Terms && rest.Length == 1)
            {
                terms[line.Number] = (first, name);
                meanings.TryAdd(Normal.ForSearch(first), name);
            }
        }
    }

    private enum ListOf
    {
        Nothing,
        Terms,
        Organisations,
    }

    private static ListOf ListUnder(string heading) =>
        !Abbreviations().IsMatch(heading) ? ListOf.Nothing
        : Bodies().IsMatch(heading) ? ListOf.Organisations
        : ListOf.Terms;

    /// <summary>A line that parts what it explains by a colon or a dash.</summary>
    private static ImmutableArray<string> Parted(string line) =>
        Explained().Match(line) is { Success: true } m
            ? [m.Groups["short"].Value, m.Groups["name"].Value]
            : [];

    public bool IsEmpty => names.Count == 0;

    public (string Short, string Name)? RowAt(int line) =>
        rows.TryGetValue(line, out var row) ? row : null;

    /// <summary>A row of a list of abbreviations that are not said to be organisations.</summary>
    public (string Short, string Name)? TermAt(int line) =>
        terms.TryGetValue(line, out var term) ? term : null;

    public bool IsEntry(int line) => rows.ContainsKey(line) || terms.ContainsKey(line);

    public bool Knows(string printed) => Find(printed) is not null;

    public string? Find(string printed) =>
        names.GetValueOrDefault(Normal.ForSearch(printed))
        ?? meanings.GetValueOrDefault(Normal.ForSearch(printed))
        ?? KnownOrganisations.Find(printed)?.Name
        ?? (OrganisationLook.IsName(printed) ? printed : null);

    public static bool IsHead(string cell) =>
        Normal.ForSearch(cell) is "abbreviation" or "abbreviations" or "acronym" or "略称";

    /// <summary>Merged cells come again in each column that they cover. A wide space parts the bodies, because their names
    /// have spaces of their own.</summary>
    private static string NameOf(IEnumerable<string> cells) =>
        string.Join(
            '\u3000',
            cells
                .Select(c => Stages.LineJoin.Join(c.Split('\n')))
                .Where(c => c.Length > 0)
                .Distinct()
        );

    [GeneratedRegex("abbreviation|acronym|glossary|略称|略語|用語", RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviations();

    [GeneratedRegex(
        "ministr|agenc|organi[sz]ation|department|bodies|府省|機関|組織",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Bodies();

    [GeneratedRegex(
        @"^\s*(?<short>\S[^:：–—=]{0,19}?)(?:\s*[:：=]\s*|\s+[–—-]\s+|\s{3,})(?<name>\S.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Explained();
}
