using Dapper;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>A role as a form names it.</summary>
internal static class WantedRole
{
    public static async Task<(Membership? Membership, Message? Wrong)> OfAsync(
        NpgsqlConnection connection,
        string role,
        string? organisation
    )
    {
        if (PersonRoles.Parse(role) is not { } parsed || parsed == PersonRole.Public)
            return (null, NoRole);
        if (!parsed.IsOfAnOrganisation())
            return (new(parsed, null), null);
        var id = await connection.QuerySingleOrDefaultAsync<long?>(
            "select id from organisation where slug = @organisation",
            new { organisation }
        );
        return id is null ? (null, NoOrganisation) : (new(parsed, id), null);
    }

    private static Message NoRole { get; } = new("役割を選んでください。", "Choose a role.");

    private static Message NoOrganisation { get; } =
        new(
            "回答者には、どの府省庁等の回答者かを選んでください。",
            "For a reporter, choose the organisation to report for."
        );
}
