using System.Collections.Frozen;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Stages;

/// <summary>Words that name a part of a paper wherever they stand alone, however they are set: 要旨, 目次, Abstract. They
/// stand beside the chapters, and nothing stands below them.</summary>
internal static class FrontWords
{
    private const int Longest = 24;

    private static readonly FrozenSet<string> All = new[]
    {
        "要旨",
        "要約",
        "目次",
        "もくじ",
        "改定履歴",
        "改訂履歴",
        "変更履歴",
        "更新履歴",
        "参考文献",
        "引用文献",
        "謝辞",
        "abstract",
        "executivesummary",
        "contents",
        "tableofcontents",
        "revisionhistory",
        "references",
        "bibliography",
        "acknowledgements",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Are(string line) =>
        line.Length <= Longest
        && All.Contains(Normal.ForSearch(line).Trim('【', '】', '<', '>', '[', ']', '-'));
}
