namespace Shirube.Domain;

/// <summary>What people type or paste, without the signs that nobody sees: controls, and those that turn the direction of
/// other letters round (U+202A–U+202E, U+2066–U+2069). With these a text reads otherwise than it is kept, also beyond its own
/// field. They come along with what is pasted; to refuse them would make people look for what they cannot see. Right-to-left
/// words need none of them: letters know their direction.</summary>
public static class TypedText
{
    /// <returns>The same text where there was nothing to take out. Line ends and tabs stay.</returns>
    public static string Clean(string typed) =>
        typed.Any(IsUnseen) ? string.Concat(typed.Where(c => !IsUnseen(c))) : typed;

    private static bool IsUnseen(char c) =>
        char.IsControl(c) && c is not ('\n' or '\r' or '\t')
        || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
