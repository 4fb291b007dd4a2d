namespace Shirube.Features.Portfolio;

/// <summary>The entries of the current documents about research, in their order.</summary>
public sealed class PortfolioView(IReadOnlyList<PortfolioEntry> entries)
{
    private readonly Dictionary<(string, string), PortfolioEntry> byKey = entries.ToDictionary(e =>
        (e.Sha256, e.Key)
    );

    public bool IsEmpty => entries.Count == 0;

    public IReadOnlyList<PortfolioEntry> Of(string kind) => [.. entries.Where(e => e.Kind == kind)];

    /// <summary>What stands right below an entry.</summary>
    public IReadOnlyList<PortfolioEntry> Below(PortfolioEntry entry, string kind) =>
        [
            .. entries.Where(e =>
                e.Kind == kind && e.ParentKey == entry.Key && e.Sha256 == entry.Sha256
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
