using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>What became of every line of a document, from the account of its reading.</summary>
internal sealed record LineState(DocumentLine Line, string State, string? Why)
{
    public static IReadOnlyList<LineState> Of(ReadDocument document)
    {
        var account = document.Proposal.Account;
        var lines = document
            .Lines.Select(l => new LineState(l, l.IsBlank ? "blank" : "read", null))
            .ToArray();
        foreach (var furniture in account.Furniture)
            Mark(furniture.FirstLine, furniture.LastLine, "furniture", furniture.Why);
        foreach (var unread in account.Unread)
            Mark(unread.FirstLine, unread.LastLine, "unread", null);
        return lines;

        void Mark(int first, int last, string state, string? why)
        {
            for (var n = first; n <= last; n++)
                if (!lines[n - 1].Line.IsBlank)
                    lines[n - 1] = lines[n - 1] with { State = state, Why = why };
        }
    }
}
