using Shirube.Domain;

namespace Shirube.Features.Importing;

public enum ImportState
{
    /// <summary>New in the register.</summary>
    Imported,

    /// <summary>These very bytes are in the register: nothing changed.</summary>
    AlreadyThere,

    /// <summary>A changed text of a document in the register; it stands in its place now.</summary>
    Replaced,

    /// <summary>Waits to be read and looked through; nothing of it is in the register.</summary>
    OnDesk,

    /// <summary>Not imported; the reason says why.</summary>
    Refused,
}

/// <summary>What became of one file.</summary>
/// <param name="Path">As it was given or found.</param>
public sealed record ImportResult(string Path, ImportState State)
{
    /// <summary>Null for a file that could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The document it stands in the place of.</summary>
    public string? ReplacedSha256 { get; init; }
    public string? Title { get; init; }
    public string? Family { get; init; }
    public int Entries { get; init; }

    /// <summary>Entries of a confidence up to <see cref="Doubt.Threshold"/>.</summary>
    public int Doubtful { get; init; }
    public int Initiatives { get; init; }

    /// <summary>Non-blank lines in no entry.</summary>
    public int Unread { get; init; }
    public int Questions { get; init; }

    /// <summary>Of a refusal only.</summary>
    public Message? Reason { get; init; }
}
