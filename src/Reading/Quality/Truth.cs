using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Quality;

/// <summary>What a careful person reads in a document; never what the reader made of it.</summary>
/// <param name="Document">Path from the root of the repository; for people and tests.</param>
/// <param name="Kinds">The kinds that were looked for; empty for all. Entries of other kinds are not judged.</param>
public sealed record Truth(
    string Document,
    ImmutableArray<TrueEntry> Entries,
    ImmutableHashSet<EntryKind> Kinds
)
{
    /// <summary>First 12 hex digits of the SHA-256 of the text as search compares it (NFKC, lower case, no white space), in
    /// UTF-8: names a text without repeating it.</summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Normal.ForSearch(text))).AsSpan(0, 6)
        );

    /// <summary>First and last of the pages that were read for it; empty for all. Entries on others are not judged.</summary>
    public ImmutableArray<(int First, int Last)> Pages { get; init; } = [];

    public bool Judges(Entry entry) =>
        (Kinds.IsEmpty || Kinds.Contains(entry.Kind))
        && (
            Pages.IsEmpty
            || Pages.Any(p => entry.Place.Page >= p.First && entry.Place.Page <= p.Last)
        );
}

/// <summary>One entry that stands in the document.</summary>
/// <param name="Id">Unique in its truth.</param>
/// <param name="TextHash"><see cref="Truth.HashOf"/> of its text.</param>
/// <param name="Text">Null where the document may not be copied.</param>
public sealed record TrueEntry(string Id, EntryKind Kind, string TextHash, string? Text)
{
    /// <summary>1-based; null where not written down.</summary>
    public int? Page { get; init; }

    /// <summary>1-based, first and last; null where not written down.</summary>
    public (int First, int Last)? Lines { get; init; }

    /// <summary>Id of the entry it belongs to; null at the top.</summary>
    public string? Parent { get; init; }
    public ImmutableArray<TrueMention> Responsibilities { get; init; } = [];

    /// <summary>Only these fields are judged; values as text, lists joined by line feeds.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fields that may not be copied: the <see cref="Truth.HashOf"/> of each element, joined by line feeds.</summary>
    public ImmutableSortedDictionary<string, string> FieldHashes { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>As printed; null where it is not judged.</summary>
    public string? Marker { get; init; }

    /// <summary>Id of the entry that this one prints again; null where it is not judged.</summary>
    public string? RepeatOf { get; init; }

    /// <summary>How many things beside text, parent and responsibilities are judged.</summary>
    public int Facts =>
        Fields.Count + FieldHashes.Count + (Marker is null ? 0 : 1) + (RepeatOf is null ? 0 : 1);
}

/// <param name="As">As printed, without the mark; null where it is not judged.</param>
/// <param name="Organisation">Full name; null where the document does not say.</param>
/// <param name="JudgesOrganisation">Whether <paramref name="Organisation"/> was written down at all.</param>
public sealed record TrueMention(
    string? As,
    string? Organisation,
    bool JudgesOrganisation,
    Role? Role
)
{
    public bool Is(Mention mention) =>
        mention.Role == Role
        && (As == null || Same(As, mention.As))
        && (!JudgesOrganisation || Same(Organisation, mention.Organisation));

    private static bool Same(string? one, string? other) =>
        Normal.ForSearch(one ?? "") == Normal.ForSearch(other ?? "");
}
