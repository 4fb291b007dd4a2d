namespace Shirube.Features.Portfolio;

/// <summary>The entries of the current documents about research, in their order.</summary>
public sealed class PortfolioView(IReadOnlyList<PortfolioEntry> entries)
{
    private readonly Dictionary<(string, string), PortfolioEntry> byKey = entries.ToDictionary(e =>
        (e.Sha256, e.Key)
    );

    private readonly ILookup<(string, string?), PortfolioEntry> below = entries.ToLookup(e =>
        (e.Sha256, e.ParentKey)
    );

    public bool IsEmpty => entries.Count == 0;

    /// <summary>The documents that the entries were read from, in their order.</summary>
    public IReadOnlyList<(string Sha256, string Title)> Documents() =>
        [.. entries.Select(e => (e.Sha256, e.Document)).Distinct()];

    public IReadOnlyList<PortfolioEntry> Of(string kind) => [.. entries.Where(e => e.Kind == kind)];

    /// <summary>Themes of one list by their numbers: in two columns they are printed side by side.</summary>
    public IReadOnlyList<PortfolioEntry> Themes() =>
        [
            .. Of("research-theme")
                .GroupBy(t => (t.Sha256, t.ParentKey))
                .SelectMany(g => g.OrderBy(t => t.Number("number") ?? long.MaxValue)),
        ];

    /// <summary>What stands right below an entry.</summary>
    public IReadOnlyList<PortfolioEntry> Below(PortfolioEntry entry, string kind) =>
        [.. below[(entry.Sha256, entry.Key)].Where(e => e.Kind == kind)];

    /// <summary>Research areas by what they stand below: a scheme, or a heading where the document names no scheme; null
    /// where they stand below nothing.</summary>
    public IReadOnlyList<(
        PortfolioEntry? Above,
        IReadOnlyList<PortfolioEntry> Areas
    )> AreasByParent() =>
        [
            .. from area in Of("research-area")
            group area by (area.Sha256, area.ParentKey) into together
            select (
                together.Key.ParentKey is { } key
                    ? byKey.GetValueOrDefault((together.Key.Sha256, key))
                    : null,
                (IReadOnlyList<PortfolioEntry>)[.. together]
            ),
        ];

    /// <summary>Entries of a programme whose own words name a centre or its body in full; nothing is concluded beyond that.</summary>
    public IReadOnlyList<NamedCentre> NamedCentres() =>
        [
            .. from entry in entries
            let programme = ProgrammeOf(entry)
            where programme != null
            from centre in Of("institution")
            from name in new[] { centre.Words("centre"), centre.Words("organisation") }
            where name is { Length: >= 4 } && entry.Text.Contains(name, StringComparison.Ordinal)
            select new NamedCentre(programme, centre, entry, name),
        ];

    private PortfolioEntry? ProgrammeOf(PortfolioEntry entry)
    {
        for (PortfolioEntry? at = entry; at != null; )
        {
            if (at.Kind == "programme")
                return at;
            at = at.ParentKey is { } key ? byKey.GetValueOrDefault((at.Sha256, key)) : null;
        }
        return null;
    }
}

/// <param name="Where">The entry of the programme that holds the name.</param>
/// <param name="Name">The words that match.</param>
public sealed record NamedCentre(
    PortfolioEntry Programme,
    PortfolioEntry Centre,
    PortfolioEntry Where,
    string Name
);
