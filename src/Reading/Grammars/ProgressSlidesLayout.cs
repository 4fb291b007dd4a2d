using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The slides with columns, one after the other: which units head, which report, which sum up.</summary>
internal static class ProgressSlidesLayout
{
    public static void Read(
        List<SlideUnit> units,
        ProgressSlidesTitles titles,
        ProgressSlidesWriting writing
    )
    {
        var slides = Slides(units, titles);
        var partsOfAreas = slides
            .Where(s => s.Any(ProgressSlidesTable.NamesArea))
            .Select(s => s[0].Key)
            .ToHashSet();
        Draft? goal = null;
        Draft? part = null;
        foreach (var slide in slides)
        {
            var hasTitle = titles.IsPart(slide[0]);
            var newPart = hasTitle ? writing.Part(slide[0]) : part;
            if (newPart != part)
                goal = null;
            part = newPart;
            var content = Content(slide[(hasTitle ? 1 : 0)..], part, writing);
            goal = new ProgressSlidesGoals(part, goal, partsOfAreas.Contains(slide[0].Key)).Settle(
                content
            );
        }
    }

    private static List<List<SlideUnit>> Slides(List<SlideUnit> units, ProgressSlidesTitles titles)
    {
        var slides = new List<List<SlideUnit>>();
        for (var i = titles.First; i < units.Count; i++)
        {
            if (slides.Count == 0 || titles.IsTitle(i))
                slides.Add([]);
            slides[^1].Add(units[i]);
        }
        return slides;
    }

    /// <summary>Writes the slide's units and gives those whose goals are still to be settled.</summary>
    private static List<SlideItem> Content(
        List<SlideUnit> slide,
        Draft? part,
        ProgressSlidesWriting writing
    )
    {
        var table = new ProgressSlidesTable(part, writing);
        var items = new List<SlideItem>();
        var bullets = EntryKind.Progress;
        // Labels stand where the columns were, not where sentences end: they must not part a heading from its bullets.
        var words = slide
            .Where(u => u.Kind is not (SlideUnitKind.Label or SlideUnitKind.PageNumber))
            .ToList();
        var at = -1;
        foreach (var unit in slide)
        {
            if (unit.Kind is not (SlideUnitKind.Label or SlideUnitKind.PageNumber))
                at++;
            switch (unit.Kind)
            {
                case SlideUnitKind.Label:
                    writing.Furniture(unit, "column label");
                    bullets = ProgressSlidesUnits.IsDirectionLabel(unit.Text)
                        ? EntryKind.Direction
                        : EntryKind.Progress;
                    break;
                case SlideUnitKind.Row:
                    table.Read(unit);
                    break;
                case SlideUnitKind.Footnote:
                    writing.AddFootnote(
                        unit,
                        items.LastOrDefault(i => !i.IsHeading)?.Draft
                            ?? items.LastOrDefault()?.Draft
                    );
                    break;
                case SlideUnitKind.Bullet:
                    items.Add(Statement(bullets, unit, writing));
                    break;
                case SlideUnitKind.Text:
                    Text(words, at, items, bullets, writing);
                    break;
            }
        }
        return items;
    }

    private static SlideItem Statement(
        EntryKind kind,
        SlideUnit unit,
        ProgressSlidesWriting writing
    ) =>
        new(
            unit,
            writing.Statement(kind, writing.Reporters.End(unit.Text), unit.First, unit.Last),
            false
        );

    private static void Text(
        List<SlideUnit> words,
        int at,
        List<SlideItem> items,
        EntryKind bullets,
        ProgressSlidesWriting writing
    )
    {
        var unit = words[at];
        var gloss =
            SlideSentences.IsGloss(unit.Text)
            && at > 0
            && words[at - 1].Kind == SlideUnitKind.Text
            && items is [.., { IsHeading: true }];
        if (gloss)
        {
            items[^1].Draft.Last = unit.Last;
            items[^1].Draft.Fields["gloss"] = unit.Text[1..^1];
        }
        else if (SlideSentences.IsHeading(words, at))
            items.Add(new(unit, writing.Heading(unit), true));
        else if (writing.Reporters.End(unit.Text) is { Mentions.Length: > 0 })
            items.Add(Statement(bullets, unit, writing));
        else
            items.Add(
                new(
                    unit,
                    writing.Statement(
                        EntryKind.Overview,
                        new(unit.Text, [], []),
                        unit.First,
                        unit.Last
                    ),
                    false
                )
            );
    }
}

/// <summary>A heading or a statement of a slide, drafted; its goal is settled when the slide is known whole.</summary>
internal sealed record SlideItem(SlideUnit Unit, Draft Draft, bool IsHeading);
