using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Quality;

/// <summary>How near a reading comes to the truth.</summary>
/// <param name="Entries">Of entries: the kind and the text are the same.</param>
/// <param name="Responsibilities">Of organisations at an entry: who and in which role.</param>
/// <param name="Parents">Of links to the entry above.</param>
/// <param name="Fields">Of the fields that the truth writes down.</param>
/// <param name="Lines">Lines that are not blank.</param>
/// <param name="UnreadLines">Those of them that are in no entry and no furniture.</param>
/// <param name="Wrong">Proposed entries that are not as in the truth, in the order of the document.</param>
/// <param name="Missed">Entries of the truth that were not proposed.</param>
public sealed record Score(
    Tally Entries,
    Tally Responsibilities,
    Tally Parents,
    Tally Fields,
    int Lines,
    int UnreadLines,
    ImmutableArray<WrongEntry> Wrong,
    ImmutableArray<TrueEntry> Missed
)
{
    /// <summary>Above this confidence a reading must not be wrong.</summary>
    public const double SureAbove = 0.9;

    public double UnreadShare => Lines == 0 ? 0 : (double)UnreadLines / Lines;

    public IEnumerable<WrongEntry> SureAndWrong => Wrong.Where(w => w.Entry.Confidence > SureAbove);
}

/// <param name="Right">In both.</param>
/// <param name="Proposed">In the reading.</param>
/// <param name="True">In the truth.</param>
public readonly record struct Tally(int Right, int Proposed, int True)
{
    /// <summary>Share of what was proposed that is right; null where nothing was proposed.</summary>
    public double? Precision => Proposed == 0 ? null : (double)Right / Proposed;

    /// <summary>Share of what is true that was proposed; null where there was nothing to find.</summary>
    public double? Recall => True == 0 ? null : (double)Right / True;
}

/// <summary>A proposed entry that is not as in the truth.</summary>
public sealed record WrongEntry(Entry Entry, ImmutableArray<Message> Reasons);
