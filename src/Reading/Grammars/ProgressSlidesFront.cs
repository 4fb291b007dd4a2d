using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>What stands before the slides with columns: the title page, and the summary of where each part stands.</summary>
internal static class ProgressSlidesFront
{
    private static readonly HashSet<string> SummaryLabels =
    [
        "主な状況",
        "全体の状況",
        "全体状況",
        "進捗の概要",
        "サマリー",
        "ポイント",
        "目次",
    ];

    public static (string Title, string? AsOf) Read(
        List<SlideUnit> units,
        ProgressSlidesTitles titles,
        ProgressSlidesWriting writing
    )
    {
        var title = units.Find(u => u.Kind == SlideUnitKind.Text);
        // A year alone is mostly part of a name.
        // A year alone is mostly part of a name.
        var asOf = units
            .Take(Math.Max(titles.First, 1))
            .Where(u => u.Kind == SlideUnitKind.Text)
            .Take(12)
            .Select(u => PrintedDate.Of(u.Text))
            .FirstOrDefault(d => d?.Length > 4);
        var onTitlePage = true;
        Draft? over = null;
        for (var i = 0; i < titles.First; i++)
        {
            var unit = units[i];
            onTitlePage &=
                unit.Kind is SlideUnitKind.Text
                && !(unit != title && unit.Key == title?.Key)
                && !titles.IsPart(unit);
            if (onTitlePage)
            {
                writing.Furniture(unit, "title page");
                writing.Issuers.Add(unit.Text);
            }
            else
                over = Summary(units, i, over, title, titles, writing);
        }
        return (title == null ? "" : writing.TitleOf(title), asOf);
    }

    private static Draft? Summary(
        List<SlideUnit> units,
        int i,
        Draft? over,
        SlideUnit? title,
        ProgressSlidesTitles titles,
        ProgressSlidesWriting writing
    )
    {
        var unit = units[i];
        switch (unit.Kind)
        {
            case SlideUnitKind.Bullet:
                writing.Add(EntryKind.Highlight, unit, 0.95).Parent = over;
                return over;
            case SlideUnitKind.Footnote:
                writing.AddFootnote(unit);
                return over;
            case SlideUnitKind.Text when unit.Key == title?.Key:
                writing.Furniture(unit, "running head");
                return over;
            case SlideUnitKind.Text when titles.IsPart(unit):
                return writing.Part(unit);
            case SlideUnitKind.Text when SummaryLabels.Contains(Normal.ForSearch(unit.Text)):
                writing.Furniture(unit, "label");
                return over;
            case SlideUnitKind.Text when SlideSentences.IsHeading(units, i):
                return writing.Add(EntryKind.Section, unit, 0.8);
            case SlideUnitKind.Text:
                writing.Add(EntryKind.Overview, unit, 0.8).Parent = over;
                return over;
            default:
                writing.Furniture(
                    unit,
                    unit.Kind == SlideUnitKind.PageNumber ? "page number" : "column label"
                );
                return over;
        }
    }
}
