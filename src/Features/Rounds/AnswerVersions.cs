using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A version that is about to be written.</summary>
/// <param name="Seen">The version that whoever writes had before them. Where another one stands by now, this is kept aside.</param>
/// <param name="SaveKey">The same when the same save is sent again.</param>
internal sealed record NewVersion(DutyRow Duty, int Seen, Answer Answer, Guid SaveKey)
{
    public bool IsAside => Duty.Version != Seen;
}

/// <summary>A version as it was written.</summary>
/// <param name="Hash">SHA-256 of its content as the database writes it, for the ledger: <see cref="CheckAnswers"/>.</param>
internal sealed record WrittenVersion(
    long DutyId,
    int Number,
    bool IsAside,
    DateTime At,
    string Hash
);

/// <summary>The one place where answers are written: what somebody typed and all that a workbook brought, by the same two
/// statements. The duties are locked already.</summary>
internal static class AnswerVersions
{
    /// <returns>Why it cannot be written; null where it can.</returns>
    public static Message? Refusal(DutyRow duty, Answer answer) =>
        ReportTransitions.Of(duty.State, ReportAction.Save, duty.Round) is { Refusal: { } why }
            ? why
        : duty.Questions.TooMuch(answer).FirstOrDefault() is { Field: { } } wrong ? wrong.What
        : null;

    /// <param name="via">The way the answers came: <c>web</c>, <c>workbook</c>.</param>
    /// <param name="workbookId">The workbook that they came from; null: from none.</param>
    /// <param name="versions">Of different duties, none of them refused.</param>
    public static async Task<ImmutableArray<WrittenVersion>> WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        string via,
        IReadOnlyCollection<NewVersion> versions,
        long? workbookId = null
    )
    {
        var written = await connection.QueryAsync<WrittenVersion>(
            """
            insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late,
                workbook_id)
            select v.id, coalesce((select max(a.number) from answer a where a.duty_id = v.id), 0) + 1, v.seen, v.aside,
                v.content::jsonb, @via, v.key, @PersonId, @Name, v.late, @workbookId
            from unnest(@ids, @seen, @aside, @contents, @keys, @late) v (id, seen, aside, content, key, late)
            returning duty_id as DutyId, number, aside as IsAside, at,
                encode(sha256(convert_to(content::text, 'UTF8')), 'hex') as Hash
            """,
            new
            {
                ids = versions.Select(v => v.Duty.Id).ToArray(),
                seen = versions.Select(v => v.Seen).ToArray(),
                aside = versions.Select(v => v.IsAside).ToArray(),
                contents = versions.Select(v => AnswerJson.Write(v.Answer)).ToArray(),
                keys = versions.Select(v => v.SaveKey).ToArray(),
                late = versions.Select(v => v.Duty.IsLate).ToArray(),
                via,
                workbookId,
                caller.PersonId,
                caller.Name,
            }
        );
        var made = written.ToImmutableArray();
        var states = versions.ToDictionary(v => v.Duty.Id, v => v.Duty);
        await DutyRow.MoveAsync(
            connection,
            [
                .. made.Where(w => !w.IsAside)
                    .Select(w =>
                        (
                            w.DutyId,
                            ReportTransitions
                                .Of(
                                    states[w.DutyId].State,
                                    ReportAction.Save,
                                    states[w.DutyId].Round
                                )
                                .Step!.To,
                            w.Number
                        )
                    ),
            ]
        );
        return made;
    }
}
