using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shirube.Reading.Tests.Fuzz;

/// <summary>Ways in which a file goes wrong, by accident or by malice.</summary>
internal static partial class Damage
{
    private static readonly string[] Numbers = ["-1", "0", "1048577", "2147483647", "1e400", "NaN"];

    private static readonly string[] Words =
    [
        "&lol;",
        "<!DOCTYPE a [<!ENTITY lol SYSTEM \"file:///etc/passwd\">]>",
        "\u0000",
        "\uFFFF",
        "\uD800",
        "]]>",
        "<![CDATA[",
        "-->",
        "\t",
        "◎○●△",
        "令和99999年度",
        "\u202E",
        "%n%s",
    ];

    public static byte[] OfBytes(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var n = random.Next(1, 8); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, Math.Max(2, bytes.Count / 8)), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    var noise = new byte[random.Next(1, 64)];
                    random.NextBytes(noise);
                    bytes.InsertRange(at, noise);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Words, random)));
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Text with structure: tags lost, doubled, nested a thousand deep; numbers that are none.</summary>
    public static string OfMarkup(string text, Random random)
    {
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var tags = Tag().Matches(text);
            var numbers = Number().Matches(text);
            if (tags.Count == 0)
                return Insert(text, Pick(Words, random), random);
            var tag = tags[random.Next(tags.Count)];
            text = random.Next(6) switch
            {
                0 => text.Remove(tag.Index, tag.Length),
                1 => text.Insert(tag.Index, tag.Value),
                2 => text.Insert(
                    tag.Index,
                    string.Concat(Enumerable.Repeat(tag.Value, random.Next(10, 2_000)))
                ),
                3 when numbers.Count > 0 && numbers[random.Next(numbers.Count)] is { } number =>
                    text.Remove(number.Index, number.Length)
                        .Insert(number.Index, Pick(Numbers, random)),
                4 => Swap(text, tag, tags[random.Next(tags.Count)]),
                _ => Insert(text, Pick(Words, random), random),
            };
        }
        return text;
    }

    public static byte[] OfPackage(List<(string Name, string Content)> parts, Random random)
    {
        var at = random.Next(parts.Count);
        var (name, content) = parts[at];
        switch (random.Next(8))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts[at] = (name.Replace('/', '\\'), content);
                break;
            case 2:
                parts.Add((string.Concat(Enumerable.Repeat("../", 20)) + "etc/passwd", content));
                break;
            case 3:
                parts.Add((name, content));
                break;
            default:
                parts[at] = (name, OfMarkup(content, random));
                break;
        }
        var file = Packages.Zip(parts);
        return random.Next(4) == 0 ? OfBytes(file, random) : file;
    }

    private static string Insert(string text, string word, Random random) =>
        text.Insert(random.Next(text.Length + 1), word);

    private static string Swap(string text, Match one, Match other)
    {
        var (first, second) = one.Index < other.Index ? (one, other) : (other, one);
        if (first.Index == second.Index)
            return text;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text[..first.Index]}{second.Value}{text[(first.Index + first.Length)..second.Index]}{first.Value}{text[(second.Index + second.Length)..]}"
        );
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    [GeneratedRegex("<[^<>]{1,300}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();
}
