using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>Settles which headings of a slide are overarching goals, specific goals or areas, and which of them each
/// statement stands under. Where the page does not say, the candidates are named and a question asks.</summary>
/// <param name="goal">The overarching goal of the slide before, in the same part.</param>
internal sealed class ProgressSlidesGoals(Draft? part, Draft? goal, bool namesAreas)
{
    private const int MostTogether = 30;
    private Draft? over = goal;

    private sealed class Block
    {
        public List<Draft> Headings { get; } = [];

        /// <summary>Statements with what sums them up: a new group begins with a statement after a summary.</summary>
        public List<List<Draft>> Groups { get; } = [];
    }

    /// <summary>Gives the overarching goal that goes on.</summary>
    public Draft? Settle(List<SlideItem> items)
    {
        var blocks = Blocks(items);
        if (blocks.Count == 0)
            return over;
        var last = blocks[^1].Groups.Count == 0 && blocks.Count > 1 ? blocks[^1] : null;
        if (namesAreas)
            foreach (
                var heading in blocks.SelectMany(b => b.Headings).Where(h => h.Text.Length <= 20)
            )
                heading.Kind = EntryKind.Section;
        if (blocks[0].Headings.Count == 0 && last != null)
            blocks = FromBehind(blocks);
        else if (blocks is [{ Headings.Count: 0 } head, { Headings: [_] } only])
        {
            // The only heading of the slide, printed between its columns.
            only.Groups.InsertRange(0, head.Groups);
            blocks.Remove(head);
        }
        else if (last != null)
        {
            // Headings at the end of a slide that begins with headings: the goal over them all.
            over = Overarching(last.Headings[0]);
            blocks.Remove(last);
            foreach (var more in last.Headings.Skip(1))
                Specific(more);
        }
        foreach (var block in blocks)
            Settle(block, last != null);
        return over;
    }

    private void Settle(Block block, bool goalIsKnown)
    {
        var headings = block.Headings;
        var first = headings.FirstOrDefault();
        if (first != null && !namesAreas && IsOverarching(first, headings.Count, goalIsKnown))
        {
            over = Overarching(first);
            headings = headings[1..];
        }
        foreach (var heading in headings)
            Specific(heading);
        // So many headings in a row are a list of goals and none of them heads what follows.
        if (headings.Count > MostTogether)
            headings = [];
        if (headings.Count > 1)
            Share(block.Groups, headings);
        else
            foreach (var statement in block.Groups.SelectMany(g => g))
            {
                statement.Parent = headings.FirstOrDefault() ?? over ?? part;
                statement.Confidence = headings.Count == 1 ? 0.95 : 0.9;
            }
    }

    private static bool IsOverarching(Draft heading, int together, bool goalIsKnown) =>
        heading.Marker != null ? heading.Kind == EntryKind.OverarchingGoal
        : heading.RepeatOf != null ? heading.RepeatOf.Kind == EntryKind.OverarchingGoal
        : together > 1 && !goalIsKnown;

    private Draft Overarching(Draft heading)
    {
        if (heading.Kind != EntryKind.Section)
            heading.Kind = EntryKind.OverarchingGoal;
        heading.Parent = part;
        return heading;
    }

    private void Specific(Draft heading)
    {
        if (heading.Marker == null && heading.Kind != EntryKind.Section)
            heading.Kind = EntryKind.SpecificGoal;
        heading.Parent = heading.Kind == EntryKind.Section ? part : over ?? part;
    }

    /// <summary>Several headings stand together before several statements.</summary>
    private void Share(List<List<Draft>> groups, List<Draft> headings)
    {
        var known = groups.SelectMany(g => g).ToDictionary(s => s, s => AsBefore(s, headings));
        var oneToOne =
            groups.Count == headings.Count
            && groups
                .Index()
                .All(g => g.Item.All(s => known[s] == null || known[s] == headings[g.Index]));
        for (var i = 0; i < groups.Count; i++)
            foreach (var statement in groups[i])
            {
                statement.Parent = known[statement] ?? (oneToOne ? headings[i] : over ?? part);
                var isSettled = known[statement] != null || oneToOne;
                statement.Confidence = isSettled ? 0.85 : 0.6;
                if (!isSettled)
                    statement.Goals.AddRange(headings);
            }
    }

    /// <summary>The heading here that is printed again like the one the statement stood under before.</summary>
    private static Draft? AsBefore(Draft statement, List<Draft> headings)
    {
        var before = statement.RepeatOf?.Parent;
        return before == null
            ? null
            : headings.Find(h => h == before || (h.RepeatOf ?? h) == (before.RepeatOf ?? before));
    }

    private static List<Block> Blocks(List<SlideItem> items)
    {
        var blocks = new List<Block>();
        var summed = false;
        foreach (var item in items)
        {
            if (blocks.Count == 0 || item.IsHeading && blocks[^1].Groups.Count > 0)
                blocks.Add(new());
            var block = blocks[^1];
            if (item.IsHeading)
            {
                block.Headings.Add(item.Draft);
                continue;
            }
            var sums = item.Draft.Kind == EntryKind.Overview;
            if (block.Groups.Count == 0 || summed && !sums)
                block.Groups.Add([]);
            block.Groups[^1].Add(item.Draft);
            summed = sums;
        }
        return blocks;
    }

    /// <summary>A slide that begins with statements and ends with headings prints each heading behind its own.</summary>
    private static List<Block> FromBehind(List<Block> blocks)
    {
        var turned = new List<Block>();
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            var block = new Block();
            block.Groups.AddRange(blocks[i].Groups);
            block.Headings.AddRange(blocks[i + 1].Headings);
            turned.Add(block);
        }
        return turned;
    }
}
