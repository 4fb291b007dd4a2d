using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Whether words look like the name of an organisation: a ministry everyone knows, a department by its ending, an
/// English body by its words.</summary>
internal static partial class OrganisationLook
{
    private const int LongestName = 60;

    private static readonly char[] Between = ['、', '，', ',', '／', '/', ';', '；', '\n', '､'];

    private static readonly char[] Marks = RegisterCell.Marks.ToCharArray();

    /// <summary>One name, with or without a mark.</summary>
    public static bool IsName(string text)
    {
        var name = text.Trim().Trim(Marks).Trim();
        return name.Length is > 0 and <= LongestName
            && (
                KnownOrganisations.Find(name) != null
                || Ending().IsMatch(name) && !NoName().IsMatch(name)
                || English().IsMatch(name)
            );
    }

    /// <summary>A cell of names: most of them look like one.</summary>
    public static bool IsCell(string cell)
    {
        if (cell.Length is 0 or > 200)
            return false;
        var names = Normal
            .Nfkc(cell)
            .Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 1)
            names = names[0].Split('・', StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && names.Count(IsName) * 2 > names.Length;
    }

    [GeneratedRegex(
        @"^[^。、\s]{0,24}(?:[\s・][^。、\s]{1,24})?(?:省|庁|府|局|部|課|室|係|班|署|支所|センター|委員会|事務局|本部|機構|協会|公社|大学|研究所|会議所|協議会|病院|消防|企業団|振興会|財団|法人|担当)(?:等|ほか|他)?(?:\s*[(（][^)）]*[)）])?$"
    )]
    private static partial Regex Ending();

    /// <summary>Words that end like a name and are none.</summary>
    [GeneratedRegex(
        "^(?:省|庁|府|局|部|課|室|係|班|署|法人|財団|担当|[一全内外細上下南北東西]部)$"
    )]
    private static partial Regex NoName();

    [GeneratedRegex(
        @"^(?:[A-Z][\w&'.-]*|and|of|the|for|&|-)(?:[\s-]+(?:[A-Z][\w&'.-]*|and|of|the|for|&))*\s*\b(?:Department|Ministry|Agency|Office|Council|Team|Unit|Services?|Directorate|Division|Authority|Board|Bureau|Commission|Committee|Institute|University|Trust|Partnership|Group|Forum|Section|Branch)s?\b(?:[\s-]+\S+){0,6}$|^(?:Department|Ministry|Office|Bureau|Division|Board|Council|Agency|Directorate|Institute|University)\s+(?:of|for)\s.+$"
    )]
    private static partial Regex English();
}
