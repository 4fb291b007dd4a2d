using System.Text.Json;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A release as the tables keep it.</summary>
internal sealed class KeptRelease
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string Note { get; init; } = "";
    public string NoteEn { get; init; } = "";
    public string Round { get; init; } = "";
    public string EditionSlug { get; init; } = "";
    public string Edition { get; init; } = "";
    public long CutId { get; init; }
    public string? CutHash { get; init; }
    public string By { get; init; } = "";
    public DateTime At { get; init; }
    public string Manifest { get; init; } = "";
    public string Hash { get; init; } = "";
    public string ManifestHash { get; init; } = "";
    public long LedgerLine { get; init; }
    public string LedgerHash { get; init; } = "";
    public int Times { get; init; }
    public DateTime? PublishAt { get; init; }

    public PrintedHead Printed() =>
        new(
            Code,
            Number,
            Title,
            TitleEn,
            Note,
            NoteEn,
            Round,
            EditionSlug,
            Edition,
            CutId,
            CutHash ?? "",
            By,
            At,
            LedgerLine,
            LedgerHash
        );
}

/// <param name="IsOfCut">Whether all that the manifest does not print of it stands in the release's cut, too.</param>
internal sealed record KeptAnswer(
    long ReleaseId,
    string Code,
    string Initiative,
    string Words,
    string Organisation,
    string OrganisationName,
    int Version,
    string Content,
    string StoredHash,
    bool IsOfCut
)
{
    public string Hash() =>
        ContentJson.OfReleased(Content).Hash(Code, Initiative, Organisation, Version);

    public PrintedAnswer Printed() =>
        new(Code, Initiative, Words, Organisation, OrganisationName, Version, Hash());
}

/// <summary>What the manifest says of the release itself.</summary>
internal sealed record PrintedHead(
    string Code,
    int Number,
    string Title,
    string TitleEn,
    string Note,
    string NoteEn,
    string Round,
    string EditionSlug,
    string Edition,
    long CutId,
    string CutHash,
    string By,
    DateTime At,
    long LedgerLine,
    string LedgerHash
)
{
    /// <returns>And its answers in the order of their codes.</returns>
    public static (PrintedHead Head, IEnumerable<PrintedAnswer> Answers) Of(string manifest)
    {
        var root = JsonSerializer.Deserialize<JsonElement>(manifest);
        var (release, cut, ledger) = (
            root.GetProperty("release"),
            root.GetProperty("cut"),
            root.GetProperty("ledger")
        );
        return (
            new(
                Text(release, "code"),
                release.GetProperty("number").GetInt32(),
                Text(release.GetProperty("title"), "ja"),
                Text(release.GetProperty("title"), "en"),
                Text(release.GetProperty("note"), "ja"),
                Text(release.GetProperty("note"), "en"),
                Text(root.GetProperty("round"), "name"),
                Text(root.GetProperty("edition"), "code"),
                Text(root.GetProperty("edition"), "name"),
                cut.GetProperty("id").GetInt64(),
                Text(cut, "hash"),
                Text(root, "madeBy"),
                root.GetProperty("madeAt").GetDateTime(),
                ledger.GetProperty("line").GetInt64(),
                Text(ledger, "hash")
            ),
            root.GetProperty("answers")
                .EnumerateArray()
                .Select(a => new PrintedAnswer(
                    Text(a, "code"),
                    Text(a, "initiative"),
                    Text(a, "initiativeText"),
                    Text(a, "organisation"),
                    Text(a, "organisationName"),
                    a.GetProperty("version").GetInt32(),
                    Text(a, "sha256")
                ))
                .OrderBy(a => a.Code, StringComparer.Ordinal)
        );
    }

    private static string Text(JsonElement of, string name) =>
        of.GetProperty(name).GetString() ?? "";
}

/// <summary>What it says of an answer.</summary>
internal sealed record PrintedAnswer(
    string Code,
    string Initiative,
    string Words,
    string Organisation,
    string OrganisationName,
    int Version,
    string Hash
);
