namespace Shirube.Reading.Stages;

/// <summary>Full-width letters, digits and brackets as their narrow forms, one for one: an index in the result is an
/// index in the text. Circled numbers and the rest stay as they are.</summary>
internal static class HalfWidth
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uff01', '\uff5e') && !text.Contains('\u3000'))
            return text;
        return string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                    to[i] = from[i] switch
                    {
                        >= '\uff01' and <= '\uff5e' and not '～' => (char)(from[i] - 0xfee0),
                        '\u3000' => ' ',
                        var c => c,
                    };
            }
        );
    }
}
