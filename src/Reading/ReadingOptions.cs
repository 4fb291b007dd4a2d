using System.Collections.Immutable;
using Shirube.Domain.Proposals;

namespace Shirube.Reading;

/// <summary>How far a reading may go.</summary>
public sealed record ReadingOptions
{
    public static ReadingOptions Default { get; } = new();

    /// <summary>How this document is to be read, whatever it would be taken for; null where that is for the reader to find.</summary>
    public ReadingProfile? Profile { get; init; }

    /// <summary>Profiles that people saved: the one whose heads the document prints is applied.</summary>
    public ImmutableArray<ReadingProfile> Profiles { get; init; } = [];

    public CancellationToken Cancel { get; init; }

    /// <summary>Told the pages read so far and all pages, where the format has pages.</summary>
    public IProgress<(int Done, int Pages)>? Progress { get; init; }

    /// <summary>The longest that a program which reads for us (poppler, LibreOffice, tesseract) may take, per file.</summary>
    public TimeSpan LongestChild { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most memory such a program may take, in bytes.</summary>
    public long ChildMemoryBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Of a document with pages; what comes behind them is left out, with a remark.</summary>
    public int MostPages { get; init; } = 20_000;

    /// <summary>Of all sheets of a workbook; what comes behind them is left out, with a remark.</summary>
    public int MostCells { get; init; } = 4_000_000;

    /// <summary>The most bytes that the parts of an Office file may have together, unpacked.</summary>
    public long MostUnpackedBytes { get; init; } = 1024L * 1024 * 1024;
}
