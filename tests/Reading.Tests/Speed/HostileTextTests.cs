namespace Shirube.Reading.Tests.Speed;

/// <summary>Texts made to be slow: as many unfinished things as fit. Each stands behind the head of each
/// family, at one length and at ten times that: the memory may grow no more than the text does.</summary>
public class HostileTextTests
{
    private const string RegisterHead =
        "計画\n\n第一部 総論\n\n<具体目標>\n目標を定める\n\n取組\t関係府省庁\n";
    private const string ProgressHead =
        "進捗\n\n第一部 総論\n主な進捗\n・会議を設置した（総務省）\n概況\n順調に進んでいる。\n";
    private const string FollowUpHead =
        "進捗\n\n取組数 計画通り 未了 進捗率\n教育 2 1 1 50%\n計 2 1 1 50%\n\n";

    private static readonly Dictionary<string, string> Heads = new()
    {
        ["register"] = RegisterHead,
        ["progress"] = ProgressHead,
        ["follow-up"] = FollowUpHead,
        ["outline"] = "覚書\n\n",
    };

    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["unfinished rows"] = n => $"{n}番の取組を行い、\t総務省、\n",
        ["rows without organisations"] = n => $"{n}番の取組の\t\n",
        ["broken lines"] = n => $"{n}番の取組を進めるための\n",
        ["open brackets"] = _ => "（「『【〔",
        ["closing brackets"] = _ => "）」』】〕",
        ["nested parentheses"] = n => n % 2 == 0 ? "（総務省" : "（",
        ["commas"] = _ => "、",
        ["circles in a row"] = n => n == 0 ? "取組を行う\t○総務省" : "○、",
        ["circles as bullets"] = n => $"○{n}番を進め、\n",
        ["unclosed bold marks"] = _ => "**太字",
        ["unclosed bold marks on lines"] = n => $"**{n}番の見出し\n",
        ["headings"] = n => $"({n % 90 + 1}) {n}番の見出し\n",
        ["goals"] = n => $"\n<具体目標{n % 9 + 1}>\n{n}番の目標を定める\n",
        ["repeated goals"] = n => $"\n<具体目標>（再掲）\n{n}番の目標を定めない\n",
        ["headings of slides"] = n =>
            $"第{n % 90 + 1}部 {n}番\n主な進捗\n・{n}を設置した（総務省）\n",
        ["titles without bullets"] = n => $"{n}番の見出し\n\n",
        ["slides with columns"] = n =>
            $"{n}番 ({n % 90 + 1})\n進捗 今後の取組\n・{n}番を実施した\n教育\n",
        ["areas"] = n => $"分野{n} 2 1 1 50%\n",
        ["notes"] = n => $"※{n % 90} {n}番の注\n",
        ["unclosed tags"] = _ => "<ul><li>",
        ["tabs"] = _ => "\t",
        ["bars"] = _ => "|",
        ["dates"] = n => $"令和5年{n % 12 + 1}月\n",
        ["contents"] = n => n == 0 ? "目次\n" : $"第{n % 90 + 1}章 {n}番 …… {n % 900}\n",
        ["lonely letters"] = n => $"{"教育研究"[n % 4]}\n",
    };

    public static TheoryData<string, string> Cases =>
        [.. Texts.Keys.SelectMany(t => Heads.Keys.Select(f => (f, t)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_times_a_hostile_text_takes_ten_times_the_memory(string family, string text)
    {
        var head = Heads[family];
        var once = LinearReadingTests.Allocated(head + Many(Texts[text], 1_000));
        var many = LinearReadingTests.Allocated(head + Many(Texts[text], 10_000));
        Assert.InRange((double)many / once, 0, 14);
    }

    [Theory]
    [InlineData("register", "unfinished rows", 200_000)]
    [InlineData("register", "circles in a row", 1_000_000)]
    [InlineData("progress", "unclosed bold marks", 500_000)]
    [InlineData("outline", "headings", 100_000)]
    [InlineData("progress", "nested parentheses", 500_000)]
    [InlineData("follow-up", "areas", 50_000)]
    public void A_large_hostile_text_is_read_to_its_end(string family, string text, int times)
    {
        var document = Heads[family] + Many(Texts[text], times);
        var account = Reader.Read(System.Text.Encoding.UTF8.GetBytes(document), "text").Account;
        Assert.Equal(document.TrimEnd('\n').Count(c => c == '\n') + 1, account.Lines);
    }

    private static string Many(Func<int, string> piece, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(piece));
}
