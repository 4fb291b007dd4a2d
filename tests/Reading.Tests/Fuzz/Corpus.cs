using Shirube.Reading.Tests.Pdf;

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
    public static byte[] Pdf() =>
        new PrintedPdf()
            .Words(72, 60, "Harbour Plan", 18)
            .NextPage()
            .Draw("72 600 300 40 re S")
            .Words(80, 185, "Repair the lighthouse by FY 2026 [MOH]", 11)
            .Bytes();
}
