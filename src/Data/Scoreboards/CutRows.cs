using System.Collections.Immutable;
using Npgsql;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Data.Scoreboards;

/// <summary>A row of a data cut, and what it is of.</summary>
/// <param name="Words">The initiative's.</param>
/// <param name="Answer">Public id of the released answer; null where none is released, or whoever works asks.</param>
public sealed record StoredCutRow(CutRow Row, long DutyId, string Words, string? Answer);

/// <summary>Reads the rows of a data cut in the order of the edition.</summary>
public static class CutRows
{
    /// <param name="released">As the public sees them: none, where no release of the cut is out.</param>
    public static async Task<ImmutableArray<StoredCutRow>> ReadAsync(
        NpgsqlConnection connection,
        long cutId,
        bool released,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(released ? Released : Kept, connection)
        {
            Parameters = { new() { Value = cutId } },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<StoredCutRow>();
        while (await row.ReadAsync(ct))
            rows.Add(
                new(
                    new(
                        row.GetInt32(3),
                        row.GetString(4),
                        row.GetString(5),
                        row.GetString(6),
                        row.GetString(7),
                        row.GetString(8),
                        row.GetInt64(9),
                        row.GetString(10),
                        Roles.Parse(row.GetString(11)),
                        row.IsDBNull(12) ? null : row.GetInt32(12),
                        row.IsDBNull(13) ? null : Statuses.Parse(row.GetString(13)),
                        row.IsDBNull(14) ? null : Proofs.Parse(row.GetString(14)),
                        row.IsDBNull(15) ? null : row.GetString(15)
                    ),
                    row.GetInt64(0),
                    row.GetString(1),
                    row.IsDBNull(2) ? null : row.GetString(2)
                )
            );
        return rows.ToImmutable();
    }

    private const string Rest = """
        c.position, c.initiative_code, c.area_code, c.area, c.goal_code, c.goal, c.organisation_id, c.organisation_name,
            c.role, c.version, c.status, c.proof
        """;

    private const string Kept = $"""
        select c.duty_id, d.initiative_text, null::text, {Rest}, c.answer_hash
        from cut_report c join duty d on d.id = c.duty_id
        where c.cut_id = $1 order by c.position, c.duty_id
        """;

    private const string Released = $"""
        select c.duty_id, c.words, c.answer_code, {Rest}, null::text
        from released_cut_row c where c.cut_id = $1 order by c.position, c.duty_id
        """;
}
