using System.Security.Cryptography;
using System.Text;

namespace Shirube.Domain;

/// <summary>Permanent identifiers that any installation computes alike from what they name.</summary>
public static class PublicId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford: no i, l, o, u

    /// <summary>Ten characters (50 bits) of the SHA-256 of the parts, after a letter for the kind: <c>i7k3f9q2xb0</c>.</summary>
    public static string Of(char kind, params IEnumerable<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        var code = new char[11];
        code[0] = kind;
        var bits = BitConverter.ToUInt64(hash);
        for (var i = 1; i < code.Length; i++, bits >>= 5)
            code[i] = Alphabet[(int)(bits & 31)];
        return new string(code);
    }
}
