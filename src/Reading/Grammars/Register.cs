using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The register of a strategy: parts and sections, goals, and under each goal a table of initiatives with the
/// organisations responsible; at the end the table of their abbreviations.</summary>
internal sealed class Register : IGrammar
{
    public const string Family = "register";

    /// <summary>A list with organisations in brackets has more such lines than a slip of the pen would.</summary>
    private const int FewestBracketed = 3;

    /// <summary>A goal's mark, and a table whose head names organisations, or a list with them in brackets.</summary>
    public bool Recognises(SourceDocument document)
    {
        document = RegisterLines.Flat(document);
        bool goal = false,
            table = false;
        var bracketed = 0;
        foreach (var line in document.Lines)
        {
            goal = goal || RegisterGoalMark.Of(RegisterLines.SingleCell(line) ?? line.Text) != null;
            table =
                table
                || TableHead.Of(line) != null
                || RegisterBracket.Ends(line.Text) && ++bracketed == FewestBracketed;
            if (goal && table)
                return true;
        }
        return false;
    }

    public Proposal Read(SourceDocument document)
    {
        var log = new ReadingLog(document);
        document = RegisterLines.Flat(document);
        var lines = new RegisterLines(document);
        var organisations = new RegisterOrganisations(lines);
        var front = FrontMatter.Read(
            document,
            log,
            i => lines.Kind(i) is RegisterLineKind.Plain or RegisterLineKind.Blank
        );
        lines.MarkRunningHeads(front.Title, front.Next);
        var body = new RegisterBody(lines, log, organisations);
        for (var i = front.Next; i < lines.Count; )
            i = body.ReadAt(i);
        body.Close();
        return log.Close(front.Title, front.AsOf, Script.LanguageOf(document), Family);
    }
}
