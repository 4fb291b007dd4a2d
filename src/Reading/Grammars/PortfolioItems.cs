using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Bullets, notes and paragraphs: what each is, by the heading above and by its own words.</summary>
internal sealed partial class PortfolioItems(PortfolioWriting writing)
{
    private const int LongestBox = 36;
    private readonly PortfolioAreas areas = new(writing);
    private readonly PortfolioTexts texts = new(writing);

    // The last bullet at each depth of the list that is read, for the bullets set in below it.
    private readonly List<(int Depth, Draft Draft, PortfolioOpen? Open)> nested = [];
    private readonly List<Draft> expansions = [];
    private List<PortfolioBlock> slide = [];

    public void BeginSlide(List<PortfolioBlock> blocks)
    {
        slide = blocks;
        nested.Clear();
        expansions.Clear();
        texts.BeginSlide(blocks);
        areas.BeginSlide();
    }

    /// <summary>A heading of expansions. Where as many of them as policies stand on a slide, each belongs to the policy
    /// of its turn: on the page they are printed beside it.</summary>
    public void Expands(Draft heading)
    {
        expansions.Add(heading);
        var policies = writing
            .Drafts.Where(d => d.Kind == EntryKind.Policy && d.First >= slide[0].First)
            .ToList();
        var headings = slide.Count(b =>
            b.Form == PortfolioForm.Heading
            && PortfolioContexts.Items(b.Text) == EntryKind.Expansion
        );
        if (policies.Count != headings)
            return;
        heading.Parent = policies[expansions.Count - 1];
        heading.Confidence = 0.7;
    }

    /// <returns>The index behind what was read.</returns>
    public int Read(List<PortfolioBlock> blocks, int i)
    {
        var block = blocks[i];
        if (areas.Read(blocks, i) is > 0 and var next)
            return next;
        if (block.Form == PortfolioForm.Note)
            writing.Add(
                EntryKind.Footnote,
                block,
                $"{block.Mark}{block.Text}",
                0.9,
                writing.Ground
            );
        else if (block.Form == PortfolioForm.Bullet)
            ReadBullet(blocks, i);
        else
        {
            nested.Clear();
            return texts.Read(blocks, i);
        }
        return i + 1;
    }

    private void ReadBullet(List<PortfolioBlock> blocks, int i)
    {
        var block = blocks[i];
        if (i == 0 || blocks[i - 1].Form != PortfolioForm.Bullet)
            nested.RemoveAll(n => n.Open != writing.Top || !Asks(n.Draft.Text, true));
        nested.RemoveAll(n => n.Depth >= block.Depth);
        var above = nested is [.., var last] && block.Depth > last.Depth ? last.Draft : null;
        var text = block.Text;
        if (IsConclusion(block.Mark))
        {
            writing.Add(EntryKind.Statement, block, text, 0.8, writing.SlideOrPart);
            return;
        }
        if (texts.ReadPillar(block))
            return;
        var kind = KindOf(block, above);
        var draft = writing.Add(
            kind,
            block,
            text,
            ConfidenceOf(kind, block),
            above ?? writing.Parent
        );
        Describe(draft, block, kind);
        nested.Add((block.Depth, draft, writing.Top));
    }

    private EntryKind KindOf(PortfolioBlock block, Draft? above)
    {
        var isNumbered = block.Number > 0;
        if (Asks(block.Text, isNumbered && IsAboutQuestions(above)))
            return EntryKind.Question;
        if (above != null || writing.Top is not { } top)
            return EntryKind.Statement;
        if (isNumbered && top.Numbered is { } numbered and not EntryKind.Question)
            return numbered;
        return top.Items ?? EntryKind.Statement;
    }

    private bool IsAboutQuestions(Draft? above) =>
        above?.Kind == EntryKind.Question || writing.Top?.Numbered == EntryKind.Question;

    private static double ConfidenceOf(EntryKind kind, PortfolioBlock block) =>
        kind switch
        {
            EntryKind.Statement => 0.9,
            EntryKind.Question or EntryKind.ResearchTheme when block.Number > 0 => 0.95,
            _ => 0.85,
        };

    private void Describe(Draft draft, PortfolioBlock block, EntryKind kind)
    {
        if (kind is not (EntryKind.Statement or EntryKind.Event or EntryKind.Indicator))
            PortfolioWriting.Number(draft, block.Number);
        switch (kind)
        {
            case EntryKind.Strength:
                PortfolioWriting.Field(draft, "name", BeforeColon(draft.Text));
                break;
            case EntryKind.Pillar:
            case EntryKind.Policy:
                NameAndDetail(draft);
                break;
            case EntryKind.Measure:
                PortfolioTexts.PartedMeasure(draft, block);
                break;
            case EntryKind.Target:
                PortfolioTexts.Horizon(draft, writing.Top?.Words);
                break;
            case EntryKind.Event:
                PortfolioWriting.Field(draft, "date", PrintedDate.Of(draft.Text));
                return;
        }
        texts.Facts(draft);
    }

    /// <summary>Whether the words are a question. か。 alone also ends opinions: it asks only where a number or the
    /// heading says so.</summary>
    public static bool Asks(string text, bool isNumbered) =>
        text.Length <= 300
        && (Question().IsMatch(text) || isNumbered && MildQuestion().IsMatch(text));

    /// <summary>Name in front of the colon, detail behind it.</summary>
    public static void NameAndDetail(Draft draft)
    {
        if (BeforeColon(draft.Text) is not { } name)
            return;
        draft.Fields["name"] = name;
        PortfolioWriting.Field(draft, "detail", draft.Text[(name.Length + 1)..].Trim());
    }

    private static string? BeforeColon(string text)
    {
        var colon = text.AsSpan().IndexOfAny('：', ':');
        return colon is > 1 and <= 60 ? text[..colon].Trim() : null;
    }

    public static void AddEvent(PortfolioWriting writing, Draft parent, PrintedEvent found)
    {
        var draft = writing.Add(
            EntryKind.Event,
            found.Name,
            parent.First,
            parent.Last,
            found.IsSure ? 0.85 : 0.6,
            parent
        );
        PortfolioWriting.Field(draft, "date", found.Date);
        PortfolioWriting.Field(draft, "fiscalYear", found.FiscalYear);
        PortfolioWriting.Field(draft, "what", found.What);
        if (found.IsAbout)
            draft.Fields["about"] = true;
    }

    /// <summary>➡ draws what follows from the whole slide.</summary>
    private static bool IsConclusion(string mark) =>
        mark.Length == 1 && "➡⇒→➔▶".Contains(mark, StringComparison.Ordinal);

    public static bool IsBox(string text) =>
        text.Length is > 1 and <= LongestBox
        && text[^1] is not ('。' or '、' or '」')
        && !text.Contains('。', StringComparison.Ordinal);

    [GeneratedRegex(@"[？?][」』）)]?$")]
    private static partial Regex Question();

    [GeneratedRegex(@"(?:か|べきか|何か|どうか)[。」]?$")]
    private static partial Regex MildQuestion();
}
