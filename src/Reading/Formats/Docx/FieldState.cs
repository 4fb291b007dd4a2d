using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>Where in the fields of a document (<c>w:fldChar</c>) the reading stands. A field may go on over paragraphs, as
/// a contents list does. Its instruction is not printed, its last result is.</summary>
internal sealed class FieldState
{
    private const int Deepest = 50;
    private const int LongestInstruction = 100;
    private readonly Stack<(string Instruction, bool IsResult)> open = new();

    public bool IsPrinted => open.All(f => f.IsResult);

    public bool IsContents =>
        open.Any(f => f.Instruction.TrimStart().StartsWith("TOC ", StringComparison.Ordinal));

    /// <summary>Whether a page number was printed by the last field that ended.</summary>
    public bool HadPageNumber { get; set; }

    public void Mark(Element mark)
    {
        switch (mark["w:fldCharType"])
        {
            case "begin" when open.Count < Deepest:
                open.Push(("", false));
                break;
            case "separate" when open.Count > 0:
                open.Push((open.Pop().Instruction, true));
                break;
            case "end" when open.Count > 0:
                HadPageNumber |= IsPage(open.Pop().Instruction);
                break;
        }
    }

    public void Instruct(string words)
    {
        // Its beginning says which field it is.
        if (open.TryPop(out var field))
            open.Push(
                (
                    field.Instruction.Length < LongestInstruction
                        ? field.Instruction + words
                        : field.Instruction,
                    field.IsResult
                )
            );
    }

    public static bool IsPage(string? instruction) =>
        instruction?.Trim().Split(' ')[0].ToUpperInvariant()
            is "PAGE"
                or "NUMPAGES"
                or "SECTIONPAGES";
}
