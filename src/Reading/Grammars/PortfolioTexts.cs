using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Paragraphs of a slide, and the facts in their sentences: targets, pillars, boxes of a diagram, contacts.</summary>
internal sealed partial class PortfolioTexts(PortfolioWriting writing)
{
    private bool speaksOfPillars;
    private Draft? target;

    public void BeginSlide(List<PortfolioBlock> slide)
    {
        speaksOfPillars = slide.Exists(b => b.Text.Contains('柱', StringComparison.Ordinal));
        target = null;
    }

    /// <returns>The index behind what was read.</returns>
    public int Read(List<PortfolioBlock> slide, int i)
    {
        var block = slide[i];
        var text = block.Text;
        if (IsLogo(text))
            writing.Furniture(block, "logo");
        else if (Contact().Match(text) is { Success: true } contact)
            AddContact(block, contact.Groups["who"].Value.Trim());
        else if (ReadPillar(block)) { }
        else if (SourceNote().IsMatch(text) && text.Length <= 80)
            AddSource(block);
        else if (IsTarget(text))
            target = AddTarget(block);
        else if (
            target != null
            && writing.Top is { Items: EntryKind.Target }
            && text.EndsWith('。')
        )
            Facts(writing.Add(EntryKind.Statement, block, text, 0.7, target));
        else if (PillarRun(slide, i) is > 0 and var end)
            return AddPillars(slide, i, end);
        else if (
            block.Number > 0
            && (PortfolioWords.Bold(block.Lines[0]) != null || block.Lines.Length > 1)
        )
            AddNumberedBox(block);
        else if (PortfolioItems.IsBox(text) && !IsFirstBelowHeading(slide, i))
            AddBox(block);
        else
            Facts(writing.Add(EntryKind.Statement, block, text, 0.85, writing.Parent));
        return i + 1;
    }

    /// <summary>第一に、…: a pillar of a proposal, where the slide speaks of pillars.</summary>
    public bool ReadPillar(PortfolioBlock block)
    {
        if (!speaksOfPillars || Ordinal().Match(block.Text) is not { Success: true } ordinal)
            return false;
        var draft = writing.Add(EntryKind.Pillar, block, block.Text, 0.85, writing.Parent);
        PortfolioWriting.Number(draft, PortfolioWords.NumberOf(ordinal.Value));
        var words = block.Lines[0];
        var start = words.IndexOf("**", StringComparison.Ordinal);
        var name =
            start >= 0 && start <= 8 && PortfolioWords.Bold(words[start..]) is var (bold, _)
                ? bold
                : NameOfPillar().Match(block.Text).Groups["name"].Value;
        PortfolioWriting.Field(draft, "name", name);
        return true;
    }

    private bool IsTarget(string text) =>
        writing.Top is { Items: EntryKind.Target }
        && (target == null || target.Parent != writing.Top.Draft || HorizonMark().IsMatch(text))
        && (HorizonMark().IsMatch(text) || !text.EndsWith('。'));

    private Draft AddTarget(PortfolioBlock block)
    {
        var draft = writing.Add(EntryKind.Target, block, block.Text, 0.85, writing.Parent);
        Horizon(draft, writing.Top?.Words);
        Facts(draft);
        return draft;
    }

    /// <summary>When a target is to be reached, in its own words or in those of its heading.</summary>
    public static void Horizon(Draft draft, string? heading)
    {
        var match = HorizonMark().Match(HalfWidth.Of(draft.Text));
        if (!match.Success && heading != null)
            match = HeadingHorizon().Match(HalfWidth.Of(heading));
        if (!match.Success)
            return;
        PortfolioWriting.Field(draft, "horizon", match.Groups["horizon"].Value);
        if (match.Groups["years"].Success)
            draft.Fields["withinYears"] = long.Parse(
                match.Groups["years"].ValueSpan,
                CultureInfo.InvariantCulture
            );
        if (match.Groups["by"].Success)
            PortfolioWriting.Field(draft, "by", By(match.Groups["by"].Value));
    }

