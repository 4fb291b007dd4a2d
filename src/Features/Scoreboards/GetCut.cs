using System.Collections.Immutable;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>A data cut of a round.</summary>
/// <param name="At">UTC.</param>
/// <param name="Format">Of the text that its hash is made from.</param>
/// <param name="Before">Id of the cut before it of the same strategy; null: it is the first.</param>
/// <param name="Initiatives">That were counted.</param>
/// <param name="Unasked">Initiatives that name no known organisation: nobody was asked, they are in no figure.</param>
public sealed record CutHead(
    long Id,
    long RoundId,
    int Number,
    string Round,
    string Edition,
    string By,
    DateTime At,
    int Unasked,
    int Format,
    string Hash,
    long? Before,
    int Initiatives
);

/// <param name="Rows">In the order of the edition.</param>
/// <param name="AreCounted">Whether each initiative is written down as its rows say.</param>
public sealed record CutView(CutHead Head, ImmutableArray<CutRow> Rows, bool AreCounted)
{
    /// <summary>Whether the rows are still those that the hash was made from, and the figures those of the rows.</summary>
    public bool IsWhole =>
        AreCounted
        && CutText.Hash(Head.Format, Head.RoundId, Head.Number, Head.Unasked, Rows) == Head.Hash;

    public ImmutableArray<PlacedInitiative> Placed(Grouping grouping) =>
        [.. CountedInitiative.In(Rows).Select(i => i.Placed(grouping))];

    /// <summary>What the lines are called.</summary>
    public IReadOnlyDictionary<(long Cut, string Key), string> Labels(Grouping grouping) =>
        CountedInitiative
            .In(Rows)
            .SelectMany(i => i.Places(grouping))
            .GroupBy(p => p.Key)
            .ToDictionary(
                g => (Head.Id, g.Key),
                g => g.Select(p => p.Label).Min(StringComparer.Ordinal)!
            );
}

/// <summary>One data cut with all its rows, to be counted and checked anew; two statements. Those who work on rounds see
/// every cut, the public those that a release was made from, once it is out.</summary>
public static class GetCut
{
    public static async Task<(CutView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long id,
        CancellationToken ct = default
    )
    {
        var refusal = Permissions.Refusal(caller, UseCase.SeeCuts);
        await using var work = await source.BeginAsync(caller, ct);
        return await CutShelf.HeadAsync(work.Connection, id, refusal is not null) is { } head
            ? (await CutShelf.WholeAsync(work.Connection, head), null)
            : (null, refusal);
    }
}
