using System.Net;
using System.Text;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A survey workbook that was edited and saved by LibreOffice.</summary>
public sealed class LibreOfficeWorkbookTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_edited_is_taken_and_what_was_not_is_the_same_to_the_letter()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var fog = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, light, 0, "置きかえる文")).Dispose();
        (
            await RoundSite.SaveAsync(
                site.Mic,
                fog,
                0,
                "=1+1\n- 二行目　_x0041_ <b>& 𠮷 が\n\n  五行目",
                ("evidence", "https://example.go.jp/a?b=1&c=2 報告書")
            )
        ).Dispose();
        var taken = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        // LibreOffice's own text form of the file: what is written there is LibreOffice's to save.
        var flat = Encoding.UTF8.GetString(await Soffice.SaveAsync(taken, "xlsx", "fods"));
        Assert.Contains("置きかえる文", flat, StringComparison.Ordinal);
        var edited = await Soffice.SaveAsync(
            Encoding.UTF8.GetBytes(
                flat.Replace("置きかえる文", "LibreOffice で書いた文", StringComparison.Ordinal)
            ),
            "fods",
            "xlsx"
        );
        var path = await FilledWorkbook.ReturnAsync(site.Mic, edited);
        var page = await site.Mic.Text(path);
        Assert.Contains("書きかわる行 1件", page, StringComparison.Ordinal);
        Assert.Contains("LibreOffice で書いた文", page, StringComparison.Ordinal);
        Assert.DoesNotContain("受け入れられない行", page, StringComparison.Ordinal);
        Assert.DoesNotContain("見出しのなくなった欄", page, StringComparison.Ordinal);
        using var accepted = await FilledWorkbook.AcceptAsync(site.Mic, path);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(
            "LibreOffice で書いた文",
            await site.TextAsync(
                $"select content ->> 'progress' from answer where duty_id = {light} and number = 2"
            )
        );
        Assert.Equal(3, await site.NumberAsync("select count(*) from answer"));
    }
}
