using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Slides of progress per goal: 主な進捗 (bullets with the organisations that report them) beside 概況,
/// flattened to text.</summary>
internal sealed class ProgressSlides : IGrammar
{
    public bool Recognises(SourceDocument document)
    {
        var (progress, overview) = (false, false);
        foreach (var line in document.Lines)
        {
            if (!ProgressSlidesUnits.MayHoldLabel(line.Text))
                continue;
            foreach (var label in Labels(line.Text))
            {
                progress |= ProgressSlidesUnits.IsProgressLabel(label);
                overview |= ProgressSlidesUnits.IsOverviewLabel(label);
            }
            if (progress && overview)
                return HasReportedStatements(document);
        }
        return false;
    }

    private static IEnumerable<string> Labels(string line) =>
        SlideLines.IsRow(line) ? SlideLines.Cells(line)
        : line.Length < 60 ? SlideLines.Words(line).Append(line)
        : [];

    public Proposal Read(SourceDocument document)
    {
        var log = new ReadingLog(document);
        var reporters = Reporters.LearnedFrom(Statements(document));
        var units = ProgressSlidesUnits.Of(document, reporters);
        var titles = ProgressSlidesTitles.Of(units);
        var writing = new ProgressSlidesWriting(log, reporters, titles);
        var (title, asOf) = ProgressSlidesFront.Read(units, titles, writing);
        ProgressSlidesLayout.Read(units, titles, writing);
        writing.Close(units);
        return log.Close(title, asOf, "ja", "progress-slides");
    }

    private static bool HasReportedStatements(SourceDocument document)
    {
        var reporters = Reporters.LearnedFrom([]);
        return Statements(document).Any(reporters.IsWhole);
    }

    private static IEnumerable<string> Statements(SourceDocument document) =>
        document
            .Lines.Where(l => !l.IsBlank && Reporters.MayEnd(l.Text))
            .SelectMany(l =>
                SlideLines.IsRow(l.Text)
                    ? SlideLines.Cells(l.Text).SelectMany(Reporters.Ends)
                    : [PrintedWords.Clean(l.Text)]
            );
}
