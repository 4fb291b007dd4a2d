using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Domain.Publishing;

/// <summary>What is published of an answer: nothing of its drafts, of who wrote it, of questions beyond these.</summary>
/// <param name="IsUnchanged">Said to be as in the last round.</param>
public sealed record ReleasedContent(
    Status Status,
    string Progress,
    string Next,
    ImmutableArray<ReleasedEvidence> Evidence,
    bool IsUnchanged
)
{
    /// <returns>SHA-256 of the text, 64 hexadecimal digits: whoever has the published answer can make it again.</returns>
    public string Hash(string code, string initiative, string organisation, int version)
    {
        var text = new StringBuilder();
        CutText.Line(
            text,
            [
                "answer 1",
                code,
                initiative,
                organisation,
                version.ToString(CultureInfo.InvariantCulture),
            ]
        );
        CutText.Line(text, [Status.Name(), IsUnchanged ? "unchanged" : "changed", Progress, Next]);
        foreach (var one in Evidence)
            CutText.Line(text, [one.Url, one.Title, one.File ?? ""]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Something that shows that it is so: a link or a file.</summary>
/// <param name="Url">Empty for a file.</param>
/// <param name="Title">For people; may be empty for a link. Of a file its name.</param>
/// <param name="File">The SHA-256 of a file's bytes; null for a link.</param>
public sealed record ReleasedEvidence(string Url, string Title, string? File = null);
