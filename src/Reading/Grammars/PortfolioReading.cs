using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Goes through the slides of a deck: titles, headings, and what stands below them.</summary>
internal sealed partial class PortfolioReading
{
    private readonly List<PortfolioBlock> blocks;
    private readonly PortfolioWriting writing;
    private readonly PortfolioItems items;
    private readonly PortfolioTables tables;

    public PortfolioReading(List<PortfolioBlock> blocks, PortfolioWriting writing)
    {
        (this.blocks, this.writing) = (blocks, writing);
        items = new(writing);
        tables = new(writing);
    }

    /// <param name="from">Index of the first block behind the front matter.</param>
    public void Read(int from)
    {
        while (from < blocks.Count)
        {
            var end = EndOfSlide(from);
            ReadSlide(blocks.GetRange(from, end - from));
            from = end;
        }
    }

    /// <summary>A slide ends at the next title; one whose title is only a picture begins where a second sheet of a
    /// programme begins, with its 背景.</summary>
    private int EndOfSlide(int from)
    {
        var seen = 0;
        for (var i = from + 1; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.IsTitle || IsPartLabel(i))
                return i;
            seen++;
            if (seen > 12 && IsPlainBackground(block))
                return i;
        }
        return blocks.Count;
    }

    private static bool IsPlainBackground(PortfolioBlock block) =>
        block is { Form: PortfolioForm.Heading, Depth: PortfolioTitles.PlainDepth, IsQuote: false }
        && Background().IsMatch(block.Text);

    private bool IsPartLabel(int i) =>
        blocks[i].Form == PortfolioForm.Label
        && PortfolioContexts.IsPart(blocks[i].Text)
        && (i + 1 == blocks.Count || blocks[i + 1].IsTitle);

    private void ReadSlide(List<PortfolioBlock> slide)
    {
        if (slide is [{ Form: PortfolioForm.Label } part] && PortfolioContexts.IsPart(part.Text))
        {
            writing.BeginSlide(null);
            writing.Part = writing.Add(EntryKind.Part, part, part.Text, 0.8, null);
            return;
        }
        var budgets = PortfolioBudgets.Of(slide);
        var body = 0;
        Draft? head = null;
        if (slide[0].IsTitle)
        {
            head = AddTitle(slide, budgets, out body);
            writing.BeginSlide(head);
            PushTitle(head);
        }
        else
            writing.BeginSlide(null);
        if (budgets.Budgets.Count > 0)
            budgets.Write(writing, head);
        items.BeginSlide(slide);
        for (var i = body; i < slide.Count; )
            i = budgets.Holds(slide[i]) ? i + 1 : ReadBlock(slide, i);
        PortfolioAreas.Date(slide, writing.Drafts);
    }

    private Draft AddTitle(List<PortfolioBlock> slide, PortfolioBudgets budgets, out int body)
    {
        var title = slide[0];
        var isProgramme = budgets.Budgets.Count > 0;
        var words = isProgramme ? budgets.WithoutBudget(title) : title.Text;
        var last = title.Last;
        string? subtitle = null;
        body = 1;
        if (
            isProgramme
            && slide.Count > 2
            && slide[1] is { Form: PortfolioForm.Heading, Depth: < PortfolioTitles.PlainDepth }
            && budgets.Holds(slide[2])
        )
        {
            (subtitle, last, body) = (slide[1].Text, slide[1].Last, 2);
        }
        var draft = writing.Add(
            isProgramme ? EntryKind.Programme : EntryKind.Section,
            words,
            title.First,
            last,
            isProgramme ? 0.95 : 0.9,
            writing.Part,
            title.Mark.Length > 0 ? title.Mark : null
        );
        PortfolioWriting.Field(draft, "subtitle", subtitle);
        PortfolioWriting.Field(draft, "period", Since().Match(words).Groups["since"].Value);
        return draft;
    }

    private void PushTitle(Draft head)
    {
        if (PortfolioContexts.Numbered(head.Text, isTitle: true) is { } numbered)
            writing.Push(new(1, head, null, numbered));
        else
            writing.Push(new(1, head, null, null));
    }

    /// <returns>The index behind what was read.</returns>
    private int ReadBlock(List<PortfolioBlock> slide, int i)
    {
        var block = slide[i];
        switch (block.Form)
        {
            case PortfolioForm.Heading
                when i + 1 < slide.Count && slide[i + 1].Form == PortfolioForm.Period:
                PortfolioInstitutions.Add(block, slide[i + 1], writing);
                return i + 2;
            case PortfolioForm.Heading or PortfolioForm.Label:
                ReadHeading(slide, i);
                return i + 1;
            case PortfolioForm.Row:
                return tables.Read(slide, i);
            case PortfolioForm.Period:
                writing.Add(EntryKind.Statement, block, block.Text, 0.6, writing.Parent);
                return i + 1;
            default:
                return items.Read(slide, i);
        }
    }

    private void ReadHeading(List<PortfolioBlock> slide, int i)
    {
        var block = slide[i];
        var depth = block.Depth;
        if (block.IsQuote && depth >= PortfolioTitles.PlainDepth)
        {
            // What is quoted from another paper belongs to the slide, and may have headings by # of its own.
            depth = writing.MarkedDepth;
            writing.Close(2);
        }
        else if (Aside().IsMatch(block.Mark))
            writing.Close(2);
        else
        {
            if (depth is >= PortfolioTitles.PlainDepth and < PortfolioTitles.LabelDepth)
                writing.CloseQuotes();
            writing.Close(depth);
        }
        if (PortfolioInstitutions.WithPeriod(block) is { } institution)
            PortfolioInstitutions.Add(institution.Heading, institution.Period, writing);
        else if (
            Group().Match(HalfWidth.Of(block.Text)) is { Success: true } group
            && block.Number > 0
        )
            AddGroup(block, group, depth);
        else if (PortfolioPurposes.Of(block) is { } parts)
            PortfolioPurposes.Add(block, parts, writing);
        else if (NumberedKind(block) is { } kind)
            AddNumbered(block, kind, depth);
        else
            AddSubsection(slide, i, depth);
    }

    /// <summary>A numbered heading below one that says what its numbers are.</summary>
    private EntryKind? NumberedKind(PortfolioBlock block) =>
        block.Number == 0 || block.IsQuote ? null
        : PortfolioItems.Asks(block.Text, isNumbered: true) ? EntryKind.Question
        : writing.Top?.Numbered is { } kind and not EntryKind.Question ? kind
        : null;

    private void AddNumbered(PortfolioBlock block, EntryKind kind, int depth)
    {
        var draft = writing.Add(kind, block, block.Text, 0.9, writing.Parent);
        PortfolioWriting.Number(draft, block.Number);
        PortfolioItems.NameAndDetail(draft);
        writing.Push(
            new(
                depth,
                draft,
                kind == EntryKind.Policy ? EntryKind.Measure : null,
                kind == EntryKind.Question ? EntryKind.Question : null
            )
        );
    }

    private void AddGroup(PortfolioBlock block, Match group, int depth)
    {
        var name = block.Text[..group.Groups["name"].Length].Trim();
        var draft = writing.Add(EntryKind.ResearchGroup, block, name, 0.9, writing.Parent);
        PortfolioWriting.Number(draft, block.Number);
        draft.Fields["count"] = long.Parse(
            group.Groups["count"].ValueSpan,
            System.Globalization.CultureInfo.InvariantCulture
        );
        writing.Push(new(depth, draft, null, null));
    }

    private void AddSubsection(List<PortfolioBlock> slide, int i, int depth)
    {
        var block = slide[i];
        var parent = writing.Parent;
        var draft = writing.Add(
            parent == null ? EntryKind.Section : EntryKind.Subsection,
            block,
            block.Text,
            block.Depth < PortfolioTitles.PlainDepth ? 0.9 : 0.8,
            parent
        );
        if (PortfolioContexts.Items(block.Text) == EntryKind.Expansion)
            items.Expands(draft);
        foreach (var found in PortfolioDates.In(block.Text))
        {
            PortfolioWriting.Field(draft, "date", found.Date);
            PortfolioItems.AddEvent(writing, draft, found);
        }
        writing.Push(
            new(
                depth,
                draft,
                block.IsQuote ? null : PortfolioContexts.Items(block.Text),
                block.IsQuote ? null : PortfolioContexts.Numbered(block.Text, isTitle: false)
            )
            {
                IsQuote = block.IsQuote,
            }
        );
    }

    [GeneratedRegex(@"^背景")]
    private static partial Regex Background();

    [GeneratedRegex(@"別添|別紙|補足|参考")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(?<name>.{2,60}?)\s*\((?<count>[0-9]{1,3})\)$")]
    private static partial Regex Group();

    [GeneratedRegex(@"[（(](?<since>[^（()）]{0,10}[0-9０-９]{4}年[^（()）]{0,6}[~～〜])[)）]$")]
    private static partial Regex Since();
}
