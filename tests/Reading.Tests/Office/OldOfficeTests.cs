using System.Diagnostics;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Office;

public class OldOfficeTests
{
    private const string Grid =
        "<w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>";
    private const string Wide = "<w:tcW w:w=\"3000\" w:type=\"dxa\"/>";

    [Fact]
    public void Word_excel_and_powerpoint_before_2007_are_read_through_libreoffice()
    {
        var word = DocxFile.Of(
            Styled("1", "章の題")
                + P("本文の段落です。")
                + Table(Grid, Row(Cell("甲", Wide), Cell("乙", Wide)))
                + P("終わり")
        );
        var old = Reader.Open(Older(word.Bytes(), "docx", "doc"), "古い.doc");
        Assert.Equal(["章の題", "本文の段落です。", "甲\t乙", "終わり"], Texts(old));
        Assert.Equal(FileKind.OldOffice, old.Kind);
        Assert.Equal(LineForm.Heading, old.Lines[0].Form);
        var sheet = new XlsxFile().Sheet(
            "表",
            XlsxFile.Texts(1, 1, "番号", "名") + XlsxFile.Texts(2, 0, "一", "甲")
        );
        Assert.Equal(
            ["番号\t名", "一\t甲"],
            Texts(Reader.Open(Older(sheet.Bytes(), "xlsx", "xls"), "a.xls"))
        );
        var slides = new PptxFile().Slide(PptxFile.Box(20, 20, 400, 60, PptxFile.P("頁の文")));
        Assert.Equal(["頁の文"], Texts(Reader.Open(Older(slides.Bytes(), "pptx", "ppt"), "a.ppt")));
    }

    [Fact]
    public void A_file_locked_with_a_password_is_refused_and_says_so() =>
        Assert.Contains(
            "password",
            Refusal(Compound("EncryptedPackage")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_mail_and_other_files_in_the_same_wrapping_are_named()
    {
        Assert.Contains(
            "Outlook",
            Refusal(Compound("__substg1.0_0037001F")),
            StringComparison.Ordinal
        );
        Assert.Contains("no document", Refusal(Compound("Thumbnail")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_one_is_refused()
    {
        Assert.Contains("damaged", Refusal(Compound("Thumbnail")[..520]), StringComparison.Ordinal);
        SkipWithoutLibreOffice();
        Assert.Contains("damaged", Refusal(Compound("WordDocument")), StringComparison.Ordinal);
    }

    /// <summary>The smallest file with a table of contents: one entry of this name.</summary>
    private static byte[] Compound(string name)
    {
        var bytes = new byte[512 * 3];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(bytes, 0);
        bytes[0x1E] = 9;
        System.Text.Encoding.Unicode.GetBytes(name).CopyTo(bytes, 512);
        bytes[512 + 0x40] = (byte)(name.Length * 2 + 2);
        bytes[512 + 0x42] = 2;
        bytes[0x4C] = 1;
        bytes.AsSpan(1024, 4).Fill(0xFF);
        return bytes;
    }

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<UnreadableDocumentException>(() => Reader.Open(bytes, "a.doc")).Reason.En;

    private static string[] Texts(SourceDocument document) =>
        [.. document.Lines.Where(l => !l.IsBlank).Select(l => l.Text)];

    private static void SkipWithoutLibreOffice()
    {
        if (!new ChildProgram("soffice", "").IsInstalled)
            Assert.Skip("LibreOffice is not installed.");
    }

    private static byte[] Older(byte[] bytes, string from, string to)
    {
        SkipWithoutLibreOffice();
        var folder = Directory.CreateTempSubdirectory("shirube-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "in." + from);
            File.WriteAllBytes(path, bytes);
            using var office = Process.Start(
                new ProcessStartInfo(
                    "soffice",
                    [
                        $"-env:UserInstallation=file://{folder.FullName}/profile",
                        "--headless",
                        "--convert-to",
                        to,
                        "--outdir",
                        folder.FullName,
                        path,
                    ]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!;
            office.StandardOutput.ReadToEnd();
            Assert.True(office.WaitForExit(120_000));
            return File.ReadAllBytes(Path.Combine(folder.FullName, "in." + to));
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
