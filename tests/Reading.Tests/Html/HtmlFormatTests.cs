using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats;

namespace Shirube.Reading.Tests.Html;

public class HtmlFormatTests
{
    private static SourceDocument Open(string html, string name = "page.html") =>
        Reader.Open(Encoding.UTF8.GetBytes(html), name);

    private static string[] Texts(string html) =>
        [.. Open("<html><body>" + html).Lines.Select(l => l.Text)];

    private static SourceLine[] Filled(string html) =>
        [.. Open("<html><body>" + html).Lines.Where(l => !l.IsBlank)];

    [Fact]
    public void Headings_paragraphs_and_breaks_become_lines_with_blank_ones_between_blocks()
    {
        var lines = Open(
            "<!DOCTYPE html><title>計画</title><body><h2>海の\n 見張り</h2><p>一行目<br>二行目</p><div>三つ目<p>四つ目</div>"
        ).Lines;

        Assert.Equal(
            ["海の見張り", "", "一行目", "二行目", "", "三つ目", "", "四つ目"],
            lines.Select(l => l.Text)
        );
        Assert.Equal(Enumerable.Range(1, 8), lines.Select(l => l.Number));
        Assert.Equal((LineForm.Heading, 2), (lines[0].Form, lines[0].Level));
        Assert.Equal(lines[2].Block, lines[3].Block);
        Assert.NotEqual(lines[3].Block, lines[5].Block);
    }

    [Fact]
    public void Lists_carry_their_numbers_and_bullets_as_a_browser_sets_them()
    {
        Assert.Equal(
            ["3. 港", "2. 島", "a. 北", "b. 南", "1. 海"],
            Texts("<ol start=3 reversed><li>港<li>島<ol type=a><li>北<li><p>南</p></ol><li>海</ol>")
        );
        Assert.Equal(
            ["・港", "IV. 島", "・① 海", "□空"],
            Texts(
                    "<ul><li>港</ul><ol><li value=4 style='list-style-type: upper-roman'>島</ol><ul><li>① 海<li>□空</ul>"
                )
                .Where(t => t.Length > 0)
                .Select(t => t == "① 海" ? "・① 海" : t)
        );
        var nested = Filled("<ul><li>港<ul><li>埠頭</ul><li>島</ul>");
        Assert.Equal([0, 1, 0], nested.Select(l => l.Level));
        Assert.Equal(nested[0].Block, nested[2].Block);
        Assert.All(nested, l => Assert.Equal(LineForm.Item, l.Form));
        Assert.Equal(["港"], Texts("<ul style='list-style: none'><li>港</ul>"));
    }

    [Theory]
    [InlineData("lower-alpha", 27, "aa. ")]
    [InlineData("upper-latin", 28, "AB. ")]
    [InlineData("upper-roman", 14, "XIV. ")]
    [InlineData("katakana", 45, "ヰ、")]
    [InlineData("katakana", 49, "アア、")]
    [InlineData("katakana-iroha", 2, "ロ、")]
    [InlineData("katakana-iroha", 48, "イイ、")]
    [InlineData("cjk-decimal", 21, "二一、")]
    [InlineData("japanese-informal", 110, "百十、")]
    [InlineData("cjk-ideographic", 21, "二十一、")]
    [InlineData("no-such-style", 5, "5. ")]
    public void Items_are_counted_as_the_style_of_the_list_says(
        string style,
        int n,
        string printed
    ) =>
        Assert.Equal(
            [printed + "港"],
            Texts($"<ol start={n} style='list-style-type: {style}'><li>港</ol>")
        );

    [Fact]
    public void Merged_cells_stand_in_every_row_and_column_they_cover()
    {
        var rows = Filled(
            "<table><caption>担当</caption><thead><tr><th rowspan=2>取組<th colspan=2>府省</tr><tr><th>主<th>従</thead>"
                + "<tr><td rowspan=0>港の双子<td>港<td>防<tr><td colspan=2>学<br>産</table>"
        );

        Assert.Equal(
            [
                "担当",
                "取組\t府省\t府省",
                "取組\t主\t従",
                "港の双子\t港\t防",
                "港の双子\t学\n産\t学\n産",
            ],
            rows.Select(r => r.Text)
        );
        Assert.Equal(
            [LineForm.Caption, LineForm.HeaderRow, LineForm.HeaderRow, LineForm.Row, LineForm.Row],
            rows.Select(r => r.Form)
        );
        Assert.Equal(
            [(true, true), (true, false), (true, false)],
            rows[2].CellFacts.Select(c => (c.IsHeader, c.IsRepeated))
        );
        Assert.Equal([true, false, true], rows[4].CellFacts.Select(c => c.IsRepeated));
        Assert.Equal(rows[1].Block, rows[4].Block);
    }

    [Fact]
    public void Underlines_by_element_and_by_style_are_found_in_cells_and_links_mark_nobody()
    {
        var row = Filled(
            "<style>.lead{text-decoration:underline}</style><table><tr><th>取組<th>府省<tr><td>港<td>学、<u>通</u>、"
                + "<span class=lead>産業</span>、<a href=x>水</a>、<span style='text-decoration: underline'>財</span></table>"
        )[1];

        Assert.Equal(
            ["通", "産業", "財"],
            row.Underlined.Select(u => row.Text.Substring(u.Start, u.Length))
        );
    }

