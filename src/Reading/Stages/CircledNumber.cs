namespace Shirube.Reading.Stages;

/// <summary>①…⑳, ㉑…㉟, ㊱…㊿, and ❶…❿.</summary>
internal static class CircledNumber
{
    /// <returns>1 to 50; 0 for any other character.</returns>
    public static int Of(char c) =>
        c switch
        {
            >= '①' and <= '⑳' => c - '①' + 1,
            >= '㉑' and <= '㉟' => c - '㉑' + 21,
            >= '㊱' and <= '㊿' => c - '㊱' + 36,
            >= '❶' and <= '❿' => c - '❶' + 1,
            _ => 0,
        };

    public static bool Begins(ReadOnlySpan<char> text) => !text.IsEmpty && Of(text[0]) > 0;
}
