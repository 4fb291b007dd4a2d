using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.App.Pages.Importing;

/// <summary>Responsibilities as a person writes them: one a line, <c>role | name | as printed</c>.</summary>
internal static class ResponsibleLines
{
    private static readonly string[] None = ["", "-", "–"];

    public static string Of(Entry entry) =>
        string.Join(
            '\n',
            entry.Responsibilities.Select(m =>
                $"{m.Role?.Name() ?? "-"} | {m.Organisation} | {m.As}"
            )
        );

    /// <returns>The mentions, or what is wrong with which line.</returns>
    public static (ImmutableArray<Mention> Mentions, Message? Wrong) Read(string text)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        foreach (
            var line in text.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var cells = line.Split(['|', '｜', '\t'], StringSplitOptions.TrimEntries);
            Role? role = null;
            if (!None.Contains(cells[0]))
                if (RoleNamed(cells[0]) is { } named)
                    role = named;
                else
                    return ([], Unknown(line));
            var name = cells.ElementAtOrDefault(1) is { Length: > 0 } n ? n : null;
            var printed = cells.ElementAtOrDefault(2) is { Length: > 0 } p ? p : name;
            if (printed is null)
                return ([], Unknown(line));
            mentions.Add(new(printed, name, role));
        }
        return (mentions.ToImmutable(), null);
    }

    private static Role? RoleNamed(string word)
    {
        foreach (var role in Enum.GetValues<Role>())
            if (
                word == role.Name()
                || word == role.Label().Ja
                || string.Equals(word, role.Label().En, StringComparison.OrdinalIgnoreCase)
            )
                return role;
        return null;
    }

    private static Message Unknown(string line) =>
        new(
            $"担当の行「{line}」を読めません。「lead | 総務省 | 総」のように、役割（sole・lead・joint・unmarked か、それらの日本語名、なければ -）、名称、原典の表記の順に書いてください。",
            $"The line of responsibility '{line}' cannot be read. Write role (sole, lead, joint, unmarked, or - for none), name and the words as printed: 'lead | Ministry | MoX'."
        );
}
