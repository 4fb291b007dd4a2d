using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Shirube.Domain;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Publishing.Releases;

/// <summary>What a release is made of, as JSON that is kept and published to the byte: its SHA-256 is the release's.</summary>
internal static class ReleaseManifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static string Write(
        string code,
        int number,
        ReleaseDraft draft,
        CutCard cut,
        IReadOnlyList<CutRow> rows,
        IEnumerable<ReleasedRow> answers,
        (long Seq, string Hash) ledger,
        string by,
        DateTime at
    ) =>
        JsonSerializer.Serialize(
            new
            {
                kind = "shirube-release",
                version = 1,
                release = new
                {
                    code,
                    number,
                    title = Both(draft.Title),
                    note = Both(draft.Note),
                    plannedFor = draft.PublishAt ?? at,
                },
                round = new { id = cut.RoundId, name = cut.Round },
                edition = new { code = cut.EditionSlug, name = cut.Edition },
                cut = new
                {
                    id = cut.Id,
                    number = cut.Number,
                    at = cut.At,
                    unasked = cut.Unasked,
                    hash = cut.Hash,
                },
                figures = ScoreboardRule.All.Select(rule => Figures(rule, cut.Hash, rows)),
                answers = answers.Select(a => new
                {
                    code = a.Code,
                    initiative = a.Answer.InitiativeCode,
                    initiativeText = a.Answer.InitiativeText,
                    organisation = a.Answer.OrganisationSlug,
                    organisationName = a.Answer.OrganisationName,
                    version = a.Answer.Version,
                    sha256 = a.Hash,
                }),
                madeBy = by,
                madeAt = at,
                // The last line before that of this release.
                ledger = new { line = ledger.Seq, hash = ledger.Hash },
            },
            Json
        );

    private static object Figures(ScoreboardRule rule, string cutHash, IReadOnlyList<CutRow> rows)
    {
        var boards = Groupings.Printed.Select(g => rule.Compute(rows, g)).ToList();
        var total = boards[0].Total;
        var tally = total.Tally;
        return new
        {
            rule = rule.Number,
            initiatives = tally.Initiatives,
            onPlan = tally.Count(Status.OnPlan),
            partlyIncomplete = tally.Count(Status.PartlyIncomplete),
            incomplete = tally.Count(Status.Incomplete),
            done = tally.Count(Status.Done),
            discontinued = tally.Count(Status.Discontinued),
            noReport = tally.NoReport,
            ratePercent = total.RatePercent,
            hash = Scoreboard.Hash(cutHash, boards),
        };
    }

    private static object Both(Message words) => new { ja = words.Ja, en = words.En };
}

/// <summary>A data cut and the names that go with it.</summary>
internal sealed record CutCard(
    long Id,
    long RoundId,
    int Number,
    string Round,
    string EditionSlug,
    string Edition,
    DateTime At,
    int Unasked,
    int Format,
    string Hash,
    bool IsReleased,
    int NextNumber,
    DateTime Now
);

/// <summary>An answer on its way out.</summary>
internal sealed record ReleasedRow(CutAnswer Answer, string Code, string Content, string Hash);
