using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>Any document: what it marks itself as headings, bullets and table rows; the rest stays unread.</summary>
internal sealed class Outline : IGrammar
{
    public bool Recognises(SourceText document) => true;

    public Proposal Read(SourceText document)
    {
        var log = new ReadingLog(document);
        return log.Close(
            document.Lines.FirstOrDefault(l => !l.IsBlank)?.Text.Trim() ?? "",
            null,
            "ja",
            "outline"
        );
    }
}
