using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>The runs of a paragraph → its text as printed. Insertions are read, deletions are not; of a word with its
/// reading above it (ruby) the word; of a text box nothing: it is handed back to be read by itself.</summary>
internal sealed class DocxRuns(DocxSource source, DocxStyle style, RunText? before)
{
    private const double UsualSize = 10;

    public RunText Text { get; } = before ?? new();

    /// <summary>The text boxes anchored here, in order: <c>w:txbxContent</c>.</summary>
    public List<Element> Boxes { get; } = [];

    /// <summary>The words of the diagrams anchored here.</summary>
    public List<string> Diagrams { get; } = [];

    public void Read(Element container)
    {
        foreach (var child in container.Children)
            switch (child.Name)
            {
                case "w:r":
                    ReadRun(child);
                    break;
                case "w:fldSimple":
                    source.Fields.HadPageNumber |= FieldState.IsPage(child["w:instr"]);
                    Read(child);
                    break;
                case "w:del" or "w:moveFrom":
                    source.Deletions++;
                    break;
                case "m:oMath" or "m:oMathPara":
                    foreach (var words in child.Below("m:t"))
                        Append(words.Text, default);
                    break;
                case "w:hyperlink"
                or "w:ins"
                or "w:moveTo"
                or "w:smartTag"
                or "w:sdt"
                or "w:sdtContent"
                or "w:customXml"
                or "w:dir"
                or "w:bdo":
                    Read(child);
                    break;
            }
    }

    private void ReadRun(Element run)
    {
        var properties = run.Child("w:rPr");
        var look = RunLook
            .Of(properties)
            .Over(source.Styles.OfLetters(properties?.Child("w:rStyle")?["w:val"]))
            .Over(style.Look);
        var isRaised = properties?.Child("w:vertAlign")?["w:val"] == "superscript";
        foreach (var child in run.Children)
            switch (child.Name)
            {
                case "w:fldChar":
                    source.Fields.Mark(child);
                    break;
                case "w:instrText":
                    source.Fields.Instruct(child.Text);
                    break;
                case "w:ruby":
                    foreach (var word in child.Child("w:rubyBase")?.ChildrenCalled("w:r") ?? [])
                        ReadRun(word);
                    break;
                case "w:drawing" or "w:pict" or "w:object":
                    ReadDrawing(child);
                    break;
                case "w:t" when isRaised:
                    Append(NoteMark.RaisedDigitsOf(child.Text), look);
                    break;
                default:
                    Append(WordsOf(child), look);
                    break;
            }
    }

    private string WordsOf(Element child) =>
        child.Name switch
        {
            "w:t" => child["xml:space"] == "preserve" ? child.Text : child.Text.Trim(' '),
            "w:tab" or "w:ptab" => "\u3000",
            "w:br" => child["w:type"] is "page" or "column" ? "" : "\n",
            "w:cr" => "\n",
            "w:noBreakHyphen" => "-",
            "w:sym" => Sign(child),
            "w:footnoteReference" => Note(child, false),
            "w:endnoteReference" => Note(child, true),
            _ => "",
        };

    private void Append(string words, RunLook look)
    {
        if (words.Length == 0 || !source.Fields.IsPrinted)
            return;
        if (look.IsHidden == true)
        {
            source.HiddenRuns++;
            return;
        }
        Text.Append(
            look.Capitals == true ? words.ToUpperInvariant() : words,
            look.Bold == true,
            look.Size ?? UsualSize,
            look.Underline == true
        );
    }

    private static string Sign(Element sign) =>
        int.TryParse(
            sign["w:char"],
            System.Globalization.NumberStyles.HexNumber,
            System.Globalization.CultureInfo.InvariantCulture,
            out var code
        ) && code is > 31 and < 0xFFFF
            ? PrivateSigns.Letter((char)code) ?? "\u25A1"
            : "";

    // A mark that the author set himself stands in the text already.
    private string Note(Element reference, bool isEndnote)
    {
        if (reference["w:id"] is not { } id || !source.Fields.IsPrinted)
            return "";
        source.Notes.Add((id, isEndnote));
        return Figures.IsOn(reference["w:customMarkFollows"])
            ? ""
            : NoteMark.Raised(source.NumberOf(id, isEndnote));
    }

    private void ReadDrawing(Element drawing)
    {
        foreach (var box in drawing.Below("w:txbxContent"))
            Boxes.Add(box);
        foreach (var diagram in drawing.Below("dgm:relIds"))
            Diagrams.AddRange(DiagramWords.Of(source.Part, diagram["r:dm"], source.Cancel));
        source.Charts += drawing.Below("c:chart").Count();
    }
}
