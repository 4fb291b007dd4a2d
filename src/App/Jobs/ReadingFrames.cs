using System.Buffers.Binary;

namespace Shirube.App.Jobs;

/// <summary>Pieces of bytes with their length in front, between us and the processes that read.</summary>
internal static class ReadingFrames
{
    public static async Task WriteAsync(
        Stream stream,
        ReadOnlyMemory<byte> frame,
        CancellationToken ct
    )
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
        await stream.WriteAsync(length, ct);
        await stream.WriteAsync(frame, ct);
        await stream.FlushAsync(ct);
    }

    /// <returns>Null where the other side has ended.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(length, length.Length, false, ct) < length.Length)
            return null;
        var frame = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        return await stream.ReadAtLeastAsync(frame, frame.Length, false, ct) < frame.Length
            ? null
            : frame;
    }
}

/// <summary>What a frame of an answer is.</summary>
internal enum ReadingAnswer : byte
{
    /// <summary>Pages done and all pages, each four bytes.</summary>
    Far = 1,

    /// <summary>A packed reading: the last frame.</summary>
    Read = 2,

    /// <summary>Why it cannot be read, as JSON: the last frame.</summary>
    Refused = 3,
}
