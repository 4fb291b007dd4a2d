using System.Text;

namespace Shirube.Domain.Texts;

/// <summary>The key under which the heading of a goal is the same wherever it is printed: without marks, glosses in
/// brackets, notes after ※, 再掲 and punctuation.</summary>
public static class MatchKey
{
    /// <summary>Lower-case letters and digits only. A text that is nothing but a gloss keeps the words of the gloss;
    /// empty only where the text has no letter or digit.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        if (text.Contains('\n', StringComparison.Ordinal))
            foreach (var line in text.Split('\n'))
                AppendWords(key, WithoutNote(WithoutGlosses(Normal.ForSearch(line))));
        else
            AppendWords(key, WithoutNote(WithoutGlosses(Normal.ForSearch(text))));
        if (key.Length == 0)
            AppendWords(key, Normal.ForSearch(text));
        return key.Replace("再掲", "").ToString();
    }

    private static string WithoutNote(string line) =>
        line.IndexOf('※', StringComparison.Ordinal) is var note and >= 0 ? line[..note] : line;

    /// <summary>A bracket that is never closed is an ordinary character.</summary>
    private static string WithoutGlosses(string line)
    {
        if (!line.Contains('(', StringComparison.Ordinal))
            return line;
        var kept = new StringBuilder(line.Length);
        var opened = new Stack<int>();
        foreach (var c in line)
        {
            if (c == '(')
                opened.Push(kept.Length);
            if (c == ')' && opened.TryPop(out var start))
                kept.Length = start;
            else
                kept.Append(c);
        }
        return kept.ToString();
    }

    private static void AppendWords(StringBuilder key, string line)
    {
        foreach (var c in line)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                key.Append(c);
    }
}
