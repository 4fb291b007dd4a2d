using System.CommandLine;
using Shirube.Domain.Proposals;
using Shirube.Reading.Profiles;

namespace Shirube.App.Cli;

/// <summary><c>--profile P.json</c>: the reading profile to read with.</summary>
internal static class ProfileOption
{
    public static Option<string?> Create() =>
        new("--profile")
        {
            HelpName = "PROFILE.json",
            Description = Locale.Text(
                "この読取プロファイルで読む（形は docs/model.md。--propose-profile の出力を直して使える）",
                "Read by this reading profile (its form: docs/model.md; the output of --propose-profile, corrected, will do)"
            ),
        };

    /// <exception cref="Shirube.Reading.UnreadableDocumentException">Missing, or no profile.</exception>
    public static ReadingProfile? Read(string? path) =>
        path is null ? null : ProfileFile.Parse(DocumentFile.Read(path), path);
}
