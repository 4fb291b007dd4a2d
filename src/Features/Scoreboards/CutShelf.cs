using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>Data cuts as the database keeps them.</summary>
internal static class CutShelf
{
    private const string Head = """
        select c.id, c.round_id as RoundId, c.number, r.name as Round, e.name as Edition, c.person_name as By, c.at,
            c.unasked, c.format, c.hash, (
                select max(p.id) from data_cut p join round pr on pr.id = p.round_id join edition pe on pe.id = pr.edition_id
                where p.id < c.id and pe.strategy_id = e.strategy_id) as Before,
            (select coalesce(sum(t.initiatives), 0)::int from cut_count t where t.cut_id = c.id) as Initiatives
        from data_cut c join round r on r.id = c.round_id join edition e on e.id = r.edition_id
        """;

    // The round is not the public's to see: its name is that of the release.
    private const string Released = """
        select c.id, c.round_id as RoundId, c.number, r.round_name as Round, r.edition_name as Edition, c.person_name as By,
            c.at, c.unasked, c.format, c.hash, (
                select max(p.cut_id) from released p join edition pe on pe.slug = p.edition_slug
                where p.cut_id < c.id and pe.strategy_id = e.strategy_id) as Before,
            (select coalesce(sum(t.initiatives), 0)::int from cut_count t where t.cut_id = c.id) as Initiatives
        from data_cut c join released r on r.cut_id = c.id join edition e on e.slug = r.edition_slug
        """;

    /// <param name="released">As the public sees it: only where a release of it is out.</param>
    public static Task<CutHead?> HeadAsync(NpgsqlConnection connection, long id, bool released) =>
        connection.QuerySingleOrDefaultAsync<CutHead>(
            $"{(released ? Released : Head)} where c.id = @id",
            new { id }
        );

    /// <param name="released">As the public sees it: only where a release of it is out.</param>
    public static Task<CutHead?> HeadAsync(
        NpgsqlConnection connection,
        long round,
        int number,
        bool released
    ) =>
        connection.QuerySingleOrDefaultAsync<CutHead>(
            $"{(released ? Released : Head)} where c.round_id = @round and c.number = @number",
            new { round, number }
        );

    /// <summary>The rows of cuts with the words of the initiative, and what was released of each.</summary>
    public static string Rows(bool released) =>
        released
            ? "released_cut_row"
            : """
                (select c.*, d.initiative_text as words, null::text as answer_code
                from cut_report c join duty d on d.id = c.duty_id)
                """;

    /// <param name="released">As the public sees them: only those of which a release is out.</param>
    public static async Task<List<CutHead>> HeadsAsync(
        NpgsqlConnection connection,
        long[] ids,
        bool released
    ) =>
        (
            await connection.QueryAsync<CutHead>(
                $"{(released ? Released : Head)} where c.id = any (@ids)",
                new { ids }
            )
        ).AsList();

    /// <summary>What lines of cuts are called.</summary>
    /// <param name="lines">Each with an initiative that stands in it; null: there is none in that cut.</param>
    public static async Task<IReadOnlyDictionary<(long Cut, string Key), string>> LabelsAsync(
        NpgsqlConnection connection,
        Grouping grouping,
        (long Cut, string Key, string? Code)[] lines
    )
    {
        var (key, label) = CutKeys.Label(grouping);
        lines = [.. lines.Where(l => l.Code is not null).Distinct()];
        return (
            await connection.QueryAsync<(long Cut, string Key, string Label)>(
                $"""
                select l.cut, l.key, (
                    select min({label} collate "C") from cut_report r
                    where r.cut_id = l.cut and r.initiative_code = l.code and {key} = l.key)
                from unnest(@cuts, @keys, @codes) l (cut, key, code)
                """,
                new
                {
                    cuts = lines.Select(l => l.Cut).ToArray(),
                    keys = lines.Select(l => l.Key).ToArray(),
                    codes = lines.Select(l => l.Code).ToArray(),
                }
            )
        ).ToDictionary(l => (l.Cut, l.Key), l => l.Label);
    }

