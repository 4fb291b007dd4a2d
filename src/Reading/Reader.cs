using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Text;
using Shirube.Reading.Grammars;

namespace Shirube.Reading;

/// <summary>The whole way from bytes to proposal. Deterministic: the same bytes give the same proposal.</summary>
public static class Reader
{
    // The first that recognises the document reads it; the outline takes what is left.
    private static readonly IGrammar[] Families =
    [
        new FollowUpSlides(),
        new ProgressSlides(),
        new Register(),
        new Outline(),
    ];

    /// <summary>The most bytes one document may have.</summary>
    public const int LimitBytes = TextFormat.LimitBytes;

    /// <summary>What to say of a file above <see cref="LimitBytes"/>, for doors that refuse it before reading it whole.</summary>
    public static Message TooLarge(string name, long size) => TextFormat.TooLarge(name, size);

    /// <param name="name">The file's name, for messages only.</param>
    /// <exception cref="UnreadableDocumentException">The bytes are no text in a known encoding.</exception>
    public static Proposal Read(byte[] bytes, string name) => Read(Open(bytes, name));

    /// <summary>The lines alone, as <see cref="Read(SourceText)"/> wants them.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no text in a known encoding.</exception>
    public static SourceText Open(byte[] bytes, string name) => TextFormat.Read(bytes, name);

    public static Proposal Read(SourceText document) =>
        Families.First(g => g.Recognises(document)).Read(document);
}
