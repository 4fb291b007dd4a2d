using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Reads a plan from its first heading to its end: headings, tables, cards, lists, and the sentences between.</summary>
internal sealed class PlanBody(PlanReading plan)
{
    private readonly PlanTree tree = new();
    private readonly RegisterLines lines = plan.Lines;
    private readonly ReadingLog log = plan.Log;

    /// <summary>Reads what begins at an index; returns the index behind it.</summary>
    public int ReadAt(int i)
    {
        switch (lines.Kind(i))
        {
            case RegisterLineKind.Blank:
                return i + 1;
            case RegisterLineKind.Contents:
                log.AddFurniture(i + 1, i + 1, "contents list");
                return i + 1;
            case RegisterLineKind.Margin:
                log.AddFurniture(i + 1, i + 1, lines.WhyMargin(i));
                return i + 1;
            case RegisterLineKind.Abbreviations:
                return plan.Organisations.Enter(i, lines, log);
        }
        if (plan.Tables.At(i) is { } table && Holds(table, i))
            return new PlanTableReading(plan, tree).Read(table, i);
        if (TableRow.IsRow(lines[i]))
            return ReadOtherTable(i);
        if (lines.Kind(i) == RegisterLineKind.Note || LeadMarks.Legend(lines[i]) != null)
        {
            log.Add(
                EntryKind.Footnote,
                Spacing.Repair(lines[i].Text),
                i + 1,
                i + 1,
                0.9,
                tree.Innermost
            );
            return i + 1;
        }
        if (PlanCard.At(lines, i, plan.Profile) is { HasTitle: true } card)
        {
            plan.Initiatives.Open();
            plan.Initiatives.Add(card.Row(), card.Head, tree.Innermost);
            return card.Last + 1;
        }
        var heading = PlanHeading.Of(lines[i], plan.Profile);
        if (heading != null && IsListed(i, heading))
            heading = null;
        var item = PlanItem.Of(lines, i);
        if (
            heading == null
            && item.Cell == null
            && plan.HasCards
            && PlanTitle.At(lines, i, plan.Profile) is { } title
        )
            return ReadTitle(i, title);
        if (item.Cell != null && plan.ItemsAreInitiatives)
            return ReadItem(i, item);
        return heading != null ? ReadHeading(i, heading) : ReadSentence(i, item);
    }

    private int ReadTitle(int i, PlanTitle title)
    {
        plan.Initiatives.Open();
        plan.Initiatives.Add(
            title.Card.Row(i, title.Words, title.Confidence),
            title.Card.HeadBelowTitle,
            tree.Innermost,
            title.Marker
        );
        return title.Card.Last + 1;
    }

    private static bool Holds(PlanTable table, int i) =>
        i <= table.HeadFirst && (table.HoldsInitiatives || table.HoldsIndicators);

    /// <summary>Numbers right below each other are the items of a list, not headings with nothing between them.</summary>
    private bool IsListed(int i, PlanHeading heading)
    {
        if (
            heading.Level > 0
            || heading.Kind != EntryKind.Section
            || lines.Document.Kind != FileKind.Text
        )
            return lines[i].Form == LineForm.Item;
        return Same(i - 1) || Same(i + 1);

        bool Same(int other) =>
            other >= 0
            && other < lines.Count
            && !lines[other].IsBlank
            && PlanHeading.Of(lines[other], plan.Profile)?.Pattern == heading.Pattern;
    }

    private int ReadItem(int i, PlanItem item)
    {
        var mark = HeadingMark.Of(item.Words);
        var words = mark is { Words.Length: > 0, Level: not HeadingLevel.Group }
            ? mark.Words
            : item.Words;
        plan.Initiatives.Add(
            new(
                i + 1,
                item.Last + 1,
                Spacing.Repair(words),
                PlanCell.Organisations(item.Cell!),
                [],
                item.IsLabelled ? 0.95 : 0.9,
                false
            ),
            TableHead.Usual,
            tree.Innermost,
            words == item.Words ? null : mark!.Marker,
            PlanFields.OfSentence(words)
        );
        return item.Last + 1;
    }

