using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Shirube.Domain.People;

/// <summary>NIST SP 800-63B, 3.1.1: length counts, composition does not; what is common, repeated, in a row or made of the
/// person's own names is refused; no expiry. Characters are counted as the reader sees them, after NFKC.</summary>
public static class PasswordRule
{
    /// <summary>A password may be the only factor here, so it has what the standard asks of one (3.1.1.2).</summary>
    public const int Shortest = 15;

    public const int Longest = 256;

    // What people choose first, in either language, and what lies beside each other on keyboards.
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet([
        "password",
        "passw0rd",
        "passphrase",
        "pasuwado",
        "administrator",
        "administration",
        "secretariat",
        "government",
        "ministry",
        "welcome",
        "letmein",
        "changeme",
        "iloveyou",
        "dragon",
        "monkey",
        "football",
        "baseball",
        "sunshine",
        "princess",
        "superman",
        "trustno1",
        "correcthorsebatterystaple",
        "nippon",
        "nihon",
        "tokyo",
        "kasumigaseki",
        "reiwa",
        "heisei",
        "sakura",
        "shirube",
        "しるべ",
        "パスワード",
        "あいうえお",
        "霞が関",
        "qwerty",
        "qwertyuiop",
        "asdfgh",
        "asdfghjkl",
        "zxcvbn",
        "zxcvbnm",
        "1qaz2wsx",
        "1q2w3e4r",
        "qazwsx",
    ]);

    /// <summary>As it is compared and hashed.</summary>
    public static string Normalise(string password) => password.Normalize(NormalizationForm.FormKC);

    /// <param name="own">Words that belong to the person or the place: e-mail address, name.</param>
    /// <returns>Why it is refused and what to do; null for a good one.</returns>
    public static Message? Refusal(string password, params IEnumerable<string> own)
    {
        var text = Normalise(password);
        var length = new StringInfo(text).LengthInTextElements;
        if (length < Shortest)
            return new(
                $"パスワードは{Shortest}文字以上にしてください（いまは{length}文字です）。覚えやすい言葉をいくつかつなげるのが簡単です。",
                $"A password has at least {Shortest} characters; this one has {length}. Several words in a row are easy to remember."
            );
        if (length > Longest)
            return new(
                $"パスワードは{Longest}文字までです。",
                $"A password has at most {Longest} characters."
            );
        var rest = Without(text.ToLowerInvariant(), Common.Concat(own.SelectMany(Words)));
        return new StringInfo(rest).LengthInTextElements < Shortest / 2 || Variety(rest) < 5
            ? new(
                "推測されやすいパスワードです（よく使われる言葉、並んだ文字、繰り返し、ご自分の名前やメールアドレスを除くと、ほとんど残りません）。ほかの言葉を足してください。",
                "This password is easy to guess: without common words, rows of characters, repetitions and your own name and address little is left. Add other words."
            )
            : null;
    }

    private static IEnumerable<string> Words(string own) =>
        own.ToLowerInvariant()
            .Split(['@', '.', ' ', '　', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= 2)
            .Append(own.ToLowerInvariant());

    private static string Without(string text, IEnumerable<string> words)
    {
        foreach (var word in words.Where(w => w.Length > 0).OrderByDescending(w => w.Length))
            text = text.Replace(word, "", StringComparison.Ordinal);
        // Of 3456 or aaaa only the first character says something.
        var kept = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            if (i == 0 || text[i] - text[i - 1] is < -1 or > 1)
                kept.Append(text[i]);
        return kept.ToString();
    }

    private static int Variety(string text) => text.Distinct().Count();
}
