using System.Collections.Immutable;
using Shirube.Domain.Indicators;

namespace Shirube.Domain.Rounds;

/// <summary>Something that shows that it is so: a link, or a file that was handed in.</summary>
/// <param name="Url">Empty for a file.</param>
/// <param name="Title">For people; may be empty for a link. Of a file its name.</param>
/// <param name="File">The SHA-256 of a file's bytes in small hex; null for a link.</param>
public sealed record Evidence(string Url, string Title, string? File = null)
{
    /// <summary>Whether a page may lead there. A draft holds what was typed, whatever it is.</summary>
    public static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is ("http" or "https");

    public static Message NoAddress(string url) =>
        new(
            $"根拠のURL「{url}」は、http:// か https:// で始まるURLではありません。",
            $"Evidence: '{url}' is no address that begins with http:// or https://."
        );
}

/// <summary>What one organisation says of one initiative in one round: everything that its form or its row of the survey
/// workbook holds. Unfinished while it is a draft.</summary>
/// <param name="Status">Null: not said.</param>
/// <param name="Free">By the key of the question; also what was answered to questions that are no longer asked.</param>
/// <param name="IsUnchanged">Said to be as in the last round.</param>
public sealed record Answer(
    Status? Status,
    string Progress,
    string Next,
    ImmutableArray<Evidence> Evidence,
    ImmutableSortedDictionary<string, string> Free,
    bool IsUnchanged = false
)
{
    /// <summary>What the initiative's indicators came to: by <see cref="AskedFigure.Key"/>, indicator and period.</summary>
    public ImmutableSortedDictionary<string, Figure> Figures { get; init; } =
        ImmutableSortedDictionary<string, Figure>.Empty;

    public const int LongestText = 10_000;
    public const int MostEvidence = 20;

    public static Answer Empty { get; } =
        new(null, "", "", [], ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Evidence that people type; the files stand beside it.</summary>
    public IEnumerable<Evidence> Links => Evidence.Where(e => e.File is null);

    public IEnumerable<Evidence> Files => Evidence.Where(e => e.File is not null);

    /// <summary>As it is kept when a form or a workbook was made from an earlier version: neither sends files again, nor what
    /// was answered to questions that are no longer asked.</summary>
    /// <param name="seen">The version that whoever sent it had before them.</param>
    /// <param name="dropped">Hashes of files that go.</param>
    public Answer Upon(Answer seen, QuestionSet asked, IReadOnlySet<string> dropped)
    {
        var own = Files.Select(f => f.File).ToHashSet();
        return this with
        {
            Evidence =
            [
                .. Links,
                .. seen.Files.Where(f => !own.Contains(f.File) && !dropped.Contains(f.File!)),
                .. Files,
            ],
            Free = Free.AddRange(
                seen.Free.Where(f =>
                    !Free.ContainsKey(f.Key) && asked.Free.All(q => q.Key != f.Key)
                )
            ),
            // A form sends a field that was emptied, too.
            Figures = Figures
                .AddRange(seen.Figures.Where(f => !Figures.ContainsKey(f.Key)))
                .RemoveRange(Figures.Where(f => f.Value.IsEmpty).Select(f => f.Key)),
        };
    }

    /// <summary>Where no word was changed, what was said to be unchanged is so still.</summary>
    public Answer StillUnchanged(Answer seen) =>
        seen.IsUnchanged && AsUnchanged() == seen.AsUnchanged()
            ? this with
            {
                IsUnchanged = true,
            }
            : this;

    // The figures of a new period change nothing of what was said.
    // A question without a word of answer is in a form and not in an answer that came another way.
    private Answer AsUnchanged() =>
        this with
        {
            IsUnchanged = true,
            Figures = Figures.Clear(),
            Free = Free.RemoveRange(Free.Where(f => f.Value.Length == 0).Select(f => f.Key)),
        };

    public bool Equals(Answer? other) =>
        other is not null
        && (Status, Progress, Next, IsUnchanged)
            == (other.Status, other.Progress, other.Next, other.IsUnchanged)
        && Evidence.SequenceEqual(other.Evidence)
        && Free.SequenceEqual(other.Free)
        && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Status, Progress, Next, Evidence.Length);
}
