using Shirube.Domain;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The programs of poppler-utils that read PDFs, and what they mean when they do not.</summary>
internal static class Poppler
{
    private const string Package = "poppler-utils";
    public static readonly ChildProgram ToText = new("pdftotext", Package);
    public static readonly ChildProgram ToHtml = new("pdftohtml", Package);
    public static readonly ChildProgram ToPicture = new("pdftoppm", Package);

    public static Message Refusal(ChildEnd end, string file) =>
        end.Errors.Contains("Incorrect password", StringComparison.Ordinal)
            ? new(
                $"{file} はパスワードで保護されています。パスワードを外した文書を取り込んでください。",
                $"{file} is protected by a password. Import a copy without the password."
            )
            : end.Failure(file);
}
