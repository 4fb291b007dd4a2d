using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Rounds;

/// <summary>Whether every version of an answer, every step and every verification that the ledger tells of is there as it was
/// written, and none that it does not tell of. The ledger itself has been found whole.</summary>
public static class CheckAnswers
{
    public static async Task<ImmutableArray<Message>> RunAsync(
        NpgsqlDataSource database,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var faults = ImmutableArray.CreateBuilder<Message>();
        foreach (
            var (sql, what) in new[]
            {
                (Answers, new Message("回答の版", "versions of answers")),
                (Steps, new("提出・差し戻し・承認などの手順", "steps of answers")),
                (Verifications, new("確認の記録", "verifications")),
                (Files, new("根拠のファイル", "evidence files")),
            }
        )
        {
            var (count, first) = await connection.QuerySingleAsync<(int, string?)>(
                $"select count(*)::int, min(what) from ({sql}) f"
            );
            if (count > 0)
                faults.Add(
                    new(
                        $"{what.Ja}のうち{count}件が、台帳に書かれたものと違います（例：{first}）。",
                        $"{count} {what.En} are not what the ledger says (one of them: {first})."
                    )
                );
        }
        return faults.ToImmutable();
    }

    // duties/12 version 3: with another text, gone, or told of nowhere.
    private const string Answers = """
        select 'duties/' || coalesce(t.duty, a.duty_id) || ' ' || coalesce(t.number, a.number) as what
        from (
            select split_part(subject, '/', 2)::bigint as duty, (detail::jsonb ->> 'version')::int as number,
                detail::jsonb ->> 'sha256' as hash
            from ledger where use_case = 'Rounds.SaveAnswer'
            union all
            select k.key::bigint, (k.value ->> 'Number')::int, k.value ->> 'Hash'
            from ledger, jsonb_each(detail::jsonb -> 'answers') k where use_case = 'Rounds.AcceptWorkbook') t
        full join answer a on a.duty_id = t.duty and a.number = t.number
        where encode(sha256(convert_to(a.content::text, 'UTF8')), 'hex') is distinct from t.hash
        """;

    private const string Steps = """
        select 'duties/' || coalesce(t.duty, s.duty_id) || ' ' || coalesce(t.action, s.action) as what
        from (
            select duty, action, version, reason, count(*) as times from (
                select split_part(subject, '/', 2)::bigint as duty,
                    case detail::jsonb ->> 'to' when 'submitted' then 'submit' when 'draft' then 'takeback'
                        when 'returned' then 'return' else 'approve' end as action,
                    (detail::jsonb ->> 'version')::int as version, detail::jsonb ->> 'reason' as reason
                from ledger where use_case in ('Rounds.Submit', 'Rounds.TakeBack', 'Rounds.Return', 'Rounds.Approve')
                union all
                select (d ->> 'Id')::bigint, 'approve', (d ->> 'Version')::int, ''
                from ledger, jsonb_array_elements(detail::jsonb -> 'duties') d where use_case = 'Rounds.ApproveReports'
                union all
                select k.key::bigint, 'submit', k.value::int, ''
                from ledger, jsonb_each_text(detail::jsonb -> 'submitted') k where use_case = 'Rounds.AcceptWorkbook') l
            group by duty, action, version, reason) t
        full join (
            select duty_id, action, version, reason, count(*) as times from report_step group by duty_id, action, version, reason) s
            on (s.duty_id, s.action, s.version, s.reason) = (t.duty, t.action, t.version, t.reason)
        where s.times is distinct from t.times
        """;

    private const string Verifications = """
        select 'duties/' || coalesce(t.duty, v.duty_id) || ' ' || coalesce(t.version, v.version) as what
        from (
            select split_part(subject, '/', 2)::bigint as duty, (detail::jsonb ->> 'version')::int as version,
                detail::jsonb ->> 'how' as how
            from ledger where use_case = 'Rounds.VerifyReport') t
        full join verification v on (v.duty_id, v.version, v.how) = (t.duty, t.version, t.how)
        where v.duty_id is null or t.duty is null
        """;

    // A file's name is the hash of its bytes.
    private const string Files =
        "select sha256 as what from evidence_file where sha256 <> encode(sha256(content), 'hex')";
}
