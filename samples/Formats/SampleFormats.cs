namespace Shirube.Samples.Formats;

/// <summary>Writes one register in every format and layout in which governments publish theirs.</summary>
public static class SampleFormats
{
    public static readonly string[] Plain =
    [
        "tables.html",
        "lists.html",
        "levels.html",
        "plan.md",
        "plan.csv",
        "columns.html",
        "cells.html",
    ];
    public static readonly string[] Office =
    [
        "styles.docx",
        "look.docx",
        "columns.xlsx",
        "cells.xlsx",
        "styles.pdf",
    ];
    public static readonly string[] Browser = ["ruled.pdf", "unruled.pdf"];

    /// <summary>A page as the file that its ending names: Word and Excel by the office program, PDF by the browser.</summary>
    public static void Turn(string page, string file)
    {
        var folder = Directory.CreateTempSubdirectory("shirube-page").FullName;
        try
        {
            File.Copy(page, Path.Combine(folder, "page.html"));
            switch (Path.GetExtension(file))
            {
                case ".docx":
                    Programs.Convert(
                        folder,
                        "docx:MS Word 2007 XML",
                        "HTML (StarWriter)",
                        "page.html"
                    );
                    break;
                case ".xlsx":
                    Programs.Convert(
                        folder,
                        "xlsx:Calc MS Excel 2007 XML",
                        "HTML (StarCalc)",
                        "page.html"
                    );
                    break;
                case ".pdf":
                    Programs.Print(folder, "page.html", "page.pdf");
                    break;
                default:
                    throw new ArgumentException($"No program writes '{file}'.", nameof(file));
            }
            File.Copy(Path.Combine(folder, "page" + Path.GetExtension(file)), file, true);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <returns>The names of the files written: those of programs that are not installed are missing.</returns>
    public static IReadOnlyList<string> Write(string sample, string folder)
    {
        var register = SampleRegister.Of(sample);
        Directory.CreateDirectory(folder);
        var pages = new Dictionary<string, string>
        {
            ["tables.html"] = Pages.Tables(register, true),
            ["levels.html"] = Pages.Tables(register, true, isNumbered: false),
            ["lists.html"] = Pages.Lists(register),
            ["plan.md"] = PlainTables.Markdown(register),
            ["plan.csv"] = PlainTables.Csv(register),
            ["columns.html"] = Sheets.Columns(register),
            ["cells.html"] = Sheets.Cells(register),
            ["styles.html"] = Pages.Tables(register, true),
            ["look.html"] = Pages.Tables(register, true, byLook: true),
            ["unruled.html"] = Pages.Tables(register, false),
        };
        foreach (var (name, text) in pages)
            File.WriteAllText(Path.Combine(folder, name), text);
        var written = Plain.ToList();
        if (Programs.HasOffice)
        {
            Programs.Convert(
                folder,
                "docx:MS Word 2007 XML",
                "HTML (StarWriter)",
                "styles.html",
                "look.html"
            );
            Programs.Convert(
                folder,
                "xlsx:Calc MS Excel 2007 XML",
                "HTML (StarCalc)",
                "columns.html",
                "cells.html"
            );
            Programs.Convert(folder, "pdf:writer_pdf_Export", null, "styles.docx");
            written.AddRange(Office);
        }
        if (Programs.HasBrowser)
        {
            Programs.Print(folder, "tables.html", "ruled.pdf");
            Programs.Print(folder, "unruled.html", "unruled.pdf");
            written.AddRange(Browser);
        }
        return written;
    }
}
