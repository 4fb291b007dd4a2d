using System.Buffers;
using System.Text;

namespace Shirube.Reading.Stages;

/// <summary>Whether a line goes on in the next one, and the two put together.</summary>
internal static class LineJoin
{
    private const string Opening = "(（「『【〔［〈《“";
    private const string Closing = ")）」』】〕］〉》”";
    private static readonly SearchValues<char> Brackets = SearchValues.Create(Opening + Closing);
    private const string NeverFirst = "、。，．）)」』】〕］〉》ーっゃゅょッャュョァィゥェォをん々";

    /// <summary>Nouns and phrases that end like a particle.</summary>
    private static readonly string[] Finished = ["こと", "ひと", "もの", "まで", "など"];

    private static readonly string[] Conjunctions =
    [
        "及び",
        "および",
        "又は",
        "または",
        "並びに",
        "ならびに",
        "かつ",
        "にも",
        "でも",
        "に関する",
        "に係る",
        "における",
        "に対する",
        "に資する",
    ];

    /// <summary>Two finished noun phrases on adjacent lines are two statements; a line that ends in a particle, a comma,
    /// ・ or inside a bracket is not finished.</summary>
    public static bool Continues(string line, string next) =>
        !ListItem.IsItem(next) && (Dangles(line) || IsTail(next) || IsLatinRun(line, next));

    /// <summary>The line cannot end here.</summary>
    public static bool Dangles(string line)
    {
        var text = line.AsSpan().TrimEnd();
        if (text.Length == 0)
            return false;
        foreach (var finished in Finished)
            if (text.EndsWith(finished, StringComparison.Ordinal))
                return HasOpenBracket(text);
        if ("、，,・をにのはがとでや".Contains(text[^1], StringComparison.Ordinal))
            return true;
        foreach (var conjunction in Conjunctions)
            if (text.EndsWith(conjunction, StringComparison.Ordinal))
                return true;
        return HasOpenBracket(text);
    }

    /// <summary>No statement begins like this.</summary>
    public static bool IsTail(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 0
            && (
                NeverFirst.Contains(text[0], StringComparison.Ordinal)
                || text.StartsWith("等の", StringComparison.Ordinal)
                || text.StartsWith("等を", StringComparison.Ordinal)
                || text.StartsWith("(再掲", StringComparison.Ordinal)
                || text.StartsWith("（再掲", StringComparison.Ordinal)
            );
    }

    public static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines)
        {
            var next = line.AsSpan().Trim();
            if (next.Length == 0)
                continue;
            if (joined.Length > 0 && NeedsSpace(joined[^1], next[0]))
                joined.Append(' ');
            joined.Append(next);
        }
        return joined.ToString();
    }

    private static bool NeedsSpace(char before, char after) =>
        (char.IsAsciiLetterOrDigit(before) || before is ',' or '.' or ')')
            && (char.IsAsciiLetterOrDigit(after) || after == '(')
        || after is '(' or '（' && before < 0x80;

    private static bool IsLatinRun(string line, string next)
    {
        var before = line.AsSpan().TrimEnd();
        var after = next.AsSpan().TrimStart();
        return before.Length > 0
            && after.Length > 0
            && (char.IsAsciiLetter(before[^1]) || before[^1] == '-')
            && char.IsAsciiLetterLower(after[0]);
    }

    private static bool HasOpenBracket(ReadOnlySpan<char> text)
    {
        var open = 0;
        for (var at = text.IndexOfAny(Brackets); at >= 0; at = text.IndexOfAny(Brackets))
        {
            if (Opening.Contains(text[at], StringComparison.Ordinal))
                open++;
            else if (open > 0)
                open--;
            text = text[(at + 1)..];
        }
        return open > 0;
    }
}
