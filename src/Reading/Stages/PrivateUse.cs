namespace Shirube.Reading.Stages;

/// <summary>Letters of symbol fonts (Wingdings, Symbol) that came without their meaning, in the private use area, as the
/// bullets and arrows that a person sees.</summary>
internal static class PrivateUse
{
    private const char First = '\uf020';
    private const char Last = '\uf0ff';

    public static string Shown(string text) =>
        text.AsSpan().IndexOfAnyInRange(First, Last) < 0
            ? text
            : string.Concat(text.Select(c => c is >= First and <= Last ? Shown(c) : c));

    /// <summary>The codes are those of the fonts; where two fonts differ, what stands in lists wins.</summary>
    private static char Shown(char c) =>
        c switch
        {
            '\uf06c' or '\uf09f' or '\uf0b7' => '•',
            '\uf09e' => '・',
            '\uf06e' or '\uf0a7' => '▪',
            '\uf06f' or '\uf070' or '\uf071' or '\uf072' or '\uf0a8' => '□',
            '\uf075' or '\uf076' or '\uf077' => '◆',
            '\uf0d8' or '\uf0d2' or '\uf0c4' => '‣',
            '\uf0ae' or '\uf0df' or '\uf0e0' or '\uf0e8' or '\uf0f0' => '→',
            '\uf0fc' or '\uf050' => '✓',
            '\uf0fe' or '\uf052' => '☑',
            '\uf0fb' => '✗',
            '\uf0a4' or '\uf0a1' or '\uf0a2' => '○',
            '\uf02d' => '-',
            '\uf0b0' => '°',
            '\uf0b1' => '±',
            '\uf0b4' => '×',
            _ => '・',
        };
}
