using System.Globalization;
using System.Text;

namespace Shirube.Reading.Tests.Fuzz;

/// <summary>A small whole file of each format, from which the damaged ones are made.</summary>
internal static class Corpus
{
    public const string Html = """
        <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>みなと国の計画</title></head><body>
        <h1>みなと国の計画</h1><h2>第一部 港の未来</h2><p>&lt;具体目標&gt;<br>灯台を増やす</p>
        <table><tr><th>取組</th><th>関係府省庁</th></tr><tr><td rowspan="2">灯台を直す</td><td>◎港湾省<br>航路庁</td></tr><tr><td>港湾省</td></tr></table>
        <ol start="3"><li>霧笛を新しくする<ul><li>音を決める</li></ul></li></ol></body></html>
        """;

    public const string Markdown = """
        # みなと国の計画

        ## 第一部 港の未来

        1. 灯台を直す
           - 塗装
        2. 霧笛を新しくする

        | 取組 | 担当 |
        | --- | --- |
        | 灯台を直す | 港湾省 |
        """;

    public const string Csv =
        "みなと国の計画\r\n番号,取組,担当,期限\r\n1,\"灯台を直す\n（三基）\",港湾省,令和7年度\r\n2,霧笛,〃,2026年頃\r\n";

    public static byte[] Text(string name) =>
        File.ReadAllBytes(Path.Combine(Seeds.Root(), "samples", name));

    /// <summary>Two pages with a heading, a line of text and a ruled box, and a right table of references.</summary>
    public static byte[] Pdf()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            Page(5),
            Page(6),
            Stream("BT /F1 18 Tf 72 760 Td (Harbour Plan) Tj ET"),
            Stream(
                "72 600 300 40 re S BT /F1 11 Tf 80 615 Td (Repair the lighthouse by FY 2026 [MOH]) Tj ET"
            ),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = file.Length;
        file.Append(
            CultureInfo.InvariantCulture,
            $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"
        );
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Page(int content) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>"
        );

    private static string Stream(string content) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"
        );
}
