namespace Shirube.Reading.Documents;

/// <summary>What a file is by its content; its name is not asked.</summary>
public enum FileKind
{
    Text,
    Markdown,
    Csv,
    Html,
    Pdf,
    Docx,
    Xlsx,
    Pptx,

    /// <summary>Word, Excel or PowerPoint before 2007.</summary>
    OldOffice,
}
