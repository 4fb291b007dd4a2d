using Dapper;
using Npgsql;
using Shirube.Data.Indicators;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Indicators;

/// <summary>Indicators with what is not public yet, as far as the caller may see it.</summary>
public static class GetWorkIndicators
{
    /// <summary>Of a goal, an initiative or an edition, or one by its own code; newest definitions. Three statements.</summary>
    /// <param name="code">Of any of these; empty for all.</param>
    /// <returns>What it is of, where it is a goal or an initiative.</returns>
    public static async Task<(
        IReadOnlyList<IndicatorView>? Rows,
        string? Of,
        Message? Refusal
    )> RunAsync(WorkSource source, Caller caller, string code, CancellationToken ct = default)
    {
        if (Permissions.Refusal(caller, UseCase.SeeIndicators) is { } refusal)
            return (null, null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var heads = (
            await work.Connection.QueryAsync<IndicatorHead>(
                $"""
                {IndicatorHead.Work}
                where @code in ('', i.code, i.of_code, e.slug)
                order by e.as_of desc nulls last, e.name, i.id limit 500
                """,
                new { code }
            )
        ).AsList();
        var lines = await work.Connection.QueryAsync<FactLine>(
            FactLine.Work,
            new { ids = heads.Select(h => h.Id).ToArray() }
        );
        var of = await work.Connection.QueryFirstOrDefaultAsync<string>(
            """
            (select text from initiative where code = @code order by id desc limit 1)
            union all (select text from goal where code = @code order by id desc limit 1)
            """,
            new { code }
        );
        return (IndicatorView.Of(heads, lines), of, null);
    }
}

/// <summary>What search finds of indicators, after somebody of the secretariat has changed one. Its own transaction: who works
/// on the web may not write what search reads.</summary>
public static class RefreshSearch
{
    public static async Task RunAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await IndicatorPassages.RefreshAsync(connection);
        await using var notify = new NpgsqlCommand(
            $"notify {Data.Ledgers.LedgerBook.Channel}",
            connection,
            transaction
        );
        await notify.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
