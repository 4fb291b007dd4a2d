using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Slides of a ministry about research: where things stand, concepts and themes, centres, what other countries
/// do, policies, and programmes with their budgets and research areas.</summary>
internal sealed partial class PortfolioSlides : IGrammar
{
    private const int EnoughSigns = 2;
    private const double MostWithoutPrint = 0.85;

    /// <summary>Two signs that only such slides print together, in a document that speaks of research.</summary>
    public bool Recognises(SourceDocument document)
    {
        var signs = new int[6];
        var research = 0;
        foreach (var line in document.Lines)
        {
            if (line.IsBlank)
                continue;
            if (line.Text.Contains("研究", StringComparison.Ordinal))
                research++;
            if (line.Text.Length > 160)
                continue;
            var text = HalfWidth.Of(line.Text.Trim().TrimStart('#', ' ', '-', '*'));
            Count(ref signs[0], Budget().IsMatch(text));
            Count(ref signs[1], Projects().IsMatch(text));
            Count(ref signs[2], Since().IsMatch(text));
            Count(ref signs[3], Abroad().IsMatch(text));
            Count(ref signs[4], Sheet().IsMatch(text));
            Count(ref signs[5], Policy().IsMatch(text));
        }
        return research >= 3
            && Sign(signs[0], 1)
                + Sign(signs[1], 2)
                + Sign(signs[2], 2)
                + Sign(signs[3], 1)
                + Sign(signs[4], 2)
                + Sign(signs[5], 2)
                >= EnoughSigns
            && signs[0] + signs[1] + signs[2] + signs[3] > 0;
    }

    public Proposal Read(SourceDocument document)
    {
        var log = new ReadingLog(document);
        var blocks = PortfolioBlocks.Of(document, log);
        var (title, asOf, next) = Front(blocks, document, log);
        var writing = new PortfolioWriting(log);
        new PortfolioReading(blocks, writing).Read(next);
        if (!ShowsItsParts(document, blocks))
            foreach (var draft in writing.Drafts)
                draft.Confidence = Math.Min(draft.Confidence, MostWithoutPrint);
        Draft.Write(writing.Drafts, log);
        return log.Close(title, asOf, Script.LanguageOf(document), "portfolio-slides");
    }

    /// <summary>Where one slide ends is marked by titles, where one paragraph ends by blank lines. A deck with hardly any of
    /// either hangs its entries by guess.</summary>
    private static bool ShowsItsParts(SourceDocument document, List<PortfolioBlock> blocks) =>
        !PortfolioBlocks.IsDense(document)
        && !PortfolioTitles.AreBySquare(document)
        && blocks.Count(b => b.IsTitle) is > 0 and var titles
        && titles * 100 >= blocks.Count;

    /// <summary>The deck's title, its date and who made it. The first title is also a slide's where neither stands under
    /// it.</summary>
    private static (string Title, string? AsOf, int Next) Front(
        List<PortfolioBlock> blocks,
        SourceDocument document,
        ReadingLog log
    )
    {
        if (blocks is [])
            return (document.Title ?? "", null, 0);
        var title = blocks[0].Text;
        string? asOf = null;
        var next = 1;
        for (; next < blocks.Count && blocks[next].Form == PortfolioForm.Text; next++)
        {
            var block = blocks[next];
            if (!block.Lines.All(l => IsDate(l) || FrontMatter.IsIssuer(PortfolioWords.Clean(l))))
                break;
            for (var i = 0; i < block.Lines.Length; i++)
                log.AddFurniture(
                    block.First + i,
                    block.First + i,
                    IsDate(block.Lines[i]) ? "date" : "issuer"
                );
            asOf ??= block.Lines.Select(PrintedDate.Of).FirstOrDefault(d => d != null);
        }
        if (next == 1 && (blocks[0].IsTitle || blocks[0].Form != PortfolioForm.Text))
            return (title, PrintedDate.Of(title), 0);
        log.AddFurniture(blocks[0].First, blocks[0].Last, "title");
        return (title, asOf ?? PrintedDate.Of(title), next);
    }

    private static bool IsDate(string line) => line.Length <= 24 && PrintedDate.IsDateLine(line);

    private static void Count(ref int sign, bool isThere)
    {
        if (isThere)
            sign++;
    }

    private static int Sign(int times, int least) => times >= least ? 1 : 0;

    [GeneratedRegex(@"(?:年度|^\(?R[0-9]{1,2}).{0,8}(?:予算|要求額)(?:案|額|:|\s|\)|$)")]
    private static partial Regex Budget();

    [GeneratedRegex(@"課題数?\s*[:：]?\s*[0-9]+\s*(?:課題|件)?\s*\)|研究総括|領域総括")]
    private static partial Regex Projects();

    [GeneratedRegex(@"[【(][^【】()]{0,20}[0-9]{4}年?[^【】()]{0,4}[~～〜][^【】()]{0,30}[】)]$")]
    private static partial Regex Since();

    [GeneratedRegex(
        @"^(?:国|国名|国・地域|国/地域)\s*[\t|]|^(?:海外|諸外国|各国|主要国)(?:の|における)?(?:動向|戦略|取組)"
    )]
    private static partial Regex Abroad();

    [GeneratedRegex(@"^(?:背景(?:・課題)?|事業(?:概要|内容|目的|スキーム)|現状・課題|担当)")]
    private static partial Regex Sheet();

    [GeneratedRegex(
        @"(?:原則|拡充内容|アクション項目|の強み|検討事項等?|研究動向等?|研究テーマ|戦略方針)(?:\(.*)?$"
    )]
    private static partial Regex Policy();
}
