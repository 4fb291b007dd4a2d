using Dapper;
using Npgsql;

namespace Shirube.Features.Indicators;

/// <summary>An indicator under its permanent code, as anybody may see it; three statements.</summary>
public sealed class GetIndicator(NpgsqlDataSource database)
{
    public async Task<(IndicatorView View, IReadOnlyList<Renaming> Renamings)?> Run(
        string code,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var head = await connection.QuerySingleOrDefaultAsync<IndicatorHead>(
            new(
                $"{IndicatorHead.Public} where i.code = @code",
                new { code },
                cancellationToken: cancellation
            )
        );
        if (head is null)
            return null;
        var lines = await connection.QueryAsync<FactLine>(
            new(FactLine.Public, new { ids = new[] { head.Id } }, cancellationToken: cancellation)
        );
        var renamings = await connection.QueryAsync<Renaming>(
            new(Renaming.Select, new { head.Id }, cancellationToken: cancellation)
        );
        return (IndicatorView.Of([head], lines)[0], [.. renamings]);
    }
}

/// <summary>How it was defined before, and why that was changed.</summary>
/// <param name="Reason">Of the definition that followed this one.</param>
public sealed record Renaming(string Title, string Unit, string Reason, DateTime Until)
{
    internal const string Select = """
        select o.title, o.unit, n.reason, n.at as Until
        from indicator_definition o
        join indicator_definition n on n.indicator_id = o.indicator_id and n.number = o.number + 1
        where o.indicator_id = @Id order by o.number desc
        """;
}
