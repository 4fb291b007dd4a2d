using System.Buffers.Binary;
using System.Text;

namespace Shirube.Reading.Formats.OldOffice;

/// <summary>The table of contents of a file of the older kind ([MS-CFB]): the names of what it holds, and how each begins.</summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int InHeader = 109;
    private const int LimitEntries = 20_000;
    private readonly byte[] bytes;
    private readonly int sectorBytes;
    private readonly Dictionary<string, int> starts = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public CompoundFile(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < HeaderBytes)
            throw new InvalidDataException();
        sectorBytes = 1 << Math.Clamp((int)U16(0x1E), 9, 12);
        var sector = (int)U32(0x30);
        var seen = new HashSet<int>();
        while (At(sector) is { } at && seen.Add(sector) && starts.Count < LimitEntries)
        {
            for (var entry = at; entry + EntryBytes <= at + sectorBytes; entry += EntryBytes)
                Take(entry);
            sector = Next(sector);
        }
        if (starts.Count == 0)
            throw new InvalidDataException();
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (starts.ContainsKey(name))
                return true;
        return false;
    }

    public bool HasBeginning(string beginning) =>
        starts.Keys.Any(n => n.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The first sector of what has this name; empty without it.</summary>
    public ReadOnlySpan<byte> Beginning(string name) =>
        starts.TryGetValue(name, out var start) && At(start) is { } at
            ? bytes.AsSpan(at, sectorBytes)
            : [];

    private void Take(int entry)
    {
        var length = Math.Min((int)U16(entry + 0x40), 64) - 2;
        if (length <= 0 || bytes[entry + 0x42] == 0)
            return;
        starts.TryAdd(Encoding.Unicode.GetString(bytes, entry, length), (int)U32(entry + 0x74));
    }

    /// <summary>Where a sector begins; null for one that the file does not have.</summary>
    private int? At(int sector)
    {
        var at = (sector + 1L) * sectorBytes;
        return sector >= 0 && at + sectorBytes <= bytes.Length ? (int)at : null;
    }

    private int Next(int sector)
    {
        var perSector = sectorBytes / 4;
        var table = sector / perSector;
        // Larger tables go on elsewhere; the directory stands at the beginning of every file that Office writes.
        if (table >= InHeader || At((int)U32(0x4C + table * 4)) is not { } at)
            return -1;
        return (int)U32(at + sector % perSector * 4);
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
