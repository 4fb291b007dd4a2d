using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Slides of a follow-up: a scoreboard per area, then what was done beside what is to be done, flattened.</summary>
internal sealed class FollowUpSlides : IGrammar
{
    public bool Recognises(SourceDocument document) => FollowUpScoreboard.Find(document) != null;

    public Proposal Read(SourceDocument document)
    {
        var log = new ReadingLog(document);
        var board = FollowUpScoreboard.Find(document)!;
        foreach (var line in board.Header)
            log.AddFurniture(line.Number, line.Number, "table header");
        var taken = board
            .Header.Select(l => l.Number)
            .Concat(
                board.Rows.SelectMany(r => Enumerable.Range(r.First, r.Line.Number - r.First + 1))
            )
            .ToHashSet();
        var units = FollowUpUnits.Of(document, taken);
        var reading = new FollowUpReading(board, log);
        var (title, drafts) = reading.Read(units);
        var rows = board.Rows.Select(r => FollowUpFigures.Draft(r, board)).ToList();
        Draft.Write([.. drafts.Concat(rows).OrderBy(d => d.First)], log);
        new FollowUpFigures(board, log).Check(rows);
        var asOf = document
            .Lines.Where(l => !l.IsBlank)
            .Take(12)
            .Select(l => PrintedDate.Of(l.Text))
            .FirstOrDefault(d => d?.Length > 4);
        return log.Close(title, asOf, "ja", "follow-up-slides");
    }
}
