using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Markdown;

public class MarkdownFormatTests
{
    private static SourceDocument Open(string text) =>
        Reader.Open(Encoding.UTF8.GetBytes(text), "plan.md");

    [Fact]
    public void Headings_lists_pipe_tables_and_tables_in_html_become_the_lines_of_the_tree()
    {
        var document = Open(
            """
            # 計画

            一行目
            二行目

            ## 取組

            3. 港
               - 埠頭
            4. 島

            | 取組 | 担当 |
            |:-----|-----:|
            | 港の **双子** | 学<br>産 |

            <table><tr><th>取組<th>担当<tr><td>水門<td rowspan=2><u>防</u></table>

            <具体目標> 港を守る。[^1]

            [^1]: 入り江を含む。
            """
        );

        Assert.Equal(
            [
                "計画",
                "一行目",
                "二行目",
                "取組",
                "3. 港",
                "・埠頭",
                "4. 島",
                "取組\t担当",
                "港の 双子\t学\n産",
                "取組\t担当",
                "水門\t防",
                "<具体目標> 港を守る。1",
                "1. 入り江を含む。",
            ],
            document.Lines.Where(l => !l.IsBlank).Select(l => l.Text)
        );
        Assert.Equal(FileKind.Markdown, document.Kind);
        Assert.Equal(
            [LineForm.Heading, LineForm.Note],
            new[] { document.Lines[0], document.Lines[^1] }.Select(l => l.Form)
        );
        Assert.Equal(2, document.Lines.Count(l => l.Form == LineForm.HeaderRow));
        Assert.Single(document.Lines.Single(l => l.Text == "水門\t防").Underlined);
    }

    [Fact]
    public void Text_that_only_looks_like_it_is_read_as_it_stands()
    {
        var document = Reader.Open("# 計画\n- 港\n"u8.ToArray(), "plan.txt");

        Assert.Equal(["# 計画", "- 港"], document.Lines.Select(l => l.Text));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("`")]
    [InlineData("![](")]
    [InlineData("<b>")]
    [InlineData("| a ")]
    [InlineData("- ")]
    [InlineData("> ")]
    public void Text_made_to_exhaust_is_read_or_refused_in_bounded_time(string piece)
    {
        var text = "底\n\n" + string.Concat(Enumerable.Repeat(piece, 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            Assert.Contains(Open(text).Lines, l => l.Text == "底");
        }
        catch (UnreadableDocumentException refused)
        {
            Assert.Contains("plan.md", refused.Reason.En, StringComparison.Ordinal);
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{piece}: {watch.Elapsed}");
    }
}
