using Shirube.Samples.Formats;

namespace Shirube.Reading.Tests.Formats;

/// <summary>The sample register of 2026 in every format, made once in a folder of its own.</summary>
public sealed class SampleFiles : IDisposable
{
    /// <summary>The collection of tests that read them.</summary>
    public const string Together = "the sample register in every format";

    private const string Sample = "ai-strategy-2026.txt";

    private readonly string folder = Directory.CreateTempSubdirectory("shirube-formats").FullName;
    private readonly IReadOnlyList<string> files;

    public SampleFiles()
    {
        var text = File.ReadAllText(Path.Combine(Seeds.Root(), "samples", Sample));
        files = SampleFormats.Write(text, folder);
        AsText = Reader.Read(
            File.ReadAllBytes(Path.Combine(Seeds.Root(), "samples", Sample)),
            Sample
        );
    }

    /// <summary>The reading of the text, which another test holds against what a person reads.</summary>
    public Domain.Proposals.Proposal AsText { get; }

    public byte[] Bytes(string file)
    {
        if (!files.Contains(file))
            Assert.Skip($"The program that writes {file} is not installed.");
        return File.ReadAllBytes(Path.Combine(folder, file));
    }

    public void Dispose() => Directory.Delete(folder, true);
}

[CollectionDefinition(SampleFiles.Together)]
public sealed class SampleFilesTogether : ICollectionFixture<SampleFiles>;
