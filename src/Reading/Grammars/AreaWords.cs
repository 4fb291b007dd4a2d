using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Who heads a research area, and where they work.</summary>
internal static partial class AreaWords
{
    /// <summary>Of 「尾形 哲也 早稲田大教授」 the name and the rest; of 「総括：山田 花子（港大学 教授）」 too. Both empty where
    /// the words do not begin with a name.</summary>
    /// <param name="words">Lines parted by line feeds.</param>
    public static (string Leader, string Affiliation) Head(string words)
    {
        words = PortfolioWords.Clean(Role().Replace(words.Trim().Trim('（', '('), "")).Trim();
        var match = Name().Match(words);
        if (!match.Success)
            return ("", "");
        var rest = words[match.Length..].Trim(' ', '\n', '（', '）', '(', ')', '、', ',');
        return (
            match.Groups["name"].Value.Replace('\u3000', ' ').Replace('\n', ' '),
            rest.Replace("\n", "", StringComparison.Ordinal)
        );
    }

    /// <summary>The bodies in an affiliation, without the posts held there.</summary>
    public static IEnumerable<string> Institutions(string affiliation) =>
        affiliation
            .Split(
                ['/', '／', '、', ','],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
            .Select(part =>
                Post().Match(part) is { Success: true } post ? part[..post.Index].Trim() : part
            )
            .Where(part => part.Length > 1)
            .Distinct();

    public static bool IsAboutFigures(string note) =>
        note.Contains("課題数", StringComparison.Ordinal)
        || note.Contains("件数", StringComparison.Ordinal)
        || AsOf().IsMatch(note);

    [GeneratedRegex(
        @"^(?:研究)?(?:総括|代表者?|リーダー|責任者|PI|PM|プログラムオフィサー|PO)\s*[：:]\s*"
    )]
    private static partial Regex Role();

    [GeneratedRegex(
        @"^(?<name>[\p{IsCJKUnifiedIdeographs}々ヶ\p{IsHiragana}\p{IsKatakana}]{1,5}[ \n][\p{IsCJKUnifiedIdeographs}々\p{IsHiragana}\p{IsKatakana}]{1,5})(?=[ \n（(]|$)|^(?<name>[A-Z][a-z\-]+ [A-Z][A-Za-z\-]+)(?=[ \n（(]|$)|^(?<name>[\p{IsCJKUnifiedIdeographs}々]{3,5})(?=[ \n（(])"
    )]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(?:特任|特命|客員|名誉|卓越|栄誉|上級|主幹|主席|主任|上席|副)?(?:准?教授|講師|助教|研究員|研究主幹|領域総括|プログラムディレクター|チームディレクター|チームリーダー|グループリーダー|ユニットリーダー|(?:チーム|グループ|ユニット|ラボ|プログラム)長|ディレクター|リーダー|センター長|研究所長|所長|室長|部門長|部長|学長|理事長|理事|フェロー|総括)"
    )]
    private static partial Regex Post();

    [GeneratedRegex(@"(?:現在|時点)")]
    private static partial Regex AsOf();
}
