using Shirube.Domain;

namespace Shirube.Reading;

/// <summary>The file cannot be read at all. The message says what, where and what to do.</summary>
public sealed class UnreadableDocumentException(Message reason, Exception? inner = null)
    : Exception(reason.Ja, inner)
{
    public Message Reason { get; } = reason;
}
