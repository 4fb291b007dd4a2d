using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Shirube.Reading.Tests.Pdf;

public enum LockKind
{
    Rc4Of40Bits,
    Rc4Of128Bits,
    Aes128,
    Aes256OfExtension3,
    Aes256,
}

/// <summary>Locks the objects of a PDF as ISO 32000-2, 7.6, says, from the side of the program that writes.</summary>
[SuppressMessage("Security", "CA5350:Weak", Justification = "The format prescribes it.")]
[SuppressMessage("Security", "CA5351:Broken", Justification = "The format prescribes it.")]
[SuppressMessage("Security", "CA5358:Mode", Justification = "The format prescribes it.")]
internal sealed class Lock
{
    public static readonly byte[] Id = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    // Nothing is allowed but to look at it.
    private const int Permissions = -3904;
    private static readonly byte[] Padding = Convert.FromHexString(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    );
    private readonly LockKind kind;
    private readonly byte[] key;
    private byte next;

    public Lock(LockKind kind, string userPassword, string ownerPassword)
    {
        this.kind = kind;
        var (user, owner) = (
            Encoding.ASCII.GetBytes(userPassword),
            Encoding.ASCII.GetBytes(ownerPassword)
        );
        (key, Dictionary) = kind is LockKind.Aes256 or LockKind.Aes256OfExtension3
            ? Wide(user, owner)
            : Narrow(user, owner);
    }

    /// <summary>What the file says of its lock.</summary>
    public string Dictionary { get; }

    public byte[] Locked(byte[] plain, int number)
    {
        if (kind is LockKind.Aes256 or LockKind.Aes256OfExtension3)
            return Cbc(key, plain);
        byte[] own = [.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0];
        if (kind == LockKind.Aes128)
            return Cbc(MD5.HashData([.. own, .. "sAlT"u8]), plain);
        return Rc4(MD5.HashData(own)[..Math.Min(own.Length, 16)], plain);
    }

    private byte[] Cbc(byte[] own, byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = own;
        var start = Salt(16);
        return [.. start, .. aes.EncryptCbc(plain, start)];
    }

    private (byte[] Key, string Dictionary) Narrow(byte[] user, byte[] owner)
    {
        var isOld = kind == LockKind.Rc4Of40Bits;
        var (version, revision, length) = kind switch
        {
            LockKind.Rc4Of40Bits => (1, 2, 5),
            LockKind.Rc4Of128Bits => (2, 3, 16),
            _ => (4, 4, 16),
        };
        var hash = MD5.HashData(Padded(owner));
        for (var i = 0; !isOld && i < 50; i++)
            hash = MD5.HashData(hash);
        var o = Turns(hash[..length], Padded(user), isOld ? 1 : 20);
        byte[] all = [.. Padded(user), .. o, .. BitConverter.GetBytes(Permissions), .. Id];
        var k = MD5.HashData(all);
        for (var i = 0; !isOld && i < 50; i++)
            k = MD5.HashData(k);
        k = k[..length];
        var u = isOld ? Rc4(k, Padding) : Turns(k, MD5.HashData([.. Padding, .. Id]), 20);
        Array.Resize(ref u, 32);
        var filter =
            kind == LockKind.Aes128
                ? "/CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF "
                : "";
        return (
            k,
            $"<< /Filter /Standard /V {version} /R {revision} /Length {length * 8} {filter}/P {Permissions} {Hex("O", o)} {Hex("U", u)} >>"
        );
    }

    private (byte[] Key, string Dictionary) Wide(byte[] user, byte[] owner)
    {
        var k = SHA256.HashData("the key of the file"u8);
        var revision = kind == LockKind.Aes256 ? 6 : 5;
        var (u, ue) = Wrapped(user, []);
        var (o, oe) = Wrapped(owner, u);
        using var aes = Aes.Create();
        aes.Key = k;
        var perms = aes.EncryptEcb(
            [.. BitConverter.GetBytes((long)Permissions), .. "Tadb"u8, .. Salt(4)],
            PaddingMode.None
        );
        return (
            k,
            $"<< /Filter /Standard /V 5 /R {revision} /Length 256 /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> "
                + $"/StmF /StdCF /StrF /StdCF /P {Permissions} {Hex("U", u)} {Hex("UE", ue)} {Hex("O", o)} {Hex("OE", oe)} {Hex("Perms", perms)} >>"
        );

        (byte[] Check, byte[] Wrap) Wrapped(byte[] password, byte[] of)
        {
            var (check, wrap) = (Salt(8), Salt(8));
            using var inner = Aes.Create();
            inner.Key = Hash(password, wrap, of);
            return (
                [.. Hash(password, check, of), .. check, .. wrap],
                inner.EncryptCbc(k, new byte[16], PaddingMode.None)
            );
        }
    }

    /// <summary>Algorithm 2.B; before revision 6 its first line alone.</summary>
    private byte[] Hash(byte[] password, byte[] salt, byte[] of)
    {
        var k = SHA256.HashData([.. password, .. salt, .. of]);
        for (int round = 1, last = 0; kind == LockKind.Aes256; round++)
        {
            byte[] one = [.. password, .. k, .. of];
            var many = Enumerable.Repeat(one, 64).SelectMany(b => b).ToArray();
            using var aes = Aes.Create();
            aes.Key = k[..16];
            var e = aes.EncryptCbc(many, k[16..32], PaddingMode.None);
            k = (new System.Numerics.BigInteger(e.AsSpan(0, 16), true, true) % 3) switch
            {
                var m when m.IsZero => SHA256.HashData(e),
                var m when m.IsOne => SHA384.HashData(e),
                _ => SHA512.HashData(e),
            };
            last = e[^1];
            if (round >= 64 && last <= round - 32)
                break;
        }
        return k[..32];
    }

    private byte[] Salt(int length) =>
        SHA256.HashData([(byte)kind, ++next]).AsSpan(0, length).ToArray();

    private static byte[] Padded(byte[] password) => [.. password, .. Padding[password.Length..]];

    private static byte[] Turns(byte[] key, byte[] data, int turns)
    {
        for (var i = 0; i < turns; i++)
            data = Rc4([.. key.Select(b => (byte)(b ^ i))], data);
        return data;
    }

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var s = Enumerable.Range(0, 256).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + s[i] + key[i % key.Length]) % 256;
            (s[i], s[j]) = (s[j], s[i]);
        }
        var result = new byte[data.Length];
        for (int n = 0, j = 0; n < data.Length; n++)
        {
            var i = (n + 1) % 256;
            j = (j + s[i]) % 256;
            (s[i], s[j]) = (s[j], s[i]);
            result[n] = (byte)(data[n] ^ s[(s[i] + s[j]) % 256]);
        }
        return result;
    }

    private static string Hex(string name, byte[] bytes) =>
        $"/{name} <{Convert.ToHexString(bytes)}>";
}
