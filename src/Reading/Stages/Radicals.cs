using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Shirube.Reading.Stages;

/// <summary>Radicals that a PDF names in place of the letters they look like (⽇ U+2F47 for 日), as those letters.
/// Nothing else changes: ① and ㈱ stay, which a compatibility form of the whole text would take apart.</summary>
internal static class Radicals
{
    /// <summary>Radicals of U+2E80–2EFF that look like a letter of their own; Unicode gives two of them a form (NFKC).</summary>
    private const string Supplement =
        "⺀冫⺁厂⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫"
        + "⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角"
        + "⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾"
        + "⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";

    private static readonly FrozenDictionary<char, char> Letters = Enumerable
        .Range(0x2f00, 0x2fd6 - 0x2f00)
        .Select(c => (Radical: (char)c, Letter: Normal((char)c)))
        .Concat(Supplement.Chunk(2).Select(pair => (Radical: pair[0], Letter: pair[1])))
        .ToFrozenDictionary(p => p.Radical, p => p.Letter);

    private static readonly SearchValues<char> Any = SearchValues.Create([.. Letters.Keys]);

    public static string Unified(string text) =>
        text.AsSpan().IndexOfAny(Any) < 0
            ? text
            : string.Concat(text.Select(c => Letters.GetValueOrDefault(c, c)));

    private static char Normal(char radical) =>
        radical.ToString().Normalize(NormalizationForm.FormKC)[0];
}
