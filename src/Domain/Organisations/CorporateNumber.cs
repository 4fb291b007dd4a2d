namespace Shirube.Domain.Organisations;

/// <summary>法人番号: 13 digits, the first of which checks the other twelve.</summary>
/// <remarks>Check digit = 9 − (Σ Pn·Qn mod 9), n from the right of the twelve, Qn = 1 for odd n and 2 for even
/// (法人番号の指定等に関する省令 第2条).</remarks>
public readonly record struct CorporateNumber
{
    public string Digits { get; }

    public CorporateNumber(string digits)
    {
        if (!IsValid(digits))
            throw new ArgumentException(
                $"'{digits}' is no corporate number: 13 digits with a right check digit.",
                nameof(digits)
            );
        Digits = digits;
    }

    public static bool IsValid(string? digits) =>
        digits is { Length: 13 }
        && digits.All(char.IsAsciiDigit)
        && digits[0] - '0' == CheckDigit(digits.AsSpan(1));

    public static int CheckDigit(ReadOnlySpan<char> twelve)
    {
        var sum = 0;
        for (var n = 1; n <= 12; n++)
            sum += (twelve[12 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        return 9 - sum % 9;
    }

    public override string ToString() => Digits;
}
