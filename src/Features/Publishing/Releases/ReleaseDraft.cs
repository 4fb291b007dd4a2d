using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>What the secretariat says of a release.</summary>
/// <param name="PublishAt">UTC; null: now.</param>
public sealed record ReleaseDraft(Message Title, Message Note, DateTime? PublishAt)
{
    public const int LongestTitle = 100;
    public const int LongestNote = 4000;

    /// <returns>Null where nothing is wrong with it.</returns>
    public Message? Fault()
    {
        if (Title.Ja.Length is 0 or > LongestTitle || Title.En.Length is 0 or > LongestTitle)
            return new(
                $"題名を日本語と英語で、それぞれ{LongestTitle}文字までで書いてください。",
                $"Give a title in Japanese and in English, each of at most {LongestTitle} characters."
            );
        return Note.Ja.Length > LongestNote || Note.En.Length > LongestNote
            ? new(
                $"説明は、それぞれ{LongestNote}文字までです。",
                $"A note has at most {LongestNote} characters."
            )
            : null;
    }
}

/// <summary>A report that the cut counts and that is not approved at that very version.</summary>
/// <param name="State">Of the duty today.</param>
/// <param name="Counted">The version that the cut counts.</param>
/// <param name="Version">The version today.</param>
public sealed record Unapproved(
    long DutyId,
    string Initiative,
    string Organisation,
    string State,
    int Counted,
    int Version
);
