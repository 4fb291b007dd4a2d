using System.Text;
using Shirube.Domain.Texts;

namespace Shirube.Domain.Strategies;

/// <summary>The name of a strategy or edition as it stands in addresses: AI戦略2022 → <c>ai-strategy-2022</c>.</summary>
public static class StrategySlug
{
    private const int Longest = 60;

    // Japanese has no spelling in Latin letters that a machine could find; the words that plans are called by have one.
    private static readonly (string Word, string Slug)[] Words =
    [
        ("戦略", "strategy"),
        ("計画", "plan"),
        ("方針", "policy"),
        ("大綱", "outline"),
        ("ビジョン", "vision"),
        ("プラン", "plan"),
        ("基本", "basic"),
        ("総合", "general"),
        ("デジタル", "digital"),
        ("データ", "data"),
        ("イノベーション", "innovation"),
    ];

    /// <summary>Latin letters, digits and the translated words, joined with hyphens; the public id of the name where
    /// nothing readable remains.</summary>
    public static string Of(string name)
    {
        var normal = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var slug = new StringBuilder();
        for (var i = 0; i < normal.Length; )
            i += Append(slug, normal, i);
        var text = slug.ToString().Trim('-');
        if (text.Length > Longest)
            text = text[..Longest].Trim('-');
        return text.Any(char.IsAsciiLetter) ? text : PublicId.Of('s', Normal.ForSearch(name));
    }

    /// <summary>ja where the name has Japanese letters, else en.</summary>
    public static string LanguageOf(string name) => name.Any(c => c >= '\u3040') ? "ja" : "en";

    /// <summary>Whether the address holds a word that stands in the name itself (AI), and not only what every plan is
    /// called by: then the same address in two languages speaks of one strategy.</summary>
    public static bool HasOwnWord(string name) =>
        Of(name)
            .Split('-')
            .Any(word =>
                !Words.Any(w => w.Slug == word)
                && word.Any(char.IsAsciiLetter)
                && name.Normalize(NormalizationForm.FormKC)
                    .Contains(word, StringComparison.OrdinalIgnoreCase)
            );

    private static int Append(StringBuilder slug, string normal, int at)
    {
        foreach (var (word, translated) in Words)
            if (string.CompareOrdinal(normal, at, word, 0, word.Length) == 0)
            {
                Part(slug).Append(translated).Append('-');
                return word.Length;
            }
        var c = normal[at];
        if (!char.IsAsciiLetterOrDigit(c))
            Part(slug);
        else if (slug.Length > 0 && char.IsAsciiDigit(slug[^1]) != char.IsAsciiDigit(c))
            Part(slug).Append(c);
        else
            slug.Append(c);
        return 1;
    }

    private static StringBuilder Part(StringBuilder slug) =>
        slug.Length > 0 && slug[^1] != '-' ? slug.Append('-') : slug;
}
