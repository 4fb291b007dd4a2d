using System.Security.Cryptography;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Text;

/// <summary>Plain text: bytes → lines.</summary>
internal static class TextFormat
{
    public static SourceText Read(byte[] bytes, string name)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n');
        return new(
            name,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            "utf-8",
            [.. lines.Select((l, i) => new SourceLine(i + 1, l))]
        );
    }
}
