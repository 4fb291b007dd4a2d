using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>The text of a whole cut from which its hash is made: whoever has the rows can make it again. A format never
/// changes; what is to be covered in another way gets another number.</summary>
public static class CutText
{
    /// <summary>Covers of each answer its number.</summary>
    public const int First = 1;

    /// <summary>Covers of each answer its number and all that it says.</summary>
    public const int Newest = 2;

    /// <returns>SHA-256, 64 hexadecimal digits; the same for any order of the rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A format of a later version of the program.</exception>
    public static string Hash(
        int format,
        long round,
        int number,
        int unasked,
        IEnumerable<CutRow> rows
    )
    {
        if (format is not (First or Newest))
            throw new ArgumentOutOfRangeException(nameof(format), format, "No such format.");
        var text = new StringBuilder();
        Line(text, [$"cut {Of(format)}", Of(round), Of(number), Of(unasked)]);
        foreach (
            var row in rows.OrderBy(r => r.Position)
                .ThenBy(r => r.Initiative, StringComparer.Ordinal)
                .ThenBy(r => r.OrganisationId)
        )
            Line(text, format == First ? Cells(row) : [.. Cells(row), row.AnswerHash ?? NoReport]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private const string NoReport = "no-report";

    private static ImmutableArray<string> Cells(CutRow row) =>
        [
            Of(row.Position),
            row.Initiative,
            row.AreaCode,
            row.Area,
            row.GoalCode,
            row.Goal,
            Of(row.OrganisationId),
            row.Organisation,
            row.Role.Name(),
            row.Version is { } version ? Of(version) : NoReport,
            row.Status?.Name() ?? NoReport,
            row.Proof?.Name() ?? NoReport,
        ];

    /// <summary>Cells with a tab between them, one line: what would break it is written out, so that two different tables are
    /// never the same text.</summary>
    internal static void Line(StringBuilder text, ImmutableArray<string> cells) =>
        text.AppendJoin(
                '\t',
                cells.Select(c =>
                    c.Replace("\\", "\\\\", StringComparison.Ordinal)
                        .Replace("\t", "\\t", StringComparison.Ordinal)
                        .Replace("\n", "\\n", StringComparison.Ordinal)
                )
            )
            .Append('\n');

    private static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
