using Shirube.Domain;

namespace Shirube.Features.Rounds;

/// <summary>Where a last answer comes from; what is said to be unchanged is kept with it in the ledger.</summary>
/// <param name="SameWordsIn">The edition in which it was found by equal words; null: the same initiative.</param>
/// <param name="CorrectedAs">The public id of the released answer whose corrections it says; null: it has none.</param>
public sealed record LastSource(long DutyId, string? SameWordsIn, string? CorrectedAs)
{
    /// <summary>As the ledger writes it.</summary>
    internal object Line =>
        new
        {
            duty = DutyId,
            sameWordsIn = SameWordsIn,
            correctedAs = CorrectedAs,
        };

    /// <summary>What is to be said of it beside the answer.</summary>
    public IEnumerable<Message> Marks
    {
        get
        {
            if (SameWordsIn is { } edition)
                yield return new(
                    $"前の版の同じ文言の取組から（{edition}）",
                    $"From the initiative of equal words in an earlier edition ({edition})"
                );
            if (CorrectedAs is not null)
                yield return new("訂正後", "As corrected");
        }
    }
}