    private int ReadHeading(int i, PlanHeading heading)
    {
        var last = i;
        // A mark alone: its words stand on the next line.
        if (heading.Words.Length == 0)
        {
            var next = i + 1;
            while (next < lines.Count && lines[next].IsBlank)
                next++;
            if (
                next >= lines.Count
                || lines.Kind(next) != RegisterLineKind.Plain
                || PlanHeading.Of(lines[next], plan.Profile) is { Marker: not null }
            )
                return ReadSentence(i, PlanItem.Of(lines, i));
            heading = heading with
            {
                Words = lines[next].Text.Trim(),
                Confidence = Math.Min(heading.Confidence, 0.9),
            };
            last = next;
        }
        else
            while (
                last + 1 < lines.Count
                && lines.Kind(last + 1) == RegisterLineKind.Plain
                && heading.Level == 0
                && LineJoin.Continues(heading.Words, lines[last + 1].Text)
                && !PlanCard.IsLabel(lines[last + 1].Text)
            )
                heading = heading with
                {
                    Words = LineJoin.Join([heading.Words, lines[++last].Text]),
                };
        if (heading.Kind == EntryKind.Initiative)
            return ReadInitiative(i, last, heading);
        if ((CardBelow(last + 1) ?? CardBelow(last + 1, heading)) is { } card)
        {
            plan.Initiatives.Open();
            tree.Place(heading);
            plan.Initiatives.Add(
                card.Row(i, heading.Words, card.Cells.Length > 1 ? 0.9 : 0.85),
                card.HeadBelowTitle,
                tree.Innermost,
                heading.Marker
            );
            return card.Last + 1;
        }
        var kind = tree.Place(heading);
        var entry = log.Add(
            kind,
            Spacing.CloseLetters(Markup.Strip(heading.Words)),
            i + 1,
            last + 1,
            heading.Confidence,
            tree.Innermost,
            heading.Marker
        );
        tree.Open(heading, kind, entry.Id);
        plan.NoteHeading(heading);
        return last + 1;
    }

    /// <summary>A profile says that headings with this mark are the initiatives; who is responsible may stand behind the
    /// words or in labels below.</summary>
    private int ReadInitiative(int i, int last, PlanHeading heading)
    {
        tree.Place(heading);
        plan.NoteHeading(heading);
        plan.Initiatives.Open();
        if (CardBelow(last + 1) is { } card)
        {
            plan.Initiatives.Add(
                card.Row(i, heading.Words, 0.95),
                card.HeadBelowTitle,
                tree.Innermost,
                heading.Marker
            );
            return card.Last + 1;
        }
        var behind = PlanItem.Behind(heading.Words);
        plan.Initiatives.Add(
            new(
                i + 1,
                last + 1,
                Spacing.Repair(behind?.Words ?? heading.Words),
                behind?.Cell ?? "",
                [],
                0.95,
                false
            ),
            TableHead.Usual,
            tree.Innermost,
            heading.Marker
        );
        return last + 1;
    }

    /// <summary>Labels right below a heading that say who is responsible, and no title: the heading is the initiative.</summary>
    private PlanCard? CardBelow(int i)
    {
        while (i < lines.Count && lines[i].IsBlank)
            i++;
        return i < lines.Count && PlanCard.At(lines, i, plan.Profile) is { HasTitle: false } card
            ? card
            : null;
    }

    /// <summary>Sentences about a numbered heading stand between it and its labels, or it has one label as others have
    /// several.</summary>
    private PlanCard? CardBelow(int i, PlanHeading heading) =>
        heading is { Kind: EntryKind.Section, IsPart: false, Marker: not null }
        && plan.HasCards
        && PlanTitle.Below(lines, i, plan.Profile, fewest: 1) is var (between, card)
        && (between is [] || between[^1] is [.., '。'])
            ? card.WithDescription(LineJoin.Join(between))
            : null;

    private int ReadSentence(int i, PlanItem item)
    {
        var text = Spacing.CloseLetters(Markup.Strip(item.Words));
        if (item.Cell != null)
            text = Spacing.CloseLetters(
                Markup.Strip(ListItem.WithoutBullet(log.Quote(i + 1, item.Last + 1)))
            );
        log.Add(EntryKind.Statement, text, i + 1, item.Last + 1, 0.9, tree.Innermost);
        return item.Last + 1;
    }

    private int ReadOtherTable(int i)
    {
        var end = plan.Tables.EndOf(i);
        var cards = PlanCard.OfRows(lines, i, end, plan.Profile);
        foreach (var card in cards)
        {
            plan.Initiatives.Open();
            plan.Initiatives.Add(card.Row(), card.Head, tree.Innermost);
        }
        if (cards.Count > 0)
            return end;
        for (; i < end; i++)
            if (lines.Kind(i) == RegisterLineKind.Rule)
                log.AddFurniture(i + 1, i + 1, "table header");
            else if (!lines[i].IsBlank)
            {
                var cells = TableRow.Cells(lines[i]).Where(c => c.Length > 0).ToArray();
                if (cells.Length > 0)
                    log.Add(
                        EntryKind.Statement,
                        string.Join(" | ", cells.Distinct()),
                        i + 1,
                        i + 1,
                        0.9,
                        tree.Innermost
                    );
            }
        return end;
    }
}
