using System.Collections.Immutable;

namespace Shirube.Features.Rounds;

/// <summary>A file on its way in.</summary>
/// <param name="Name">As it is kept: <see cref="EvidenceKind.Take"/>.</param>
/// <param name="Content">At its beginning; seekable.</param>
public sealed record SentFile(string Name, string MediaType, Stream Content);

/// <summary>What a save does to the files of an answer.</summary>
/// <param name="Dropped">Hashes of files that the answer no longer names; they stay with the versions that did.</param>
public sealed record SentEvidence(ImmutableArray<SentFile> Files, ImmutableHashSet<string> Dropped)
{
    public static SentEvidence None { get; } = new([], []);
}
