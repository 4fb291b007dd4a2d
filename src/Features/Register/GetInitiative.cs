using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>An initiative: who is responsible, where it stands, what is reported on its goal.</summary>
public sealed class GetInitiative(NpgsqlDataSource database)
{
    public async Task<InitiativeView?> Run(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var standing = (await All<Standing>(Head, new { code })).SingleOrDefault();
        if (standing == null)
            return null;
        var asked = new
        {
            initiative = standing.Id,
            goal = standing.GoalId,
            document = standing.DocumentId,
            position = standing.Position,
            norm = standing.Norm,
            key = standing.EntryKey,
            repeated = new[] { standing.EntryKey, standing.RepeatOfKey ?? standing.EntryKey },
            first = standing.FirstLine,
            last = standing.LastLine,
        };
        var path = await All<PathStep>(
            $"select kind, code, marker, text from ({Standing.Path}) p",
            asked
        );
        var responsible = await All<ResponsibleRow>(Responsible, asked);
        var around = await All<Neighbour>(Around, asked);
        return new(
            standing,
            path,
            [.. responsible.Select(r => r.ToResponsible())],
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
        select t.id, t.code, t.text, t.goal_id as goalid, t.document_id as documentid, t.entry_key as entrykey,
            t.position, t.norm, n.repeat_of_key as repeatofkey, n.fields ->> 'by' as "by",
            array(select jsonb_array_elements_text(n.fields -> 'deadlines')) as deadlines,
            array(select jsonb_array_elements_text(n.fields -> 'details')) as details,
            array(select jsonb_array_elements_text(n.fields -> 'columns')) as columns,
            (select p.text from entry p join goal g on g.id = t.goal_id
                where p.document_id = t.document_id and p.key = n.parent_key and p.kind = 'subsection'
                    and p.key <> g.entry_key) as "group",
            exists (select from public_indicator m where m.of_code = t.code) as hasindicators,
            exists (select from released_answer a where a.initiative_code = t.code) as hasreleased, {Standing.Shared}
        from initiative t {Standing.Joins}
        """;

    private const string Responsible = """
        select o.slug, concat_ws(' ', above.name, o.name) as name,
            case when o.name_en is not null then concat_ws(', ', o.name_en, above.name_en) end as nameen, r.printed, r.role
        from responsibility r
        left join organisation o on o.id = r.organisation_id
        left join organisation above on above.id = o.parent_id
        where r.initiative_id = @initiative order by r.position
        """;

    private const string Around = $"""
        (select 'previous' as why, code, text, null as context, null as contextcode from initiative
            where document_id = @document and position < @position order by position desc limit 1)
        union all
        (select 'next', code, text, null, null from initiative
            where document_id = @document and position > @position order by position limit 1)
        union all
        (select 'same', i.code, i.text, g.text, g.code from initiative i join goal g on g.id = i.goal_id
            where i.id <> @initiative and i.id in (
                select id from initiative where document_id = @document and md5(norm) = md5(@norm) and norm = @norm
                union all
                select s.id from entry m join initiative s on s.document_id = m.document_id and s.entry_key = m.key
                where m.document_id = @document and m.kind = 'initiative'
                    and (m.repeat_of_key = any(@repeated) or m.key = any(@repeated)))
            order by i.position)
        union all
        {EntryQuestion.Neighbours}
        """;

    private sealed record ResponsibleRow(
        string? Slug,
        string? Name,
        string? NameEn,
        string Printed,
        string Role
    )
    {
        public Responsible ToResponsible() =>
            new(Slug, Name, NameEn, Printed, Domain.Organisations.Roles.Parse(Role));
    }
}

public sealed record InitiativeView(
    Standing Standing,
    IReadOnlyList<PathStep> Path,
    IReadOnlyList<Responsible> Responsibilities,
    IReadOnlyList<GoalProgress> Progress,
    IReadOnlyList<Neighbour> Around,
    IReadOnlyList<EntryQuestion> Questions
)
{
    public Neighbour? One(string why) => Around.FirstOrDefault(n => n.Why == why);

    public IReadOnlyList<Neighbour> Same => [.. Around.Where(n => n.Why == "same")];
}