    [Fact]
    public void What_no_reader_sees_is_left_out_and_said()
    {
        var page = Open(
            "<html><head><style>.x{display:none}</style></head><body><script>var a='<p>x'</script><p hidden>一</p>"
                + "<p style='display : none'>二</p><p class=x>三</p><template><p>四</template><noscript>五</noscript><select><option>六</select>"
                + "<p><ruby>港<rp>(</rp><rt>みなと</rt></ruby>の<del>旧</del><ins>新</ins>計画 A&amp;I&nbsp;&#x5c;</p>"
                + "<iframe src='http://example.org/'></iframe><img src=a alt=飾り>"
        );

        Assert.Equal(["港の新計画 A&I \\"], page.Lines.Select(l => l.Text));
        Assert.Equal(
            [RemarkKinds.Hidden, RemarkKinds.Hidden, RemarkKinds.NotFollowed],
            page.Remarks.Select(r => r.Kind)
        );
        Assert.Contains("3", page.Remarks[0].Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Navigation_and_what_stands_around_the_main_part_are_margins_behind_the_lines()
    {
        var page = Open(
            "<html><body><header><p>みなと国</header><nav><a>入口</a></nav><main><h1>計画</h1><p>港を守る。海を守る。島を守る。</p></main><footer>連絡先</footer>"
        );

        Assert.Equal(
            ["計画", "", "港を守る。海を守る。島を守る。"],
            page.Lines.Select(l => l.Text)
        );
        Assert.Equal(["みなと国", "入口", "連絡先"], page.Margins.Select(m => m.Text));
        Assert.Equal([4, 5, 6], page.Margins.Select(m => m.Number));
        Assert.All(page.Margins, m => Assert.NotNull(m.Margin));
    }

    [Fact]
    public void Footnotes_stand_behind_the_text()
    {
        var lines = Filled(
            "<p>港<sup><a href='#fn1' role=doc-noteref>1</a></sup></p><section role=doc-endnotes><ol><li id=fn1>入り江を含む。<a role=doc-backlink href='#r'>↩</a></ol></section><p>島</p>"
        );

        Assert.Equal(["港1", "島", "1. 入り江を含む。"], lines.Select(l => l.Text));
        Assert.Equal(LineForm.Note, lines[2].Form);
    }

    [Theory]
    [InlineData("10<sup>18</sup>回", "10¹⁸回")]
    [InlineData("CO<sub>2</sub>", "CO2")]
    [InlineData("m<sup>2</sup>", "m2")]
    public void Raised_figures_do_not_change_a_number(string html, string text) =>
        Assert.Equal([text], Texts($"<p>{html}</p>"));

    [Fact]
    public void A_table_that_only_places_blocks_is_no_table()
    {
        var lines = Texts(
            "<table><tr><td><h2>見出し</h2><p>文</p><td><table><tr><td>取組<td>府省<tr><td>港<td>学</table></table>"
        );

        Assert.Equal(["見出し", "", "文", "", "取組\t府省", "港\t学"], lines);
    }

    [Fact]
    public void Lists_and_paragraphs_in_a_cell_are_its_lines()
    {
        var row = Assert.Single(
            Filled(
                "<table><tr><td><p>前書き</p><ul><li>港<li>島</ul><td><ol><li>海</ol><img alt='◎' src=m>学<td>  </table>"
            )
        );

        Assert.Equal(["前書き\n・港\n・島", "1. 海\n◎学", ""], row.Cells!.Value);
    }

    [Fact]
    public void Definitions_stand_under_their_terms()
    {
        var lines = Filled("<dl><dt>略称<dd>防 防災庁<div><dt>学<dd>学術教育省</div></dl>");

        Assert.Equal(
            [("略称", 0), ("防 防災庁", 1), ("学", 0), ("学術教育省", 1)],
            lines.Select(l => (l.Text, l.Level))
        );
        Assert.Single(lines.Select(l => l.Block).Distinct());
    }

    [Theory]
    [InlineData("<p>港</p>", "a.htm", FileKind.Html)]
    [InlineData("<!-- 保存 -->\n<HTML><p>港", "a.txt", FileKind.Html)]
    [InlineData("<?xml version='1.0'?>\n<html xmlns='x'><body><p>港", "a.bin", FileKind.Html)]
    [InlineData("<head><meta charset=utf-8></head><p>港", "", FileKind.Html)]
    [InlineData("<具体目標>\n港", "a.txt", FileKind.Text)]
    [InlineData("<p>港", "a.md", FileKind.Markdown)]
    [InlineData("港\n<html>", "a.txt", FileKind.Text)]
    public void A_page_is_known_by_its_first_tag(string text, string name, FileKind kind) =>
        Assert.Equal(kind, FileKinds.Of(Encoding.UTF8.GetBytes(text), name));

    [Theory]
    [InlineData("shift_jis", "Shift_JIS", "shift_jis")]
    [InlineData("shift_jis", "utf-8", "shift_jis")]
    [InlineData("utf-8", "Shift_JIS", "utf-8")]
    [InlineData("euc-jp", "x-euc-jp", "euc-jp")]
    [InlineData("iso-2022-jp", "ISO-2022-JP", "iso-2022-jp")]
    [InlineData("utf-16", "utf-16", "utf-16le")]
    public void Its_encoding_is_the_one_its_bytes_are_in(string real, string said, string read)
    {
        var encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        byte[] bytes =
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(
                $"<html><head><meta charset=\"{said}\"></head><body><p>港の見張りとひび割れの検査"
            ),
        ];

        var page = Reader.Open(bytes, "page.html");

        Assert.Equal("港の見張りとひび割れの検査", page.Lines.Single().Text);
        Assert.Equal((read, FileKind.Html), (page.Encoding, page.Kind));
    }

    [Fact]
    public void A_page_without_words_is_refused_in_words()
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            Open("<html><body><script>document.write('x')</script><img src=x>")
        );

        Assert.Contains("page.html", refused.Message, StringComparison.Ordinal);
    }
}
