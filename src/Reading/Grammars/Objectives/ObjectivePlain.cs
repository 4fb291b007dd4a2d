using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>What no look shows in a plain text: a heading is a short line alone that begins with a number or says that an
/// annex or a list of abbreviations follows; a blank line parts two blocks.</summary>
internal static partial class ObjectivePlain
{
    private const int LongestHeading = 100;

    public static SourceDocument Of(SourceDocument document)
    {
        if (document.Kind != FileKind.Text)
            return document;
        var lines = document.Lines;
        var block = 0;
        return document with
        {
            Lines =
            [
                .. lines.Select(
                    (line, i) =>
                        line with
                        {
                            Form =
                                IsAlone(i) && IsHeading(line.Text.Trim())
                                    ? LineForm.Heading
                                    : line.Form,
                            Block = i > 0 && lines[i - 1].IsBlank ? ++block : block,
                        }
                ),
            ],
        };

        bool IsAlone(int i) =>
            !lines[i].IsBlank
            && !lines[i].IsRow
            && (i == 0 || lines[i - 1].IsBlank)
            && (i + 1 == lines.Length || lines[i + 1].IsBlank);
    }

    private static bool IsHeading(string text) =>
        text.Length <= LongestHeading
        && text[^1] is not ('.' or ';' or ',')
        && Start().IsMatch(text);

    [GeneratedRegex(
        @"^(?:[IVX]{1,5}[.:]\s|(?:Chapter|Part) (?:[0-9]{1,2}|[IVX]{1,5})\b|(?:Introduction|Preface|Foreword|Summary|Executive Summary|Background|Conclusion)$|[0-9]{1,2}\.(?:[0-9]{1,2}\.?){0,2}\s+\p{Lu}|\([A-Z0-9]{1,2}\)\s*\p{Lu}|(?:Appended Table|Appendix|Annex|Attachment)\b|(?:List of |Table of )?(?:other )?(?:Abbreviations|Acronyms)\b|Glossary\b)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Start();
}
