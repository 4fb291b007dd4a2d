using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Data.Scoreboards;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Publishing.Releases;

/// <summary>What making a release came to.</summary>
/// <param name="Code">Public id of the release; null where it was refused.</param>
/// <param name="Open">The reports that stand in its way.</param>
public sealed record PublishOutcome(
    string? Code,
    Message? Refusal,
    ImmutableArray<Unapproved> Open
);

/// <summary>Makes a release of a data cut: approved answers at the very versions that it counts, with a manifest, public from
/// a time on.</summary>
public static class PublishRelease
{
    public static async Task<PublishOutcome> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        int cutNumber,
        ReleaseDraft draft,
        CancellationToken ct = default
    )
    {
        string? code = null;
        ImmutableArray<Unapproved> open = [];
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.PublishRelease,
            "Publishing.PublishRelease",
            async connection =>
            {
                if (draft.Fault() is { } fault)
                    return Change.Refused(fault);
                if (await CutIdAsync(connection, roundId, cutNumber) is not { } cutId)
                    return Change.Refused(NoCut);
                // First the duties, then the ledger: in the order in which everybody takes them.
                var answers = await CutAnswer.ReadAsync(connection, cutId);
                var ledger = await LedgerBook.HeadAsync(connection, null, ct);
                var cut = await CutAsync(connection, cutId);
                if (cut.IsReleased)
                    return Change.Refused(Already);
                if (ReleaseWords.Untimely(draft.PublishAt, cut.Now) is { } untimely)
                    return Change.Refused(untimely);
                var rows = (await CutRows.ReadAsync(connection, cutId, false, ct))
                    .Select(r => r.Row)
                    .ToList();
                if (
                    CutText.Hash(cut.Format, cut.RoundId, cut.Number, cut.Unasked, rows) != cut.Hash
                )
                    return Change.Refused(Changed);
                // Rows that a policy hid would be missing without a word.
                if (answers.Count != rows.Count(r => r.Version is not null))
                    return Change.Refused(Changed);
                open = [.. answers.Where(a => !a.IsApproved).Select(Standing)];
                if (!open.IsEmpty)
                    return Change.Refused(NotApproved(open.Length));
                code = PublicId.Of('r', cut.Hash, Of(cut.NextNumber), $"{cut.Now:O}");
                var released = answers.Select(a => Row(a, code)).ToList();
                var manifest = ReleaseManifest.Write(
                    code,
                    cut.NextNumber,
                    draft,
                    cut,
                    rows,
                    released,
                    ledger,
                    caller.Name,
                    cut.Now
                );
                var made = await WriteAsync(
                    connection,
                    caller,
                    code,
                    cut,
                    draft,
                    manifest,
                    ledger,
                    released
                );
                return Change.Done(
                    cut.Now,
                    $"releases/{code}",
                    new
                    {
                        hash = made.Hash,
                        cut = cut.Id,
                        cutHash = cut.Hash,
                        answers = released.Count,
                        publishAt = made.PublishAt,
                    }
                ) with
                {
                    IsPublic = true,
                };
            },
            ct
        );
        return new(refusal is null ? code : null, refusal, open);
    }

    private static async Task<long?> CutIdAsync(
        NpgsqlConnection connection,
        long roundId,
        int number
    ) =>
        await connection.QuerySingleOrDefaultAsync<(long Id, string State)?>(
            """
            select c.id, r.state from data_cut c join round r on r.id = c.round_id
            where c.round_id = @roundId and c.number = @number
            """,
            new { roundId, number }
        )
            is { } found
        && RoundActs.IsFor(UseCase.PublishRelease, RoundTransitions.Parse(found.State))
            ? found.Id
            : null;

    private static Task<CutCard> CutAsync(NpgsqlConnection connection, long id) =>
        connection.QuerySingleAsync<CutCard>(
            """
            with standing as (
                select r.cut_id, r.number from release r
                where not exists (
                    select from release_timing t where t.release_id = r.id and t.publish_at is null))
            select c.id, c.round_id as RoundId, c.number, r.name as Round, e.slug as EditionSlug, e.name as Edition, c.at,
                c.unasked, c.format, c.hash, exists (select from standing s where s.cut_id = c.id) as IsReleased,
                (select coalesce(max(s.number), 0) + 1 from standing s join data_cut o on o.id = s.cut_id
                    where o.round_id = c.round_id) as NextNumber,
                clock_timestamp() as Now
            from data_cut c join round r on r.id = c.round_id join edition e on e.id = r.edition_id
            where c.id = @id
            """,
            new { id }
        );

    private static ReleasedRow Row(CutAnswer answer, string release)
    {
        var code = answer.Code(release);
        var content = ContentJson.OfAnswer(answer.Content) with
        {
            Figures = ContentJson.Figures(answer.FiguresJson),
        };
        return new(
            answer,
            code,
            ContentJson.Write(content),
            content.Hash(code, answer.InitiativeCode, answer.OrganisationSlug, answer.Version)
        );
    }

    private static async Task<(string Hash, DateTime PublishAt)> WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        string code,
        CutCard cut,
        ReleaseDraft draft,
        string manifest,
        (long Seq, string Hash) ledger,
        List<ReleasedRow> answers
    )
    {
        var (id, hash) = await connection.QuerySingleAsync<(long, string)>(
            """
            insert into release (code, cut_id, number, round_name, edition_slug, edition_name, title, title_en, note, note_en,
                manifest, hash, ledger_line, ledger_hash, person_id, person_name, at)
            values (@code, @cut, @number, @round, @slug, @edition, @title, @titleEn, @note, @noteEn, @manifest,
                encode(sha256(convert_to(@manifest, 'UTF8')), 'hex'), @line, @ledgerHash, @person, @name, @at)
            returning id, hash
            """,
            new
            {
                code,
                cut = cut.Id,
                number = cut.NextNumber,
                round = cut.Round,
                slug = cut.EditionSlug,
                edition = cut.Edition,
                title = draft.Title.Ja,
                titleEn = draft.Title.En,
                note = draft.Note.Ja,
                noteEn = draft.Note.En,
                manifest,
                line = ledger.Seq,
                ledgerHash = ledger.Hash,
                person = caller.PersonId,
                name = caller.Name,
                at = cut.Now,
            }
        );
        await connection.ExecuteAsync(
            """
            insert into release_answer (release_id, code, duty_id, version, position, initiative_code, initiative_text,
                area_code, area, goal_code, goal, organisation_id, organisation_slug, organisation_name, role, proof,
                content, hash)
            select @id, r.code, c.duty_id, c.version, c.position, c.initiative_code, d.initiative_text, c.area_code, c.area,
                c.goal_code, c.goal, c.organisation_id, o.slug, c.organisation_name, c.role, c.proof, r.content, r.hash
            from jsonb_to_recordset(@rows::jsonb) as r(duty_id bigint, code text, content jsonb, hash text)
            join cut_report c on c.cut_id = @cut and c.duty_id = r.duty_id
            join duty d on d.id = c.duty_id
            join organisation o on o.id = c.organisation_id
            order by c.position, c.duty_id
            """,
            new
            {
                id,
                cut = cut.Id,
                rows = JsonSerializer.Serialize(
                    answers.Select(a => new
                    {
                        duty_id = a.Answer.DutyId,
                        code = a.Code,
                        content = JsonSerializer.Deserialize<JsonElement>(a.Content),
                        hash = a.Hash,
                    }),
                    ContentJson.Form
                ),
            }
        );
        var publishAt = await connection.QuerySingleAsync<DateTime>(
            """
            insert into release_timing (release_id, number, publish_at, reason, person_id, person_name)
            values (@id, 1, coalesce(@PublishAt, clock_timestamp()), '', @PersonId, @Name) returning publish_at
            """,
            new
            {
                id,
                draft.PublishAt,
                caller.PersonId,
                caller.Name,
            }
        );
        return (hash, publishAt);
    }

    private static Unapproved Standing(CutAnswer answer) =>
        new(
            answer.DutyId,
            answer.InitiativeText,
            answer.OrganisationName,
            answer.State,
            answer.Version,
            answer.VersionToday
        );

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Message NotApproved(int count) =>
        new(
            $"このデータ締切が数える報告のうち{count}件は、数えた版が承認されていません。承認するか、差し戻して次のデータ締切をつくってください。公表する数値は、データ締切の数値と同じでなければなりません。",
            $"{count} of the reports that this data cut counts are not approved at that version. Approve them, or return them and take another cut: the published figures must be those of the cut."
        );

    private static Message NoCut { get; } =
        new("そのデータ締切はありません。", "There is no such data cut.");

    private static Message Already { get; } =
        new(
            "このデータ締切は、すでに公表または公表の予定があります。直すには正誤を、公表前なら取りやめてからもう一度つくってください。",
            "There is a release of this data cut. Correct it; before its time, cancel it and make another."
        );

    private static Message Changed { get; } =
        new(
            "このデータ締切の行は、ハッシュと合いません。書きかえられたおそれがあるので、公表できません。",
            "The rows of this data cut do not give its hash. They may have been changed, so it cannot be released."
        );
}
