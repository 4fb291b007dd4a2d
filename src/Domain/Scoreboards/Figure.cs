using System.Collections.Immutable;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>How an initiative stands in a cut.</summary>
/// <param name="Status">Null: no report.</param>
/// <param name="Proof">Of the same report.</param>
public readonly record struct Standing(Status? Status, Proof? Proof);

/// <summary>A column of a scoreboard: how many initiatives stand so.</summary>
/// <param name="Name">For addresses and files; empty for all initiatives.</param>
public sealed record Figure(string Name, Message Label)
{
    public const string NoReportName = "no-report";

    public static Figure Initiatives { get; } = new("", new("取組", "Initiatives"));

    /// <summary>Having said nothing: a figure of its own, never 0 of another.</summary>
    public static Figure NoReport { get; } = new(NoReportName, new("報告なし", "No report"));

    /// <summary>Of which each initiative is in exactly one.</summary>
    public static ImmutableArray<Figure> OfStatus { get; } =
    [.. Enum.GetValues<Status>().Select(s => new Figure(s.Name(), s.Label())), NoReport];

    /// <summary>Of which each reported initiative is in exactly one: the gap between claimed and verified.</summary>
    public static ImmutableArray<Figure> OfProof { get; } =
    [.. Enum.GetValues<Proof>().Select(p => new Figure(p.Name(), p.Label()))];

    public static ImmutableArray<Figure> All { get; } = [Initiatives, .. OfStatus, .. OfProof];

    /// <returns>Null where there is none of that name.</returns>
    public static Figure? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    public bool IsOfProof => Proofs.Parse(Name) is not null;

    public bool Counts(Standing standing) =>
        Name.Length == 0
        || (standing.Status?.Name() ?? NoReportName) == Name
        || standing.Proof?.Name() == Name;
}
