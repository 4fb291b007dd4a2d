using System.Text;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A name in a cell of organisations, without its mark.</summary>
/// <param name="Mark">The mark beside it (◎); null without one.</param>
internal readonly record struct RegisterName(string As, char? Mark);

/// <summary>A cell of organisations: names parted by 、，,／/ or spaces, by ・ where that gives names, each perhaps with a
/// mark before or after it.</summary>
internal static class RegisterCell
{
    /// <summary>Stands for an underline, which is no character; private, as no office prints it.</summary>
    public const char Underline = '\ue001';

    /// <summary>Stands for the lead's own column where a table has one; a private character that no office prints.</summary>
    public const char LeadColumn = '\ue000';

    /// <summary>Stands between a department and the one below it that a column of its own names.</summary>
    public const char Below = '\ue002';

    public const string Marks = "◎●★☆○〇◯△▲\ue000\ue001";
    private const string Separators = "、，,／/;；､\n";

    /// <summary>From the strongest mark down: where a register uses several, only the strongest is the lead's.</summary>
    public static int Strength(char mark) =>
        mark switch
        {
            LeadColumn => 5,
            Underline => 4,
            '◎' => 4,
            '●' => 3,
            '★' or '☆' => 2,
            '△' or '▲' => 0,
            _ => 1,
        };

    /// <summary>The mark that a cell means which stands in an organisation's own column: words for lead and joint are
    /// marks, too.</summary>
    public static char MarkOf(string cell) =>
        cell.Trim() switch
        {
            [var only] when Marks.Contains(only, StringComparison.Ordinal) => only,
            "主" or "主管" or "主担当" or "L" or "Lead" or "lead" => LeadColumn,
            _ => '△',
        };

    public static bool EndsOpen(string cell) =>
        cell.TrimEnd() is [.., var last]
        && (Separators.Contains(last, StringComparison.Ordinal) || last == '・');

    public static List<RegisterName> Names(string cell, RegisterNames known)
    {
        var names = new List<RegisterName>();
        foreach (var (words, mark, isBehind) in Pieces(cell))
        {
            var split = Split(words, known).ToArray();
            for (var n = 0; n < split.Length; n++)
                names.Add(new(split[n], n == (isBehind ? split.Length - 1 : 0) ? mark : null));
        }
        return names;
    }

    /// <summary>Departments of one column below those of the column before: each below the one that stands beside it, or
    /// all below the only one.</summary>
    public static string Under(string upper, string lower, RegisterNames known)
    {
        var above = Names(upper, known);
        var below = Names(lower, known);
        return above.Count != 1 && above.Count != below.Count
            ? $"{upper}、{lower}"
            : string.Join(
                '、',
                below.Select(
                    (name, n) =>
                    {
                        var over = above[above.Count == 1 ? 0 : n];
                        return $"{name.Mark ?? over.Mark}{over.As}"
                            + (
                                name.As.StartsWith(over.As, StringComparison.Ordinal)
                                    ? name.As[over.As.Length..]
                                    : Below + name.As
                            );
                    }
                )
            );
    }

    /// <summary>Parted at separators outside brackets, and before a mark.</summary>
    private static List<(string Words, char? Mark, bool IsBehind)> Pieces(string cell)
    {
        var pieces = new List<(string, char?, bool)>();
        var words = new StringBuilder();
        char? mark = null;
        var isBehind = false;
        var depth = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            var c = cell[i];
            if (c is '(' or '（')
                depth++;
            if (c is ')' or '）' && depth > 0)
                depth--;
            if (depth == 0 && Separators.Contains(c, StringComparison.Ordinal))
                Flush();
            else if (Marks.Contains(c, StringComparison.Ordinal))
            {
                // Behind a name and before a separator the mark is that name's; elsewhere the next one's.
                if (
                    words.ToString().Trim().Length == 0
                    || !EndsPiece(cell, i + 1)
                    || char.IsWhiteSpace(cell[i - 1]) && !EndsCell(cell, i + 1)
                )
                    Flush();
                isBehind = words.Length > 0;
                mark = c;
            }
            else
                words.Append(c);
        }
        Flush();
        return pieces;

        void Flush()
        {
            if (Trimmed(words) is { Length: > 0 } name)
            {
                pieces.Add((name, mark, isBehind));
                mark = null;
            }
            words.Clear();
        }
    }

    private static bool EndsPiece(string cell, int from)
    {
        while (from < cell.Length && char.IsWhiteSpace(cell[from]) && cell[from] != '\n')
            from++;
        return from == cell.Length
            || Separators.Contains(cell[from], StringComparison.Ordinal)
            || char.IsWhiteSpace(cell[from - 1]);
    }

    private static bool EndsCell(string cell, int from) => string.IsNullOrWhiteSpace(cell[from..]);

    private static string Trimmed(StringBuilder words) =>
        words.ToString().Replace("**", "", StringComparison.Ordinal).Trim().Trim('・').Trim();

    private static IEnumerable<string> Split(string words, RegisterNames known)
    {
        var whole = Spacing.Repair(words);
        if (whole.Contains(Below, StringComparison.Ordinal))
            return [whole.Replace(Below, ' ')];
        if (known.Knows(whole))
            return [whole];
        var bySpace = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (bySpace.Length > 1)
        {
            var joined = string.Concat(bySpace);
            if (known.Knows(joined))
                return [joined];
            if (bySpace.Any(known.Knows) || bySpace.All(p => p.Length <= 4))
                return bySpace.SelectMany(p => Split(p, known));
        }
        var byDot = whole.Split(
            '・',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        return
            byDot.Length > 1
            && (byDot.Count(known.Knows) * 2 >= byDot.Length || byDot.All(OrganisationLook.IsName))
            ? byDot
            : [whole];
    }
}
