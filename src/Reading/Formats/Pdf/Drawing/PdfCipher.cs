using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Decrypts the streams of a document that anyone may open: the key follows from the empty password.</summary>
internal sealed class PdfCipher
{
    private readonly byte[] key;
    private readonly Method method;

    private PdfCipher(byte[] key, Method method)
    {
        this.key = key;
        this.method = method;
    }

    private enum Method
    {
        None,
        Rc4,
        Aes128,
        Aes256,
    }

    /// <returns>Null where the way of encryption is not known, or the empty password does not open it.</returns>
    public static PdfCipher? Of(PdfDictionary encrypt, byte[] id)
    {
        var version = Whole(encrypt["V", null]);
        var revision = Whole(encrypt["R", null]);
        var method = version is 1 or 2 ? Method.Rc4 : OfStreams(encrypt);
        if (method is not { } m || encrypt.Name("Filter") != "Standard")
            return null;
        if (m == Method.Aes256)
            return FileKey256(encrypt, revision) is { } wide ? new(wide, m) : null;
        var length =
            version == 1 ? 5
            : version == 4 ? 16
            : Whole(encrypt["Length", 40.0]) / 8;
        return length is >= 5 and <= 16 && FileKey(encrypt, revision, length, id) is { } narrow
            ? new(narrow, m)
            : null;
    }

    /// <returns>Null where the bytes cannot have been encrypted like this.</returns>
    public ReadOnlyMemory<byte>? Decrypted(PdfStream stream)
    {
        switch (method)
        {
            case Method.None:
                return stream.Raw;
            case Method.Rc4:
                return Rc4(ObjectKey(stream, []), stream.Raw.Span);
            default:
                return Aes(
                    method == Method.Aes256 ? key : ObjectKey(stream, "sAlT"u8),
                    stream.Raw.Span
                );
        }
    }

    private static Method? OfStreams(PdfDictionary encrypt)
    {
        var name = encrypt.Name("StmF") ?? "Identity";
        if (name == "Identity")
            return Method.None;
        var filters = encrypt["CF", null] as PdfDictionary;
        return (filters?[name, null] as PdfDictionary)?.Name("CFM") switch
        {
            "V2" => Method.Rc4,
            "AESV2" => Method.Aes128,
            "AESV3" => Method.Aes256,
            "None" => Method.None,
            _ => null,
        };
    }

    // The algorithms of ISO 32000-2, 7.6: with an empty password, one needs no more than these.
    private static readonly byte[] Padding = Convert.FromHexString(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    );

    private static byte[]? FileKey(PdfDictionary encrypt, int revision, int length, byte[] id)
    {
        if (
            encrypt["O", null] is not byte[] { Length: >= 32 } owner
            || encrypt["U", null] is not byte[] { Length: >= 16 } user
        )
            return null;
        var permissions = BitConverter.GetBytes(unchecked((int)(long)Real(encrypt["P", null])));
        byte[] all = [.. Padding, .. owner.AsSpan(0, 32), .. permissions, .. id];
        if (revision >= 4 && encrypt["EncryptMetadata", true] is false)
            all = [.. all, 255, 255, 255, 255];
        var hash = Md5(all);
        for (var i = 0; revision >= 3 && i < 50; i++)
            hash = Md5(hash[..length]);
        var key = hash[..length];
        var check = revision >= 3 ? Md5([.. Padding, .. id]) : Padding;
        for (var i = 0; i < (revision >= 3 ? 20 : 1); i++)
            check = Rc4([.. key.Select(b => (byte)(b ^ i))], check);
        return user.AsSpan().StartsWith(check) ? key : null;
    }

    private static byte[]? FileKey256(PdfDictionary encrypt, int revision)
    {
        if (
            encrypt["U", null] is not byte[] { Length: >= 48 } user
            || encrypt["UE", null] is not byte[] { Length: >= 32 } wrapped
        )
            return null;
        byte[] Hash(byte[] salt) => revision >= 6 ? HardHash(salt) : SHA256.HashData(salt);
        if (!user.AsSpan().StartsWith(Hash(user[32..40])))
            return null;
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = Hash(user[40..48]);
        return aes.DecryptCbc(wrapped.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    private static byte[] HardHash(byte[] salt)
    {
        var k = SHA256.HashData(salt);
        for (var round = 0; ; round++)
        {
            var text = new byte[k.Length * 64];
            for (var i = 0; i < 64; i++)
                k.CopyTo(text, i * k.Length);
            using var aes = System.Security.Cryptography.Aes.Create();
            aes.Key = k[..16];
            var e = aes.EncryptCbc(text, k.AsSpan(16, 16), PaddingMode.None);
            k = (e.Take(16).Sum(b => b) % 3) switch
            {
                0 => SHA256.HashData(e),
                1 => SHA384.HashData(e),
                _ => SHA512.HashData(e),
            };
            if (round >= 63 && e[^1] <= round - 31)
                return k[..32];
        }
    }

    private byte[] ObjectKey(PdfStream s, ReadOnlySpan<byte> salt)
    {
        byte[] all =
        [
            .. key,
            (byte)s.Number,
            (byte)(s.Number >> 8),
            (byte)(s.Number >> 16),
            (byte)s.Generation,
            (byte)(s.Generation >> 8),
            .. salt,
        ];
        return Md5(all)[..Math.Min(key.Length + 5, 16)];
    }

    private static ReadOnlyMemory<byte>? Aes(byte[] key, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 32)
            return bytes.Length < 16 ? null : ReadOnlyMemory<byte>.Empty;
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        var body = bytes[16..(bytes.Length - (bytes.Length % 16))];
        var plain = aes.DecryptCbc(body, bytes[..16], PaddingMode.None);
        // What pads the last block is at most one block; packed bytes end by themselves.
        var pad = plain[^1] is >= 1 and <= 16 ? plain[^1] : 0;
        return plain.AsMemory(0, plain.Length - pad);
    }

    private static byte[] Rc4(byte[] key, ReadOnlySpan<byte> bytes)
    {
        Span<byte> state = stackalloc byte[256];
        for (var i = 0; i < 256; i++)
            state[i] = (byte)i;
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }
        var plain = new byte[bytes.Length];
        for (int n = 0, i = 0, j = 0; n < bytes.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            plain[n] = (byte)(bytes[n] ^ state[(state[i] + state[j]) & 255]);
        }
        return plain;
    }

    private static double Real(object? value) => value is double d ? d : 0;

    private static int Whole(object? value) =>
        value is double d && Math.Abs(d) < int.MaxValue ? (int)d : 0;

    [SuppressMessage(
        "Security",
        "CA5351",
        Justification = "The format prescribes MD5; it protects nothing here."
    )]
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
}
