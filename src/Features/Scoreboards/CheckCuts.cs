using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Scoreboards;

/// <param name="Cuts">How many there are.</param>
/// <param name="Faults">Empty where every cut is as it was taken.</param>
public sealed record CutVerdict(int Cuts, ImmutableArray<Message> Faults);

/// <summary>Whether the rows of every data cut give its hash, its counts are those of its rows, and the answers it counted
/// still say what they said (cuts of format 1 do not cover that); and the cuts are those that the ledger tells of, which has
/// been found whole.</summary>
public static class CheckCuts
{
    public static async Task<CutVerdict> RunAsync(
        NpgsqlDataSource database,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var ids = (
            await connection.QueryAsync<long>("select id from data_cut order by id")
        ).AsList();
        var faults = ImmutableArray.CreateBuilder<Message>();
        var untold = await connection.QueryAsync<long>(Untold);
        faults.AddRange(
            untold.Select(id => new Message(
                $"データ締切 ID {id} は、台帳に書かれたものと違います。",
                $"Data cut {id} is not what the ledger says."
            ))
        );
        foreach (var id in ids)
        {
            var head = await CutShelf.HeadAsync(connection, id, released: false);
            if (!(await CutShelf.WholeAsync(connection, head!)).IsWhole)
                faults.Add(
                    new(
                        $"データ締切 ID {id} の行は、ハッシュと合いません。",
                        $"The rows of data cut {id} do not give its hash."
                    )
                );
            var answers = await connection.ExecuteScalarAsync<int>(
                """
                select count(*)::int from cut_report c join answer a on a.duty_id = c.duty_id and a.number = c.version
                where c.cut_id = @id and c.answer_hash <> encode(sha256(convert_to(a.content::text, 'UTF8')), 'hex')
                """,
                new { id }
            );
            if (answers > 0)
                faults.Add(
                    new(
                        $"データ締切 ID {id} で数えた回答のうち{answers}件は、本文が書きかえられています。",
                        $"{answers} of the answers that data cut {id} counted were changed after it."
                    )
                );
        }
        return new(ids.Count, faults.ToImmutable());
    }

    private const string Untold = """
        select coalesce(c.id, t.id)
        from (
            select (detail::jsonb -> 'cut' ->> 'Id')::bigint as id, (detail::jsonb -> 'cut' ->> 'Number')::int as number,
                detail::jsonb -> 'cut' ->> 'Hash' as hash, split_part(subject, '/', 2)::bigint as round
            from ledger
            where use_case in ('Rounds.MoveRound', 'Rounds.TakeCut') and detail::jsonb -> 'cut' ->> 'Id' is not null) t
        full join data_cut c on (c.id, c.round_id, c.number, c.hash) = (t.id, t.round, t.number, t.hash)
        where c.id is null or t.id is null
        order by 1
        """;
}
