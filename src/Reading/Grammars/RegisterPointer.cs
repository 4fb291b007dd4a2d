using System.Text.RegularExpressions;

namespace Shirube.Reading.Grammars;

/// <summary>Words that stand for what is printed elsewhere.</summary>
internal static partial class RegisterPointer
{
    /// <summary>In the place of a goal's rows: (前掲のとおり), (再掲).</summary>
    public static bool IsToGoal(string words) => words.Length <= 40 && ToGoal().IsMatch(words);

    /// <summary>In a cell: the same as in the row above.</summary>
    public static bool IsToCellAbove(string cell) =>
        cell.Trim('(', ')', '（', '）', ' ', '\u3000')
            is "同上"
                or "同 上"
                or "〃"
                or "″"
                or "々"
                or "上に同じ";

    [GeneratedRegex(
        @"^[(（【\[]?\s*(?:前\s*掲|再\s*掲|前\s*述|上\s*記|同\s*上|上に同じ)[^。]{0,20}?(?:とおり|通り|同じ|同様|参照)?\s*[)）】\]]?$"
    )]
    private static partial Regex ToGoal();
}
