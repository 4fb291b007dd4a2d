using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Domain.Indicators;
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
    /// <summary>What it gave for public indicators, in the order of their codes and periods.</summary>
    public ImmutableArray<ReleasedFigure> Figures { get; init; } = [];

    /// <returns>SHA-256 of the text, 64 hexadecimal digits: whoever has the published answer can make it again.</returns>
    public string Hash(string code, string initiative, string organisation, int version)
    {
        var text = new StringBuilder();
        CutText.Line(
            text,
            [
                // Answers that were released before figures were have none: their hashes stay.
                Figures.IsEmpty
                    ? "answer 1"
                    : "answer 2",
                code,
                initiative,
                organisation,
                version.ToString(CultureInfo.InvariantCulture),
            ]
        );
        CutText.Line(text, [Status.Name(), IsUnchanged ? "unchanged" : "changed", Progress, Next]);
        foreach (var one in Evidence)
            CutText.Line(text, [one.Url, one.Title, one.File ?? ""]);
        foreach (var one in Figures)
            CutText.Line(
                text,
                [
                    "figure",
                    one.Indicator,
                    one.Title,
                    one.TitleEn,
                    one.Unit,
                    one.Period,
                    one.IsMissing ? "missing" : "value",
                    one.Value,
                    one.Reason,
                ]
            );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Something that shows that it is so: a link or a file.</summary>
/// <param name="Url">Empty for a file.</param>
/// <param name="Title">For people; may be empty for a link. Of a file its name.</param>
/// <param name="File">The SHA-256 of a file's bytes; null for a link.</param>
public sealed record ReleasedEvidence(string Url, string Title, string? File = null);

/// <summary>What an answer gave for an indicator, with the indicator's names of that day.</summary>
/// <param name="Indicator">Its public id.</param>
/// <param name="Period">First and last day: 2025-04-01/2026-03-31.</param>
/// <param name="Value">As it was typed; empty where there was none.</param>
/// <param name="IsMissing">Said to be not available yet, with the reason.</param>
public sealed record ReleasedFigure(
    string Indicator,
    string Title,
    string TitleEn,
    string Unit,
    string Period,
    string Value,
    bool IsMissing,
    string Reason
)
{
    /// <summary>The line of history that it came to.</summary>
    public Fact Fact() =>
        new(
            FactKind.Actual,
            IsMissing ? FactState.Missing : FactState.Value,
            Indicators.Period.Read(Period),
            1,
            IsMissing ? null : Quantity.Read(Value, Unit),
            null,
            "",
            Reason
        );
}
