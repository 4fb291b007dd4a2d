using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shirube.Domain.People;

/// <summary>Codes of authenticator apps: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds.</summary>
public static class TimeCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>The device's clock may be wrong by so many steps.</summary>
    private const int Tolerance = 2;

    /// <param name="secret">Base32 (RFC 4648) without padding.</param>
    /// <returns>The step whose code it is, counted from 1970, the last one where it is that of several; null where it is none
    /// about that time.</returns>
    public static long? StepOf(string secret, string code, DateTimeOffset at)
    {
        var key = KeyOf(secret);
        if (key.Length == 0)
            return null;
        var given = Encoding.UTF8.GetBytes(code);
        var now = at.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(given, CodeOf(key, step)))
                found = step;
        return found;
    }

    private static byte[] CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, key);
        hmac.AppendData(counter);
        var hash = hmac.GetHashAndReset();
        var number =
            BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return Encoding.ASCII.GetBytes(
            (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture)
        );
    }

    /// <returns>Nothing where a character is none of Base32.</returns>
    private static byte[] KeyOf(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        for (var i = 0; i < secret.Length; i++)
        {
            var value = Base32.IndexOf(secret[i], StringComparison.Ordinal);
            if (value < 0)
                return [];
            for (var bit = 0; bit < 5; bit++)
            {
                var at = i * 5 + bit;
                if (at / 8 < bytes.Length && (value >> (4 - bit) & 1) == 1)
                    bytes[at / 8] |= (byte)(0x80 >> at % 8);
            }
        }
        return bytes;
    }
}
