namespace Shirube.Domain.People;

/// <summary>The address by which a person signs in.</summary>
public static class EmailAddress
{
    private const int Longest = 254; // RFC 5321, 4.5.3.1.3

    /// <summary>Whether it could be one; only a message that arrives shows that it is.</summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest
        && text.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 0 } host]
        && host.Contains('.')
        && !text.Any(c =>
            char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';'
        );

    /// <summary>As two addresses are compared.</summary>
    public static string Normalise(string text) => text.Trim().ToUpperInvariant();

    public static Message Wrong { get; } =
        new(
            "メールアドレスとして読めません。例：tantou@example.go.jp",
            "This is no e-mail address. Example: officer@example.go.jp"
        );
}
