namespace Shirube.Domain.People;

/// <summary>A person's name, as others see it and the ledger writes it.</summary>
public static class PersonName
{
    private const int Longest = 100;

    public static bool IsOne(string text) =>
        text.Trim().Length is > 0 and <= Longest && !text.Any(char.IsControl);

    public static Message Wrong { get; } =
        new(
            $"名前を{Longest}文字までで入れてください。",
            $"Give a name of at most {Longest} characters."
        );
}
