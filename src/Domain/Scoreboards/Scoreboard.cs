using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>What the lines of a scoreboard are.</summary>
public enum Grouping
{
    /// <summary>The section of the edition.</summary>
    Area,
    Goal,

    /// <summary>The organisation that leads or is alone.</summary>
    Lead,

    /// <summary>Every organisation that is named.</summary>
    Any,
}

/// <summary>An initiative as it is counted.</summary>
/// <param name="Status">Of its lead's report; null: no report.</param>
/// <param name="Proof">Of the same report.</param>
/// <param name="Rows">Of all its organisations.</param>
public sealed record CountedInitiative(
    string Code,
    Status? Status,
    Proof? Proof,
    ImmutableArray<CutRow> Rows
);

/// <summary>A line of a scoreboard: what it is about, and the initiatives behind its figures.</summary>
/// <param name="Key">A public id, or an organisation's number; empty where there is no section.</param>
/// <param name="RatePercent">Whole percent; null where nothing was reported, which is not 0.</param>
public sealed record ScoreboardLine(
    string Key,
    string Label,
    ImmutableArray<CountedInitiative> Initiatives,
    int? RatePercent
)
{
    public int Count(Status? status) => Initiatives.Count(i => i.Status == status);

    public int NoReport => Count(null);

    public int Reported => Initiatives.Length - NoReport;
}

/// <summary>The figures of one rule from one cut.</summary>
/// <param name="Total">Every initiative once, also where it stands in several lines.</param>
public sealed record Scoreboard(
    int Rule,
    Grouping Grouping,
    ImmutableArray<ScoreboardLine> Lines,
    ScoreboardLine Total
)
{
    /// <returns>SHA-256 of the figures, 64 hexadecimal digits.</returns>
    public static string Hash(string cutHash, IEnumerable<Scoreboard> boards)
    {
        var text = new StringBuilder();
        CutText.Line(text, ["scoreboard 1", cutHash]);
        foreach (var board in boards)
        {
            CutText.Line(text, [Of(board.Rule), board.Grouping.Name()]);
            foreach (var line in board.Lines.Append(board.Total))
                CutText.Line(
                    text,
                    [
                        line.Key,
                        line.Label,
                        Of(line.Initiatives.Length),
                        Of(line.Reported),
                        .. Enum.GetValues<Status>().Select(s => Of(line.Count(s))),
                        Of(line.NoReport),
                        line.RatePercent is { } rate ? Of(rate) : "no-rate",
                    ]
                );
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}

public static class Groupings
{
    public static string Name(this Grouping grouping) => grouping.ToString().ToLowerInvariant();

    public static Grouping? Parse(string name)
    {
        foreach (var grouping in Enum.GetValues<Grouping>())
            if (grouping.Name() == name)
                return grouping;
        return null;
    }

    public static Message Label(this Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => new("分野", "Area"),
            Grouping.Goal => new("目標", "Goal"),
            Grouping.Lead => new("府省庁等（主担当・単独）", "Organisation as lead"),
            _ => new("府省庁等（すべての担当）", "Organisation in any role"),
        };
}
