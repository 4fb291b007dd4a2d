using Shirube.Domain;

namespace Shirube.Data;

/// <summary>The register's database cannot be opened. The reason says what happened, where, and what to do.</summary>
public sealed class DatabaseUnavailableException(Message reason, Exception? inner = null)
    : Exception(reason.Ja, inner)
{
    public Message Reason { get; } = reason;
}
