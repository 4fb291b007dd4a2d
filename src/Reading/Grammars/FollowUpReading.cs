using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The units of follow-up slides, one slide after the other.</summary>
internal sealed partial class FollowUpReading(FollowUpScoreboard board, ReadingLog log)
{
    private readonly List<Draft> drafts = [];
    private readonly FollowUpAreas areas = new(
        board.Rows.Where(r => !r.IsTotal).Select(r => r.Area)
    );

    /// <summary>The document's title, and its entries but for the scoreboard's rows.</summary>
    public (string Title, List<Draft> Drafts) Read(List<FollowUpUnit> units)
    {
        var title = units.Find(u => u.Kind is FollowUpUnitKind.Text or FollowUpUnitKind.Indented);
        for (var i = 0; i < units.Count; )
        {
            var end = i + 1;
            while (end < units.Count && !IsTitle(units, end))
                end++;
            Slide(units.GetRange(i, end - i), title);
            i = end;
        }
        return (
            title == null ? "" : Spacing.CloseLetters(log.Quote(title.First, title.Last)),
            drafts
        );
    }

    /// <summary>A numbered slide title, or a heading with no more than a lead between it and the heads of two columns.</summary>
    private static bool IsTitle(List<FollowUpUnit> units, int i)
    {
        if (!IsShortLine(units[i]))
            return false;
        if (SlideNumber().IsMatch(units[i].Text))
            return true;
        if (units[i].Kind == FollowUpUnitKind.Text && IsText(units[i - 1]))
            return false;
        var next = i + 1;
        while (next < units.Count && next <= i + 2 && IsText(units[next]))
            next++;
        return next < units.Count
            && units[next] is { HasProgress: true, HasDirection: true }
            && next > i;
    }

    private static bool IsText(FollowUpUnit unit) =>
        unit.Kind is FollowUpUnitKind.Text or FollowUpUnitKind.Indented;

    private static bool IsShortLine(FollowUpUnit unit) =>
        IsText(unit)
        && unit.First == unit.Last
        && unit.Text.Length <= 40
        && !unit.Text.Contains('。', StringComparison.Ordinal)
        && (unit.Mark.Length == 0 || !PrintedWords.IsPrivate(unit.Mark[0]));

    private void Slide(List<FollowUpUnit> slide, FollowUpUnit? title)
    {
        Draft? section = null;
        Draft? bullet = null;
        Draft? last = null;
        var hasColumns = slide.Exists(u => u is { HasProgress: true, HasDirection: true });
        var inferred = new FollowUpInference(areas);
        for (var i = 0; i < slide.Count; i++)
        {
            var unit = slide[i];
            switch (unit.Kind)
            {
                case FollowUpUnitKind.Label:
                    log.AddFurniture(unit.First, unit.Last, "column label");
                    inferred.Break();
                    break;
                case FollowUpUnitKind.PageNumber:
                    log.AddFurniture(unit.First, unit.Last, "page number");
                    break;
                case FollowUpUnitKind.Vertical:
                    AreaName(unit, section, inferred);
                    break;
                case FollowUpUnitKind.Footnote:
                    Footnotes(unit, slide);
                    break;
                case FollowUpUnitKind.Bullet:
                    bullet = last = Add(EntryKind.Progress, unit, 0.9, section);
                    inferred.Add(bullet);
                    break;
                case FollowUpUnitKind.Indented when hasColumns && bullet != null && i > 0:
                    last = Add(EntryKind.Progress, unit, 0.9, bullet);
                    inferred.AddUnder(last, bullet);
                    break;
                case FollowUpUnitKind.Text or FollowUpUnitKind.Indented when unit == title:
                    log.AddFurniture(unit.First, unit.Last, "title");
                    break;
                case FollowUpUnitKind.Text or FollowUpUnitKind.Indented when i == 0:
                    section = Add(EntryKind.Section, unit, 0.9, null);
                    break;
                case FollowUpUnitKind.Indented when !hasColumns:
                    last = Add(EntryKind.Highlight, unit, 0.9, section);
                    inferred.Break();
                    break;
                default:
                    Text(unit, section, bullet, inferred);
                    break;
            }
        }
        inferred.Settle();
    }

    private void Text(FollowUpUnit unit, Draft? section, Draft? bullet, FollowUpInference inferred)
    {
        if (areas.Find(unit.Text) != null)
        {
            AreaName(unit, section, inferred);
            return;
        }
        var says = unit.Text.Contains('。', StringComparison.Ordinal) || unit.First != unit.Last;
        if (!says && bullet == null && unit.Text.Length <= 60)
        {
            Add(EntryKind.Section, unit, 0.7, section);
            return;
        }
        if (bullet == null || says)
        {
            Add(EntryKind.Overview, unit, bullet == null ? 0.9 : 0.7, section);
            return;
        }
        // A line without a mark among the bullets sums up its column.
        var draft = Add(EntryKind.Progress, unit, 0.6, section);
        inferred.Add(draft, 0.6);
    }

    private void AreaName(FollowUpUnit unit, Draft? section, FollowUpInference inferred)
    {
        var area = areas.Find(unit.Text);
        var heading = Add(EntryKind.Section, unit, area == null ? 0.6 : 0.9, section);
        if (area != null)
        {
            heading.Fields["area"] = area;
            areas.Label(area);
            inferred.Label(area);
        }
    }

    /// <summary>One entry for each definition; the bullet whose words carry the mark is its parent.</summary>
    private void Footnotes(FollowUpUnit unit, List<FollowUpUnit> slide)
    {
        var starts = NoteMark()
            .Matches(unit.Text)
            .Where(m => m.Index > 0)
            .Select(m => m.Index)
            .ToList();
        var mark = unit.Mark;
        var from = 0;
        foreach (var start in starts.Append(unit.Text.Length))
        {
            var text = unit.Text[from..start].Trim('、', '，', ' ', '　');
            if (from > 0)
            {
                mark = NoteMark().Match(text).Value;
                text = text[mark.Length..].TrimStart('：', ':', ' ');
            }
            var plain = FollowUpScoreboard.Plain(mark);
            drafts.Add(
                new(EntryKind.Footnote, text, unit.First, unit.Last, 0.95)
                {
                    Marker = mark.Trim(),
                    // A note stands near its mark.
                    Parent = drafts[Math.Max(0, drafts.Count - 60)..]
                        .FindLast(d =>
                            d.First >= slide[0].First
                            && d.Kind != EntryKind.Footnote
                            && FollowUpScoreboard
                                .Plain(d.Text)
                                .Contains(plain, StringComparison.Ordinal)
                        ),
                }
            );
            from = start;
        }
    }

    private Draft Add(EntryKind kind, FollowUpUnit unit, double confidence, Draft? parent)
    {
        var draft = new Draft(kind, unit.Text, unit.First, unit.Last, confidence)
        {
            Parent = parent,
        };
        drafts.Add(draft);
        return draft;
    }

    [GeneratedRegex(@"(?:[①-⑳]|[（(][0-9０-９]{1,2}[/／]?[0-9０-９]{0,2}[)）])$")]
    private static partial Regex SlideNumber();

    [GeneratedRegex(@"[※＊]\s?[0-9０-９]{1,2}")]
    private static partial Regex NoteMark();
}
