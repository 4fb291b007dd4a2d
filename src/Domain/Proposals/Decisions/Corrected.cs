using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>A reading as the decisions of people leave it.</summary>
/// <param name="Document">With the corrected proposal; the lines are as they were read.</param>
/// <param name="Settled">By entry id: the number of the last decision about it.</param>
/// <param name="Misfits">Decisions that do not fit this reading, in their order.</param>
/// <param name="Loose">Numbers of decisions applied to an entry whose words are only like those decided about.</param>
public sealed record Corrected(
    ReadDocument Document,
    ImmutableDictionary<string, long> Settled,
    ImmutableArray<Misfit> Misfits,
    ImmutableHashSet<long> Loose
)
{
    public Proposal Proposal => Document.Proposal;

    /// <summary>Applies the decisions in the order of their numbers. Every line of the account is still accounted for
    /// once.</summary>
    public static Corrected Of(ReadDocument document, IEnumerable<Decided> decisions)
    {
        var all = decisions.OrderBy(d => d.Number).ToArray();
        var withdrawn = all.Select(d => d.What)
            .OfType<Withdraw>()
            .Select(w => w.Number)
            .ToHashSet();
        var replay = new Replay(document);
        foreach (var decided in all)
            if (decided.What is not Withdraw && !withdrawn.Contains(decided.Number))
                replay.Apply(decided);
        return replay.Close();
    }
}

/// <summary>A decision that does not fit a reading, and why.</summary>
public sealed record Misfit(Decided Decided, Message Why);
