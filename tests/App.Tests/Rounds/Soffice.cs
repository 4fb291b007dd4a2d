using System.Diagnostics;

namespace Shirube.App.Tests.Rounds;

/// <summary>LibreOffice opens a file and saves it as another kind, as somebody at a desk would.</summary>
internal static class Soffice
{
    private const string Program = "/usr/bin/soffice";

    public static async Task<byte[]> SaveAsync(byte[] bytes, string from, string to)
    {
        if (!File.Exists(Program))
            Assert.Skip($"No {Program}.");
        var folder = Directory.CreateTempSubdirectory("shirube-workbook-");
        try
        {
            var file = Path.Combine(folder.FullName, $"in.{from}");
            await File.WriteAllBytesAsync(file, bytes);
            var start = new ProcessStartInfo(
                Program,
                [
                    $"-env:UserInstallation=file://{folder.FullName}/profile",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    to,
                    "--outdir",
                    $"{folder.FullName}/out",
                    file,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync();
            var complained = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await said + await complained);
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out", $"in.{to}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
