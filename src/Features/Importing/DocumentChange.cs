namespace Shirube.Features.Importing;

public enum ChangeKind
{
    Added,
    Removed,

    /// <summary>Much the same words, not quite.</summary>
    Reworded,

    /// <summary>The same words under another heading.</summary>
    Moved,

    /// <summary>The same words; other organisations, roles or figures.</summary>
    Reassigned,
}

/// <summary>One difference between two documents.</summary>
/// <param name="What">goal, initiative, progress, scoreboard-row.</param>
/// <param name="Before">Null for what was added.</param>
/// <param name="After">Null for what was removed.</param>
public sealed record DocumentChange(
    string What,
    ChangeKind Kind,
    ComparedItem? Before,
    ComparedItem? After
);

/// <summary>Something a document says.</summary>
/// <param name="Named">Its organisations or figures in one line, as printed; empty without any.</param>
/// <param name="Line">1-based, where it begins.</param>
public sealed record ComparedItem(
    long DocumentId,
    string What,
    string Code,
    string Text,
    string Named,
    int Line
);
