using Shirube.Reading.Documents;

namespace Shirube.Reading.Stages;

/// <summary>The language of a document, by its letters.</summary>
internal static class Script
{
    /// <returns>BCP 47: <c>ja</c> where at least a tenth of the letters are Japanese, else <c>en</c>.</returns>
    public static string LanguageOf(SourceDocument document)
    {
        long japanese = 0,
            latin = 0;
        foreach (var line in document.Lines)
        foreach (var c in line.Text)
            if (char.IsAsciiLetter(c))
                latin++;
            else if (c >= '\u3041' && Spacing.IsJapanese(c))
                japanese++;
        return japanese * 9 >= latin && japanese > 0 ? "ja" : "en";
    }
}