    /// <summary>All rows of a cut, each beside its initiative as it was counted.</summary>
    public static async Task<CutView> WholeAsync(NpgsqlConnection connection, CutHead head)
    {
        var stored = (
            await connection.QueryAsync<Stored>(
                """
                select r.position, coalesce(r.initiative_code, i.code) as Initiative, r.area_code as AreaCode, r.area,
                    r.goal_code as GoalCode, r.goal, r.organisation_id as OrganisationId,
                    r.organisation_name as Organisation, r.role, r.version, r.status, r.proof,
                    r.answer_hash as AnswerHash, r.cut_id is not null as IsRow,
                    i.status as CountedStatus, i.proof as CountedProof, i.position as CountedPosition,
                    i.area_code as CountedArea, i.goal_code as CountedGoal, i.leads, i.organisations,
                    t.initiatives as Together, (select count(*)::int from cut_count where cut_id = @Id) as Counts
                from (select * from cut_report where cut_id = @Id) r
                full join (select * from cut_initiative where cut_id = @Id) i on i.code = r.initiative_code
                left join cut_count t on t.cut_id = @Id and t.status is not distinct from i.status
                    and t.proof is not distinct from i.proof
                order by r.position, r.duty_id
                """,
                new { head.Id }
            )
        ).AsList();
        var rows = stored.Where(s => s.IsRow).Select(s => s.Row()).ToImmutableArray();
        var counted = CountedInitiative.In(rows).ToDictionary(i => i.Code);
        var tally = Tally.Of(counted.Values.Select(i => (i.Standing, 1))).Standings;
        return new(
            head,
            rows,
            stored.TrueForAll(s =>
                counted.TryGetValue(s.Initiative, out var i)
                && s.IsCountedAs(i)
                && s.Together == tally[i.Standing]
                && s.Counts == tally.Count
            )
        );
    }

    private sealed class Stored
    {
        public int Position { get; init; }
        public string Initiative { get; init; } = "";
        public string AreaCode { get; init; } = "";
        public string Area { get; init; } = "";
        public string GoalCode { get; init; } = "";
        public string Goal { get; init; } = "";
        public long OrganisationId { get; init; }
        public string Organisation { get; init; } = "";
        public string Role { get; init; } = "";
        public int? Version { get; init; }
        public string? Status { get; init; }
        public string? Proof { get; init; }
        public string? AnswerHash { get; init; }
        public bool IsRow { get; init; }
        public string? CountedStatus { get; init; }
        public string? CountedProof { get; init; }
        public int? CountedPosition { get; init; }
        public string? CountedArea { get; init; }
        public string? CountedGoal { get; init; }
        public int? Together { get; init; }
        public int Counts { get; init; }
        public long[]? Leads { get; init; }
        public long[]? Organisations { get; init; }

        public CutRow Row() =>
            new(
                Position,
                Initiative,
                AreaCode,
                Area,
                GoalCode,
                Goal,
                OrganisationId,
                Organisation,
                Roles.Parse(Role),
                Version,
                Statuses.Parse(Status),
                Proofs.Parse(Proof),
                AnswerHash
            );

        public bool IsCountedAs(CountedInitiative initiative) =>
            (CountedStatus, CountedProof, CountedPosition, CountedArea, CountedGoal)
                == (
                    initiative.Status?.Name(),
                    initiative.Proof?.Name(),
                    initiative.Rows[0].Position,
                    initiative.Rows[0].AreaCode,
                    initiative.Rows[0].GoalCode
                )
            && Ids(initiative.Rows.Where(r => r.IsLeading)).SequenceEqual(Leads ?? [])
            && Ids(initiative.Rows).SequenceEqual(Organisations ?? []);

        private static IEnumerable<long> Ids(IEnumerable<CutRow> rows) =>
            rows.Select(r => r.OrganisationId).Order();
    }
}
