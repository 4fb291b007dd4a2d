namespace Shirube.Reading.Formats.Docx;

/// <summary>The mark of a footnote in the text: raised digits, so that nobody takes it for a part of the word in front; nothing for a mark
/// of letters, which could not be told from one.</summary>
internal static class NoteMark
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <param name="mark">As printed in front of the note.</param>
    public static string Raised(string mark) =>
        mark.All(char.IsAsciiDigit) ? RaisedDigitsOf(mark) : "";

    /// <summary>Digits that the author raised himself, as in m².</summary>
    public static string RaisedDigitsOf(string words) =>
        string.Concat(words.Select(c => char.IsAsciiDigit(c) ? RaisedDigits[c - '0'] : c));
}