    /// <summary>A date as it is printed; a fiscal year as FY2028, since it ends in the year behind.</summary>
    private static string? By(string words) =>
        PrintedDate.Of(words)
        ?? (
            PortfolioYears.Of(words) is not { } year ? null
            : words.Contains("年度", StringComparison.Ordinal)
                ? string.Create(CultureInfo.InvariantCulture, $"FY{year}")
            : year.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>Dated events and figures in the words of an entry.</summary>
    public void Facts(Draft draft)
    {
        foreach (var found in PortfolioDates.In(draft.Text))
            PortfolioItems.AddEvent(writing, draft, found);
        PortfolioFigures.Add(writing, draft);
    }

    /// <summary>A measure prints its name and, behind a space, what is done.</summary>
    public static void PartedMeasure(Draft draft, PortfolioBlock block)
    {
        var words = string.Concat(block.Lines).Trim();
        var closed = Spacing.LettersClosed(Markup.Strip(words));
        for (var i = 1; i + 1 < closed.Length; i++)
        {
            if (!char.IsWhiteSpace(closed[i]) || !Spacing.IsJapanese(closed[i - 1]))
                continue;
            if (!Spacing.IsJapanese(closed[i + 1]) && !EndsInAction().IsMatch(closed[..i]))
                continue;
            draft.Fields["name"] = PortfolioWords.Clean(Rewidened(words, closed[..i]));
            PortfolioWriting.Field(draft, "detail", PortfolioWords.Clean(closed[i..]));
            return;
        }
        PortfolioItems.NameAndDetail(draft);
    }

    /// <summary>Closed letters lose what tells that the spaces beside them were set, too: such spaces go.</summary>
    private static string Rewidened(string words, string closed) =>
        closed.Length > 0 && !words.StartsWith(closed, StringComparison.Ordinal)
            ? PrintedWords.CloseUp(closed)
            : closed;

    private void AddContact(PortfolioBlock block, string who)
    {
        writing.Add(EntryKind.Statement, block, block.Text, 0.9, writing.SlideOrPart);
        if (writing.Slide is { Kind: EntryKind.Programme } programme)
            programme.Fields["contact"] = who;
    }

    private void AddSource(PortfolioBlock block)
    {
        var draft = writing.Add(EntryKind.Footnote, block, block.Text, 0.85, writing.SlideOrPart);
        if (PrintedDate.Of(block.Text) is not { } date)
            return;
        var name = DatePart().Match(HalfWidth.Of(block.Text)) is { Success: true, Index: > 2 } at
            ? block.Text[..at.Index].Trim()
            : block.Text;
        PortfolioItems.AddEvent(writing, draft, new(name, date, null, null, false, true));
    }

    private static int PillarRun(List<PortfolioBlock> slide, int i)
    {
        var end = i;
        while (
            end < slide.Count
            && slide[end].Form == PortfolioForm.Text
            && slide[end].Number == 0
            && PortfolioItems.IsBox(slide[end].Text)
        )
            end++;
        return
            end - i >= 2
            && end < slide.Count
            && slide[end].Form is PortfolioForm.Label or PortfolioForm.Heading
            && PortfolioContexts.IsAboutWork(slide[end].Text)
            && PortfolioContexts.Items(slide[end].Text) == EntryKind.Action
            ? end
            : 0;
    }

    private int AddPillars(List<PortfolioBlock> slide, int from, int end)
    {
        writing.Close(2);
        for (var i = from; i < end; i++)
            writing.Add(EntryKind.Pillar, slide[i], slide[i].Text, 0.6, writing.SlideOrPart);
        return end;
    }

    private void AddNumberedBox(PortfolioBlock block)
    {
        var kind = writing.Top?.Items == EntryKind.Action ? EntryKind.Pillar : EntryKind.Statement;
        var draft = writing.Add(kind, block, block.Text, 0.75, writing.Parent);
        PortfolioWriting.Number(draft, block.Number);
        PortfolioWriting.Field(
            draft,
            "name",
            PortfolioWords.Bold(block.Lines[0])?.Name ?? PortfolioWords.Clean(block.Lines[0])
        );
    }

    /// <summary>A label of a diagram belongs to no list: it closes the captions above it.</summary>
    private void AddBox(PortfolioBlock block)
    {
        writing.Close(PortfolioTitles.GroupDepth);
        writing.Add(EntryKind.Statement, block, block.Text, 0.6, writing.Parent);
    }

    private static bool IsFirstBelowHeading(List<PortfolioBlock> slide, int i) =>
        i == 0 || slide[i - 1].Form is PortfolioForm.Heading or PortfolioForm.Label;

    private static bool IsLogo(string text) =>
        text.Length <= 12
        && (CapitalsOnly().IsMatch(text) || KnownOrganisations.Find(text) is not null);

    [GeneratedRegex(@"^[A-Z][A-Z\-]{1,9}$")]
    private static partial Regex CapitalsOnly();

    [GeneratedRegex(
        @"^[（(]?\s*(?:担当(?:課|部署|部局)?|問合せ先|連絡先)\s*[：:]\s*(?<who>.{2,60}?)\s*[)）]?$"
    )]
    private static partial Regex Contact();

    [GeneratedRegex(
        @"(?:資料|報告書|公表資料|HP|ホームページ)(?:より|から)(?:作成|抜粋|引用)?[)）]?$|^(?:出典|資料)[：:]"
    )]
    private static partial Regex SourceNote();

    [GeneratedRegex(@"^第[一二三四五六七八九十1-9１-９]に[、，,]?")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^第.に[、，,]?(?<name>[^。、]{2,60}?)(?:である|です|を)")]
    private static partial Regex NameOfPillar();

    [GeneratedRegex(
        @"^(?<horizon>今後(?<years>[0-9]{1,2})年(?:間|以内)?(?:で|に|までに)?|(?<years>[0-9]{1,2})年(?:後まで|後|以内)(?=に|、)|(?<by>(?:令和|平成)?\s?(?:[0-9]{1,4}|元)年(?:度|頃)?(?:[0-9]{1,2}月)?)(?:末)?まで)"
    )]
    private static partial Regex HorizonMark();

    [GeneratedRegex(
        @"(?<horizon>今後(?<years>[0-9]{1,2})年間?|(?<years>[0-9]{1,2})年後(?:まで)?|(?<by>(?:令和|平成)?\s?(?:[0-9]{1,4}|元)年(?:度)?)(?:末)?(?:まで)?|中長期|長期|短期|中期|当面)"
    )]
    private static partial Regex HeadingHorizon();

    [GeneratedRegex(@"(?:令和|平成|[0-9]{4})\s*[0-9元]*\s*年")]
    private static partial Regex DatePart();

    [GeneratedRegex(
        @"(?:確保|強化|推進|構築|実現|向上|整備|育成|促進|創出|追求|開発|活用|拡大|支援|検討|実証|改革|普及|協調|高度化)$"
    )]
    private static partial Regex EndsInAction();
}
