using System.Collections.Immutable;
using Shirube.Domain.Organisations;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars;

/// <summary>How a printed name was understood.</summary>
internal enum NameBasis
{
    /// <summary>In the document's own table, or a name everyone knows.</summary>
    Sure,

    /// <summary>In no table, but by its ending (課, 機構, …) a full name and no abbreviation.</summary>
    AsPrinted,

    /// <summary>Only nearly in the table.</summary>
    Near,

    Unknown,
}

/// <param name="Organisation">Full name; null where nothing was found.</param>
internal sealed record NamedOrganisation(
    string? Organisation,
    NameBasis Basis,
    ImmutableArray<string> Candidates
);

/// <summary>What the names in a register's cells mean: by its own table first, then by what everyone calls a body.</summary>
internal sealed class RegisterNames
{
    private static readonly string[] FullNameEndings =
    [
        "機構",
        "本部",
        "センター",
        "大学",
        "協会",
        "法人",
        "公社",
    ];

    private readonly ImmutableArray<RegisterOrganisation> table;
    private readonly Dictionary<string, string> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedOrganisation> found = new(StringComparer.Ordinal);

    private readonly bool namesAreWhole;

    /// <param name="namesAreWhole">The document abbreviates nothing: what it prints in a column of organisations is what
    /// they are called, but for runs of capitals.</param>
    public RegisterNames(ImmutableArray<RegisterOrganisation> table, bool namesAreWhole = false)
    {
        this.table = table;
        this.namesAreWhole = namesAreWhole;
        foreach (var organisation in table)
        foreach (var alias in Aliases(organisation))
            exact.TryAdd(Normal.ForSearch(alias), organisation.Name);
        foreach (var organisation in table)
        {
            exact.TryAdd(Normal.ForSearch(organisation.Name), organisation.Name);
            exact.TryAdd(Normal.ForSearch(organisation.OwnName), organisation.Name);
        }
    }

    /// <summary>In the table or known, letter for letter.</summary>
    public bool Knows(string printed) =>
        printed.Length is > 0 and <= 60 && Resolve(printed).Basis == NameBasis.Sure;

    public NamedOrganisation Resolve(string printed)
    {
        if (!found.TryGetValue(printed, out var named))
            found[printed] = named = ResolveAnew(printed);
        return named;
    }

    private NamedOrganisation ResolveAnew(string printed)
    {
        var key = Normal.ForSearch(printed);
        if (exact.TryGetValue(key, out var name))
            return new(name, NameBasis.Sure, []);
        if (KnownOrganisations.Find(printed) is { } known)
            return new(
                exact.GetValueOrDefault(Normal.ForSearch(known.Name), known.Name),
                NameBasis.Sure,
                []
            );
        if (key.Length is >= 2 and <= 60)
        {
            var starting = NamesWhere(o => o.StartsWith(key, StringComparison.Ordinal));
            if (starting.Length == 1)
                return new(starting[0], NameBasis.Near, starting);
            var inOrder = NamesWhere(o => HoldsInOrder(o, key));
            if (starting.Length == 0 && inOrder.Length == 1)
                return new(inOrder[0], NameBasis.Near, inOrder);
            if (inOrder.Length > 0)
                return new(null, NameBasis.Unknown, [.. inOrder.Take(5)]);
        }
        return IsFullName(printed)
            ? new(printed, NameBasis.AsPrinted, [])
            : new(null, NameBasis.Unknown, Candidates(key));
    }

    private bool IsFullName(string printed) =>
        printed.Length is >= 3 and <= 60
        && (
            namesAreWhole && !IsAcronym(printed)
            || "省庁府局部課室院所会署".Contains(printed[^1], StringComparison.Ordinal)
            || FullNameEndings.Any(e => printed.EndsWith(e, StringComparison.Ordinal))
        );

    private static bool IsAcronym(string printed) =>
        printed.Length <= 8 && printed.All(c => char.IsUpper(c) || !char.IsLetter(c));

    private ImmutableArray<string> NamesWhere(Func<string, bool> holds) =>
        [
            .. table
                .Where(o =>
                    holds(Normal.ForSearch(o.OwnName))
                    || Aliases(o).Any(a => holds(Normal.ForSearch(a)))
                )
                .Select(o => o.Name)
                .Distinct(),
        ];

    private static ImmutableArray<string> Candidates(string key) =>
        [
            .. KnownOrganisations
                .All.Where(o => key.Length > 0 && HoldsInOrder(o.Name, key))
                .OrderBy(o => o.Name.StartsWith(key, StringComparison.Ordinal) ? 0 : 1)
                .Select(o => o.Name)
                .Take(5),
        ];

    private static string[] Aliases(RegisterOrganisation organisation) =>
        organisation.Alias?.Split(
            ['、', '，', ',', '／', '/'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        ) ?? [];

    private static bool HoldsInOrder(string name, string letters)
    {
        var at = 0;
        foreach (var c in name)
            if (at < letters.Length && c == letters[at])
                at++;
        return at == letters.Length;
    }
}
