using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars;

/// <summary>A family of documents: recognises its own and turns the tree into entries.</summary>
internal interface IGrammar
{
    bool Recognises(SourceDocument document);
    Proposal Read(SourceDocument document);
}
