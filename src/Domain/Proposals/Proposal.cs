using System.Collections.Immutable;

namespace Shirube.Domain.Proposals;

/// <summary>What reading a document proposes to enter in the register (読取案), and its account.</summary>
public sealed record Proposal(
    DocumentFacts Document,
    ImmutableArray<Entry> Entries,
    Account Account,
    ImmutableArray<Question> Questions
)
{
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>The profile it was read with; null where the family has a grammar of its own.</summary>
    public ProfileUse? Profile { get; init; }
}

/// <summary>The document itself.</summary>
/// <param name="Title">As printed, broken letters closed up.</param>
/// <param name="AsOf">ISO 8601 with the precision of the source: <c>2023-04</c>; null where none is printed.</param>
/// <param name="Language">BCP 47: <c>ja</c>, <c>en</c>.</param>
/// <param name="Sha256">64 lower-case hex digits of the bytes.</param>
/// <param name="Encoding">IANA name of the encoding the bytes were read in.</param>
/// <param name="Family">The grammar that read it: <c>register</c>, <c>progress-slides</c>, <c>follow-up-slides</c>, <c>outline</c>.</param>
public sealed record DocumentFacts(
    string Title,
    string? AsOf,
    string Language,
    string Sha256,
    string Encoding,
    string Family,
    int? Pages,
    int Lines
);

/// <summary>The account of a reading (読取収支): every non-blank line is counted once.</summary>
/// <param name="Read">Lines that stand in at least one entry.</param>
public sealed record Account(
    int Lines,
    int Blank,
    int Read,
    ImmutableArray<Furniture> Furniture,
    ImmutableArray<Unread> Unread
);

/// <summary>Lines that carry the page and not the plan.</summary>
/// <param name="Why">English reason, short: <c>contents list</c>, <c>table header</c>, <c>running head</c>, <c>title</c>.</param>
public sealed record Furniture(int FirstLine, int LastLine, string Why);

public sealed record Unread(int FirstLine, int LastLine, string Text);

/// <summary>What the document leaves open and a person must settle.</summary>
/// <param name="Kind">See <see cref="QuestionKinds"/>.</param>
/// <param name="Entry">The entry it is about, where it is about one.</param>
/// <param name="Subject">The printed words in question: the abbreviation, the figure.</param>
/// <param name="Candidates">Possible answers, best first; never applied by themselves.</param>
public sealed record Question(
    string Kind,
    string? Entry,
    string Subject,
    Message Text,
    ImmutableArray<int> Lines,
    ImmutableArray<string> Candidates
);

public static class QuestionKinds
{
    /// <summary>An abbreviation that the document's own table does not hold.</summary>
    public const string Abbreviation = "abbreviation";

    /// <summary>Several organisations and none marked as lead.</summary>
    public const string Unmarked = "unmarked";

    /// <summary>An initiative for which no organisation is named.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>A repeated or referenced goal whose original could not be found, or only nearly.</summary>
    public const string Repeat = "repeat";

    /// <summary>A printed figure differs from the one computed.</summary>
    public const string Figure = "figure";

    /// <summary>An entry that may belong to any of several parents.</summary>
    public const string Parent = "parent";

    /// <summary>A column that could be several things: which is the title, who is responsible.</summary>
    public const string Profile = "profile";
}
