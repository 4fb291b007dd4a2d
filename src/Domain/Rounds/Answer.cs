using System.Collections.Immutable;

namespace Shirube.Domain.Rounds;

/// <summary>Something that shows that it is so.</summary>
/// <param name="Title">For people; may be empty.</param>
public sealed record Evidence(string Url, string Title);

/// <summary>What one organisation says of one initiative in one round: everything that its form or its row of the survey
/// workbook holds. Unfinished while it is a draft.</summary>
/// <param name="Status">Null: not said.</param>
/// <param name="IsUnchanged">Said to be as in the last round.</param>
public sealed record Answer(
    Status? Status,
    string Progress,
    string Next,
    ImmutableArray<Evidence> Evidence,
    ImmutableSortedDictionary<string, string> Free,
    bool IsUnchanged = false
)
{
    public const int LongestText = 10_000;
    public const int MostEvidence = 20;

    public static Answer Empty { get; } =
        new(null, "", "", [], ImmutableSortedDictionary<string, string>.Empty);

    public bool Equals(Answer? other) =>
        other is not null
        && (Status, Progress, Next, IsUnchanged)
            == (other.Status, other.Progress, other.Next, other.IsUnchanged)
        && Evidence.SequenceEqual(other.Evidence)
        && Free.SequenceEqual(other.Free);

    public override int GetHashCode() => HashCode.Combine(Status, Progress, Next, Evidence.Length);
}
