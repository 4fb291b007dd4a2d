using System.Globalization;

namespace Shirube.App.Pages.Parts;

/// <summary>Shorter forms of a text for places where the whole would crowd: breadcrumbs, tabs.</summary>
public static class Shorten
{
    /// <summary>At most that many characters as people count them, the last an ellipsis if any was cut; line feeds become
    /// spaces.</summary>
    public static string To(string text, int length)
    {
        text = text.ReplaceLineEndings(" ");
        var characters = StringInfo.ParseCombiningCharacters(text);
        return characters.Length <= length ? text : text[..characters[length - 1]] + "…";
    }
}
