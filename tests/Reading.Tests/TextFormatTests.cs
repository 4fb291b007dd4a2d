using System.Text;
using Shirube.Domain;
using Shirube.Reading.Formats.Text;

namespace Shirube.Reading.Tests;

public sealed class TextFormatTests
{
    private const string Sample =
        "「みなと戦略」の取組\n\n灯台の点検を毎年おこなう\t港、◎海\nデジタル化\n";

    static TextFormatTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", true, "utf-16le")]
    [InlineData("utf-16", false, "utf-16le")]
    [InlineData("utf-16BE", true, "utf-16be")]
    [InlineData("utf-16BE", false, "utf-16be")]
    [InlineData("shift_jis", false, "shift_jis")]
    [InlineData("euc-jp", false, "euc-jp")]
    public void Text_in_any_encoding_that_is_read_gives_the_same_lines(
        string encoding,
        bool mark,
        string ianaName
    )
    {
        var inEncoding = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? inEncoding.GetPreamble() : [], .. inEncoding.GetBytes(Sample)];

        var document = TextFormat.Read(bytes, "sample.txt");

        Assert.Equal(ianaName, document.Encoding);
        Assert.Equal(Sample.Split('\n')[..^1], document.Lines.Select(l => l.Text));
        Assert.Equal([1, 2, 3, 4], document.Lines.Select(l => l.Number));
    }

    [Theory]
    [InlineData("shift_jis", "戦略")]
    [InlineData("shift_jis", "東京都 庁舎")]
    [InlineData("euc-jp", "これは、ちいさな文章です。")]
    [InlineData("shift_jis", "ﾊﾝｶｸｶﾅを使うデータ連携の文書。表の中だけ半角のｶﾅです。")]
    public void Short_texts_are_told_apart(string encoding, string text)
    {
        var document = TextFormat.Read(Encoding.GetEncoding(encoding).GetBytes(text), "short.txt");

        Assert.Equal((encoding, text), (document.Encoding, document.Lines[0].Text));
    }

    [Theory]
    [InlineData("一\n二\n三", 3)]
    [InlineData("一\n二\n三\n", 3)]
    [InlineData("一\r\n二\r\n三\r\n", 3)]
    [InlineData("一\r二\r三", 3)]
    [InlineData("一\r\n\n二\r\r\n三", 5)]
    [InlineData("\n\n\n一", 4)]
    public void A_line_ends_with_any_line_end_and_the_last_needs_none(string text, int lines) =>
        Assert.Equal(
            lines,
            TextFormat.Read(Encoding.UTF8.GetBytes(text), "lines.txt").Lines.Length
        );

    [Theory]
    [InlineData("%PDF-1.7 ...", "PDF")]
    [InlineData("PK\u0003\u0004....", "ZIP")]
    [InlineData("\u001b$B$_$J$H\u001b(B", "ISO-2022-JP")]
    [InlineData("abc\0def", "NUL at byte 3")]
    [InlineData("\u3042\0\u3044", "NUL at byte 3")]
    [InlineData("", "empty")]
    [InlineData(" \n\u3000\n\t", "white space")]
    public void What_is_no_text_is_refused_by_name(string text, string named) =>
        Assert.Contains(named, Refusal(Encoding.UTF8.GetBytes(text)).En, StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "PNG")]
    [InlineData(
        new byte[] { 0x1F, 0x8B, 0x08, 0x00 },
        "gzip archive, and the files in it were not read. Unpack"
    )]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x42, 0x30, 0x00, 0x00 }, "UTF-32")]
    [InlineData(new byte[] { 0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x30, 0x42 }, "UTF-32")]
    [InlineData(
        new byte[] { 0x63, 0x61, 0x66, 0xE9, 0x20, 0x61 },
        "unknown (the first byte that is not UTF-8 is byte 3"
    )]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41, 0xFF }, "not valid utf-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x42, 0x30, 0x00, 0x00 }, "NUL at byte 4")]
    public void Bytes_of_another_kind_are_refused_by_name(byte[] bytes, string named) =>
        Assert.Contains(named, Refusal(bytes).En, StringComparison.Ordinal);

    [Fact]
    public void A_table_inside_a_ZIP_is_refused_with_its_name_and_what_to_do()
    {
        using var bytes = new MemoryStream();
        using (
            var zip = new System.IO.Compression.ZipArchive(
                bytes,
                System.IO.Compression.ZipArchiveMode.Create,
                true
            )
        )
        {
            using var table = zip.CreateEntry("tables/計画.csv").Open();
            table.Write("番号,取組\n1,灯台\n"u8);
        }
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            Reader.Open(bytes.ToArray(), "計画.zip")
        );

        Assert.Contains("「計画.zip」", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("1件（「計画.csv」）", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("展開", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("'計画.csv'", refused.Reason.En, StringComparison.Ordinal);
        Assert.Contains("Unpack it", refused.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Korean_and_Chinese_bytes_are_not_taken_for_Japanese()
    {
        var korean = Encoding
            .GetEncoding("euc-kr")
            .GetBytes("대한민국의 인공지능 국가전략을 발표하였다. 산업과 교육에 활용한다.");
        var chinese = Encoding
            .GetEncoding("gb2312")
            .GetBytes("新一代人工智能发展规划的重点任务与保障措施，推动产业应用与教育。");

        Assert.Contains("unknown", Refusal(korean).En, StringComparison.Ordinal);
        Assert.Contains("unknown", Refusal(chinese).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_above_the_limit_is_refused_with_its_size_and_what_to_do()
    {
        var message = Refusal(new byte[TextFormat.LimitBytes + 1]);

        Assert.Contains("67,108,865", message.En, StringComparison.Ordinal);
        Assert.Contains("分割", message.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000", 644)]
    [InlineData("001", 268)]
    [InlineData("002", 205)]
    [InlineData("004", 774)]
    public void The_seeds_have_the_lines_that_an_editor_counts(string seed, int lines) =>
        Assert.Equal(
            lines,
            TextFormat.Read(File.ReadAllBytes(Seeds.Path(seed)), seed).Lines.Length
        );

    private static Message Refusal(byte[] bytes) =>
        Assert.Throws<UnreadableDocumentException>(() => TextFormat.Read(bytes, "f.txt")).Reason;
}
