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

    /// <summary>How far it is said to be.</summary>
    Status,

    /// <summary>What stands behind that.</summary>
    Proof,
}

/// <summary>A line of a scoreboard: what it is about, and the initiatives behind its figures.</summary>
/// <param name="Key">A public id, or an organisation's number; empty where there is no section.</param>
/// <param name="RatePercent">Whole percent; null where nothing was reported, which is not 0.</param>
public sealed record ScoreboardLine(
    string Key,
    string Label,
    ImmutableArray<CountedInitiative> Initiatives,
    Tally Tally,
    int? RatePercent
);

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
                        Of(line.Tally.Reported),
                        .. Enum.GetValues<Status>().Select(s => Of(line.Tally.Count(s))),
                        Of(line.Tally.NoReport),
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
    /// <summary>Those that the command line prints and the hash of the figures covers: never another one, or the hash of an
    /// old cut would change.</summary>
    public static ImmutableArray<Grouping> Printed { get; } =
    [Grouping.Area, Grouping.Goal, Grouping.Lead, Grouping.Any];

    /// <summary>Whether a rate of its lines says anything: of all that is on plan it is 100 %.</summary>
    public static bool HasRate(this Grouping grouping) =>
        grouping is not (Grouping.Status or Grouping.Proof);

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
            Grouping.Status => new("進捗状況", "Status"),
            Grouping.Proof => new("根拠", "Ground"),
            _ => new("府省庁等（すべての担当）", "Organisation in any role"),
        };
}
