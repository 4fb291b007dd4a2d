using Shirube.Domain.Publishing;

namespace Shirube.Features.Publishing.Releases;

/// <summary>Evidence as one line of text: an address or the hash of a file, a space, the title.</summary>
internal static class EvidenceLine
{
    public const string FileMark = "sha256:";

    public static string Of(ReleasedEvidence evidence) =>
        $"{(evidence.File is { } file ? FileMark + file : evidence.Url)} {evidence.Title}".TrimEnd();
}
