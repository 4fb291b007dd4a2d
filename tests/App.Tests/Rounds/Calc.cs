using System.Diagnostics;

namespace Shirube.App.Tests.Rounds;

/// <summary>LibreOffice as an officer uses it: opens a workbook, types into cells, saves it as xlsx.</summary>
internal static class Calc
{
    private const string Macro = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
        <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">
        Sub Run(from As String, into As String, edits As String)
          Dim hidden(0) As New com.sun.star.beans.PropertyValue
          hidden(0).Name = "Hidden"
          hidden(0).Value = True
          doc = StarDesktop.loadComponentFromURL(from, "_blank", 0, hidden())
          sheet = doc.Sheets.getByIndex(0)
          For Each one In Split(edits, "|")
            parts = Split(one, "~")
            sheet.getCellRangeByName(parts(0)).setString(parts(1))
          Next
          Dim how(0) As New com.sun.star.beans.PropertyValue
          how(0).Name = "FilterName"
          how(0).Value = "Calc MS Excel 2007 XML"
          doc.storeToURL(into, how())
          doc.close(True)
        End Sub
        </script:module>
        """;

    private const string Library = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
        <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
         <library:element library:name="Edit"/>
        </library:library>
        """;

    /// <param name="edits">A cell, as A1, and what is typed into it; neither <c>|</c>, <c>~</c> nor a quotation mark.</param>
    public static async Task<byte[]> EditAsync(
        byte[] workbook,
        params (string Cell, string Text)[] edits
    )
    {
        var folder = Directory.CreateTempSubdirectory("shirube-calc-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "in.xlsx"), workbook);
            // A new profile is made first: starting on one that is not whole would write over the macro.
            await RunAsync(folder, "--terminate_after_init");
            var basic = Path.Combine(folder, "profile", "user", "basic", "Standard");
            await File.WriteAllTextAsync(Path.Combine(basic, "script.xlb"), Library);
            await File.WriteAllTextAsync(Path.Combine(basic, "Edit.xba"), Macro);
            var typed = string.Join('|', edits.Select(e => $"{e.Cell}~{e.Text}"));
            var said = await RunAsync(
                folder,
                $"macro:///Standard.Edit.Run(\"file://{folder}/in.xlsx\",\"file://{folder}/out.xlsx\",\"{typed}\")"
            );
            var saved = Path.Combine(folder, "out.xlsx");
            Assert.True(File.Exists(saved), said);
            return await File.ReadAllBytesAsync(saved);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>What it complained of.</returns>
    private static async Task<string> RunAsync(string folder, string what)
    {
        var start = new ProcessStartInfo(
            "soffice",
            [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", what]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var office = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var said = office.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await office.StandardOutput.ReadToEndAsync(limit.Token);
            await office.WaitForExitAsync(limit.Token);
            return await said;
        }
        catch (OperationCanceledException)
        {
            office.Kill(entireProcessTree: true);
            throw;
        }
    }
}
