using Shirube.Domain.Texts;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>What a decision is about, said so that it is found again in a newer reading: where it stood and its words,
/// not its id and not its kind, which a newer reading may give differently.</summary>
/// <param name="FirstLine">1-based.</param>
/// <param name="LastLine">1-based, inclusive.</param>
/// <param name="Text">The entry's text; of lines without an entry their words as printed.</param>
/// <param name="Quote">The words as printed.</param>
/// <param name="Above">The text of the entry it belonged to; null at the top.</param>
public sealed record Anchor(int FirstLine, int LastLine, string Text, string Quote, string? Above)
{
    // Nobody tells two entries apart by what follows after so many characters.
    private const int Longest = 2000;

    public static Anchor Of(Entry entry, Entry? parent) =>
        new(
            entry.Place.FirstLine,
            entry.Place.LastLine,
            Cut(entry.Text),
            Cut(entry.Place.Quote),
            parent is null ? null : Cut(parent.Text)
        );

    /// <summary>Of lines that need not be in an entry.</summary>
    public static Anchor Of(ReadDocument document, int first, int last)
    {
        var quote = Cut(document.Quote(first, last));
        return new(first, last, quote, quote, null);
    }

    /// <summary>The form in which texts are compared.</summary>
    internal static string Key(string text) => Normal.ForSearch(Cut(text));

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
