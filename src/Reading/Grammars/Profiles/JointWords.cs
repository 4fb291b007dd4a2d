using System.Text.RegularExpressions;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>English words between names that part who leads from who helps: X; supported by Y, X in cooperation with Y.</summary>
internal static partial class JointWords
{
    /// <summary>Where the names in front end and those behind begin; null where no such words part two lists of names.
    /// A bare "with" may stand within a name: both sides have to look like organisations.</summary>
    public static (int End, int Start)? In(string names)
    {
        var match = Words().Match(names);
        while (match.Success)
        {
            var before = names[..match.Index];
            var start = match.Index + match.Length;
            if (
                before.Trim().Length > 0
                && (
                    !match.Groups["bare"].Success
                    || OrganisationLook.IsCell(before) && OrganisationLook.IsCell(names[start..])
                )
            )
                return (match.Index, start);
            match = match.NextMatch();
        }
        return null;
    }

    [GeneratedRegex(
        @"\s*[;；,]?\s*\b(?:(?:supported|assisted) by|with (?:the )?(?:support|help) (?:of|from)|in (?:co-?operation|collaboration|partnership|co-?ordination|consultation) with|(?:together|jointly) with|(?<bare>with))\s+(?:the\s+)?(?=\p{Lu})",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Words();
}
