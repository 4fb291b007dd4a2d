using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>One duty as a data cut keeps it, with the names of that day.</summary>
/// <param name="Position">Of the initiative in its edition.</param>
/// <param name="Initiative">Its public id.</param>
/// <param name="AreaCode">Of the section that the goal stands in; empty where it stands in none.</param>
/// <param name="Version">Of the answer that counts; null: no report.</param>
/// <param name="Status">Null: no report.</param>
/// <param name="Proof">Null: no report.</param>
public sealed record CutRow(
    int Position,
    string Initiative,
    string AreaCode,
    string Area,
    string GoalCode,
    string Goal,
    long OrganisationId,
    string Organisation,
    Role Role,
    int? Version,
    Status? Status,
    Proof? Proof
)
{
    /// <summary>Whether its status is the initiative's.</summary>
    public bool IsLeading => Role is Role.Sole or Role.Lead;
}

/// <summary>The text of a whole cut from which its hash is made: whoever has the rows can make it again.</summary>
public static class CutText
{
    /// <returns>SHA-256, 64 hexadecimal digits; the same for any order of the rows.</returns>
    public static string Hash(long round, int number, int unasked, IEnumerable<CutRow> rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Write(round, number, unasked, rows)))
        );

    private static string Write(long round, int number, int unasked, IEnumerable<CutRow> rows)
    {
        var text = new StringBuilder();
        Line(text, ["cut 1", Of(round), Of(number), Of(unasked)]);
        foreach (
            var row in rows.OrderBy(r => r.Position)
                .ThenBy(r => r.Initiative, StringComparer.Ordinal)
                .ThenBy(r => r.OrganisationId)
        )
            Line(
                text,
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
                    row.Version is { } version ? Of(version) : "no-report",
                    row.Status?.Name() ?? "no-report",
                    row.Proof?.Name() ?? "no-report",
                ]
            );
        return text.ToString();
    }

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
