using System.Collections.Immutable;
using System.Text;
using Shirube.Domain;
using Shirube.Domain.Texts;

namespace Shirube.Features.Search;

/// <summary>
/// What a person typed, as words that must all stand in a passage. White space (full-width too) separates words; a phrase
/// in quotation marks is one word; single letters or digits beside each other are one word, for that is how letter-spaced
/// Latin is printed and copied (<c>A I</c> asks for <c>ai</c>, <c>5 G</c> for <c>5g</c>).
/// </summary>
public sealed class SearchQuery
{
    /// <summary>A passage is seldom longer than a few hundred characters; more than this is no query.</summary>
    public const int LongestText = 1000;
    public const int MostWords = 16;

    private SearchQuery(string typed, ImmutableArray<string> words, Message? refusal) =>
        (Typed, Words, Refusal) = (typed, words, refusal);

    /// <summary>As typed, without the white space around it; cut where it is too long.</summary>
    public string Typed { get; }

    /// <summary>Each in the form of <see cref="Normal.ForSearch"/>, without repeats. Empty: nothing was asked.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Why it is not searched, for the person who typed it.</summary>
    public Message? Refusal { get; }

    public static SearchQuery Parse(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > LongestText)
            return new(
                text[..LongestText],
                [],
                new(
                    $"検索語が長すぎます（{text.Length}文字）。{LongestText}文字以内にしてください。",
                    $"The query is too long ({text.Length} characters). Use at most {LongestText}."
                )
            );
        var words = ClosedUp(Parts(text)).Distinct().ToImmutableArray();
        return words.Length > MostWords
            ? new(
                text,
                [],
                new(
                    $"検索語が多すぎます（{words.Length}語）。{MostWords}語以内にしてください。",
                    $"The query has too many words ({words.Length}). Use at most {MostWords}."
                )
            )
            : new(text, words, null);
    }

    // A quotation mark that is never closed holds to the end.
    private static IEnumerable<(string Word, bool Quoted)> Parts(string text)
    {
        var part = new StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            var mark = c is '"' or '\u201c' or '\u201d' or '\uff02';
            if (!mark && (quoted || !char.IsWhiteSpace(c)))
                part.Append(c);
            else
            {
                yield return (Normal.ForSearch(part.ToString()), quoted);
                part.Clear();
                quoted ^= mark;
            }
        }
        yield return (Normal.ForSearch(part.ToString()), quoted);
    }

    private static IEnumerable<string> ClosedUp(IEnumerable<(string Word, bool Quoted)> parts)
    {
        var run = new StringBuilder();
        foreach (var (word, quoted) in parts.Where(p => p.Word.Length > 0))
        {
            if (!quoted && word.Length == 1 && char.IsAsciiLetterOrDigit(word[0]))
            {
                run.Append(word);
                continue;
            }
            if (run.Length > 0)
                yield return run.ToString();
            run.Clear();
            yield return word;
        }
        if (run.Length > 0)
            yield return run.ToString();
    }
}
