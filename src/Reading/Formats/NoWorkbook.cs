using Shirube.Domain;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.OldOffice;

namespace Shirube.Reading.Formats;

/// <summary>What to say to somebody who gave another file where only an Excel workbook is taken.</summary>
internal static class NoWorkbook
{
    // The first part of an OpenDocument file is called so and is not packed (OpenDocument 1.3, part 2, 3.3).
    private const int SheetTypeWithin = 120;

    public static Message Refusal(byte[] bytes, string name)
    {
        var kind = FileKinds.Of(bytes, name);
        if (kind == FileKind.OldOffice)
            return IsLocked(bytes)
                ? OldOfficeFormat.Locked(name)
                : IsNot(name, "旧い形式のファイル（.xls など）", "a file of the older kind (.xls)");
        if (
            bytes
                .AsSpan(0, Math.Min(bytes.Length, SheetTypeWithin))
                .IndexOf("application/vnd.oasis.opendocument"u8) >= 0
        )
            return IsNot(
                name,
                "OpenDocument のファイル（.ods など）",
                "an OpenDocument file (.ods)"
            );
        return kind switch
        {
            FileKind.Csv => IsNot(name, "CSV", "CSV, which keeps the words of one sheet only"),
            FileKind.Pdf => IsNot(name, "PDF", "a PDF"),
            FileKind.Docx => IsNot(name, "Word の文書", "a document of Word"),
            FileKind.Pptx => IsNot(name, "PowerPoint の文書", "a document of PowerPoint"),
            _ => IsNot(name, "ほかの形式のファイル", "a file of another kind, or damaged"),
        };
    }

    private static bool IsLocked(byte[] bytes)
    {
        try
        {
            return new CompoundFile(bytes).Has("EncryptedPackage");
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static Message IsNot(string name, string ja, string en) =>
        new(
            $"「{name}」は Excel のブック（.xlsx）ではなく、{ja}です。もとのブックを Excel か LibreOffice で開き、.xlsx として保存し直してください。",
            $"'{name}' is no Excel workbook (.xlsx) but {en}. Open the workbook in Excel or LibreOffice and save it as .xlsx."
        );
}
