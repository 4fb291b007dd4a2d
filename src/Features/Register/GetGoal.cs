using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>A goal: its initiatives, the goals below it, where else it is printed, what is reported on it.</summary>
public sealed class GetGoal(NpgsqlDataSource database)
{
    public async Task<GoalView?> Run(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var standing = (await All<Standing>(Head, new { code })).SingleOrDefault();
        if (standing == null)
            return null;
        var asked = new
        {
            goal = standing.Id,
            document = standing.DocumentId,
            position = standing.Position,
            key = standing.EntryKey,
            first = standing.FirstLine,
            last = standing.LastLine,
        };
        var path = await All<PathStep>(
            $"select kind, code, marker, text from ({Standing.Path}) p",
            asked
        );
        var around = await All<Neighbour>(Around, asked);
        return new(
            standing,
            [.. path.SkipLast(1)],
            await All<EditionInitiative>(Initiatives, asked),
            await All<GoalProgress>(GoalProgress.Select, asked),
            [.. around.Where(n => n.Why != "question")],
            EntryQuestion.Among(around)
        );

        async Task<IReadOnlyList<T>> All<T>(string sql, object parameters) =>
            [
                .. await connection.QueryAsync<T>(
                    new(sql, parameters, cancellationToken: cancellation)
                ),
            ];
    }

    private const string Head = $"""
        select t.id, t.code, t.text, t.marker, t.level, t.id as goalid, t.document_id as documentid,
            t.entry_key as entrykey, t.position, t.cross_reference as crossreference,
            exists (select from public_indicator m where m.of_code = t.code or m.of_kind = 'progress' and m.of_code in (
                select p.code from progress_goal l join progress p on p.id = l.progress_id
                where l.goal_id = t.id)) as hasindicators,
            {Standing.Shared}
        from goal t {Standing.Joins}
        """;

    private static readonly string Initiatives =
        EditionInitiative.Select("select * from initiative where goal_id = @goal")
        + " order by i.position";

    private const string Around = $"""
        (select 'previous' as why, code, text, null as context, null as contextcode from goal
            where document_id = @document and position < @position order by position desc limit 1)
        union all
        (select 'next', code, text, null, null from goal
            where document_id = @document and position > @position order by position limit 1)
        union all
        (select 'child', code, text, null, null from goal where parent_id = @goal order by position)
        union all
        (select 'original', o.code, o.text, s.text, null from goal g join goal o on o.id = g.repeat_of_id
            left join section s on s.id = o.section_id where g.id = @goal)
        union all
        (select 'repeat', g.code, g.text, s.text, null from goal g left join section s on s.id = g.section_id
            where g.repeat_of_id = @goal order by g.position)
        union all
        {EntryQuestion.Neighbours}
        """;
}

public sealed record GoalView(
    Standing Standing,
    IReadOnlyList<PathStep> Path,
    IReadOnlyList<EditionInitiative> Initiatives,
    IReadOnlyList<GoalProgress> Progress,
    IReadOnlyList<Neighbour> Around,
    IReadOnlyList<EntryQuestion> Questions
)
{
    public Neighbour? One(string why) => Around.FirstOrDefault(n => n.Why == why);

    public IEnumerable<Neighbour> Of(string why) => Around.Where(n => n.Why == why);
}
