using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>Whether releases, their times, their texts and their corrections are still what the ledger and the manifests say,
/// and the ledger still holds the lines that the releases print.</summary>
public static class CheckReleases
{
    public static async Task<ImmutableArray<Message>> RunAsync(
        NpgsqlDataSource database,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var told = (await connection.QueryAsync<Told>(Lines)).ToLookup(t => t.Subject);
        var releases = (await connection.QueryAsync<KeptRelease>(Releases)).AsList();
        var answers = (await connection.QueryAsync<KeptAnswer>(Answers)).ToLookup(a => a.ReleaseId);
        var corrections = (await connection.QueryAsync<KeptCorrection>(Corrections)).ToLookup(k =>
            k.ReleaseId
        );
        var cut = await LedgerBook.MissingAsync(
            database,
            releases.Select(r => new LedgerHead(r.LedgerLine, r.LedgerHash, $"releases/{r.Code}")),
            ct
        );
        var known = releases.Select(r => $"releases/{r.Code}").ToHashSet();
        return
        [
            .. cut.Select(f => f.What),
            .. told.Select(t => t.Key).Where(s => !known.Contains(s)).Order().Select(Gone),
            .. releases
                .Where(r => !IsAsTold(r, [.. told[$"releases/{r.Code}"]]))
                .Select(r => Differs(r.Code)),
            .. releases
                .Where(r => !IsOfManifest(r, [.. answers[r.Id]]))
                .Select(r => Rewritten(r.Code)),
            .. releases
                .Where(r => !AreAsTold([.. corrections[r.Id]], [.. told[$"releases/{r.Code}"]]))
                .Select(r => Miscorrected(r.Code)),
        ];
    }

    private static bool IsAsTold(KeptRelease release, List<Told> lines)
    {
        var made = lines.Where(l => l.Is("PublishRelease")).ToList();
        var moves = lines.Where(l => l.Is("MoveRelease") || l.Is("CancelRelease")).ToList();
        return made.Count == 1
            && made[0].Text("hash") == release.Hash
            && release.Times == moves.Count + 1
            && (moves.Count == 0 ? made[0].Time("publishAt") : moves[^1].Time("to"))
                == release.PublishAt;
    }

    private static bool IsOfManifest(KeptRelease release, List<KeptAnswer> answers)
    {
        if (release.ManifestHash != release.Hash)
            return false;
        var (head, printed) = PrintedHead.Of(release.Manifest);
        return release.Printed() == head
            && printed.SequenceEqual(
                answers.Select(a => a.Printed()).OrderBy(a => a.Code, StringComparer.Ordinal)
            )
            && answers.TrueForAll(a => a.IsOfCut && a.StoredHash == a.Hash());
    }

    private static bool AreAsTold(List<KeptCorrection> corrections, List<Told> lines) =>
        lines
            .Where(l => l.Is("CorrectRelease"))
            .Select(l =>
                (
                    l.Text("correction"),
                    l.Text("field"),
                    l.Raw("before"),
                    l.Raw("after"),
                    l.Text("reason")
                )
            )
            .Order()
            .SequenceEqual(
                corrections
                    .Select(k => (k.Code, k.Field, Plain(k.Before), Plain(k.After), k.Reason))
                    .Order()
            );

    /// <summary>JSON in one form, whoever wrote it.</summary>
    private static string Plain(string json) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), ContentJson.Form)
            is var text
        && text.StartsWith('[')
            ? ContentJson.Write(ContentJson.Evidence(text))
            : text;

    private const string Lines = """
        select subject, use_case as UseCase, detail from ledger
        where use_case in ('Publishing.PublishRelease', 'Publishing.MoveRelease', 'Publishing.CancelRelease',
            'Publishing.CorrectRelease')
        order by seq
        """;

    private const string Releases = """
        select r.id, r.code, r.number, r.title, r.title_en as TitleEn, r.note, r.note_en as NoteEn, r.round_name as Round,
            r.edition_slug as EditionSlug, r.edition_name as Edition, r.cut_id as CutId, c.hash as CutHash,
            r.person_name as By, r.at, r.manifest, r.hash,
            encode(sha256(convert_to(r.manifest, 'UTF8')), 'hex') as ManifestHash,
            r.ledger_line as LedgerLine, r.ledger_hash as LedgerHash,
            (select count(*)::int from release_timing t where t.release_id = r.id) as Times,
            (select t.publish_at from release_timing t where t.release_id = r.id order by t.number desc limit 1) as PublishAt
        from release r left join data_cut c on c.id = r.cut_id order by r.id
        """;

    // What the manifest does not print of an answer stands in its cut, whose hash it prints.
    private const string Answers = """
        select a.release_id as ReleaseId, a.code, a.initiative_code as Initiative, a.initiative_text as Words,
            a.organisation_slug as Organisation, a.organisation_name as OrganisationName, a.version, a.content, a.hash as StoredHash,
            (a.version, a.position, a.initiative_code, a.area_code, a.area, a.goal_code, a.goal, a.organisation_id,
                a.organisation_name, a.role, a.proof)
            is not distinct from (c.version, c.position, c.initiative_code, c.area_code, c.area, c.goal_code, c.goal,
                c.organisation_id, c.organisation_name, c.role, c.proof) as IsOfCut
        from release_answer a join release r on r.id = a.release_id
        left join cut_report c on c.cut_id = r.cut_id and c.duty_id = a.duty_id
        """;

    private const string Corrections = """
        select a.release_id as ReleaseId, k.code, k.field, k.before, k.after, k.reason
        from correction k join release_answer a on a.id = k.answer_id
        """;

    private sealed record Told(string Subject, string UseCase, string Detail)
    {
        private JsonElement Root { get; } = JsonSerializer.Deserialize<JsonElement>(Detail);

        public bool Is(string name) => UseCase == $"Publishing.{name}";

        public string Text(string name) =>
            Root.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

        public string Raw(string name) =>
            Root.TryGetProperty(name, out var value) ? Plain(value.GetRawText()) : "";

        public DateTime? Time(string name) =>
            Root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetDateTime()
                : null;
    }

    private sealed record KeptCorrection(
        long ReleaseId,
        string Code,
        string Field,
        string Before,
        string After,
        string Reason
    );

    private static Message Gone(string subject) =>
        new(
            $"台帳にある公表（{subject}）が、登録簿にありません。",
            $"A release that the ledger tells of ({subject}) is not in the register."
        );

    private static Message Differs(string code) =>
        new(
            $"公表 {code} の目録か日時が、台帳に書かれたものと違います。",
            $"The manifest or the time of release {code} is not what the ledger says."
        );

    private static Message Rewritten(string code) =>
        new(
            $"公表 {code} の題名・回答などが、目録と合いません。",
            $"The title, the answers or other words of release {code} are not those of its manifest."
        );

    private static Message Miscorrected(string code) =>
        new(
            $"公表 {code} の正誤が、台帳に書かれたものと違います。",
            $"The corrections of release {code} are not those that the ledger tells of."
        );
}
