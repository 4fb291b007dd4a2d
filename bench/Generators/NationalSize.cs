using Dapper;
using Npgsql;
using Shirube.Data;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds;

namespace Shirube.Bench.Generators;

/// <summary>A register of national size, written set by set: 10,000 initiatives of 20 organisations in 1,000 goals and 20
/// areas, a second edition that keeps 9,000 of them, and rounds over both, each answered and closed with a data cut; then one
/// that is open, past due and answered by half. Every fifth initiative has a joint organisation, so a round has 12,000
/// duties. The same every time.</summary>
internal static class NationalSize
{
    public const int Initiatives = 10_000;
    public const int Organisations = 20;

    /// <param name="rounds">That are closed: half over the first edition, the rest over the second.</param>
    /// <returns>The number of the round that is open, and somebody of the secretariat who may do everything in it.</returns>
    public static async Task<(long OpenRound, Caller Secretariat)> MakeAsync(
        Database database,
        int rounds
    )
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Strategy);
        foreach (var edition in new[] { 1, 2 })
            await connection.ExecuteAsync(
                Edition,
                new
                {
                    edition,
                    first = 1 + (edition - 1) * Initiatives / 10,
                    last = Initiatives + (edition - 1) * Initiatives / 10,
                }
            );
        var person = await connection.QuerySingleAsync<long>(Person);
        var key = await new SessionShelf(database.Source).BeginAsync(person, []);
        var caller = new Caller(person, "事務局", [new(PersonRole.Secretariat, null)], key);
        for (var number = 1; number <= rounds + 1; number++)
        {
            var id = await RoundAsync(
                connection,
                number,
                number > rounds / 2 ? 2 : 1,
                number > rounds
            );
            if (number > rounds)
                return (id, caller);
            var refusal = await MoveRound.RunAsync(
                database.Work,
                caller,
                id,
                RoundAction.Close,
                ""
            );
            if (refusal is { } why)
                throw new InvalidOperationException(why.En);
        }
        throw new InvalidOperationException("There is always one more round.");
    }

    private static async Task<long> RoundAsync(
        NpgsqlConnection connection,
        int number,
        int edition,
        bool stays
    )
    {
        var id = await connection.QuerySingleAsync<long>(
            Round,
            new
            {
                number,
                edition,
                stays,
            }
        );
        var of = new
        {
            id,
            number,
            edition,
            stays,
        };
        await connection.ExecuteAsync(Duties, of);
        await connection.ExecuteAsync(Answers, of);
        await connection.ExecuteAsync(Verifications, of);
        await connection.ExecuteAsync("analyze duty; analyze answer; analyze verification");
        return id;
    }

    private const string Person = """
        with p as (
            insert into person (email, normalised_email, name)
            values ('office@example.go.jp', 'OFFICE@EXAMPLE.GO.JP', '事務局') returning id)
        insert into membership (person_id, role) select id, 'secretariat' from p returning person_id
        """;

    private const string Strategy =
        "insert into strategy (slug, name) values ('national-plan', '全国計画')";

    // Initiative n stands in goal (n - 1) / 10, goal g in area g / 50; who leads goes by n.
    private const string Edition = """
        insert into edition (strategy_id, slug, name, year)
        select id, 'national-plan-' || (2020 + @edition), '全国計画' || (2020 + @edition), 2020 + @edition
        from strategy where slug = 'national-plan';
        insert into source_document (sha256, name, content, encoding, family, title, language, edition_id, lines, blank_lines,
            read_lines, furniture_lines, unread_lines, imported_at)
        select encode(sha256(slug::bytea), 'hex'), 'plan.txt', '', 'utf-8', 'register', name, 'ja', id, 0, 0, 0, 0, 0, now()
        from edition where year = 2020 + @edition;
        update edition e set current_document_id = d.id from source_document d
        where d.edition_id = e.id and e.year = 2020 + @edition;
        create temp table n on commit preserve rows as
        select d.id as document, e.id as edition, n, (n - 1) / 10 as goal, (n - 1) / 500 as area
        from edition e join source_document d on d.edition_id = e.id, generate_series(@first, @last) n
        where e.year = 2020 + @edition;
        insert into entry (document_id, key, position, kind, text, first_line, last_line, quote, confidence, fields)
        select document, key, at, kind, '', 1, 1, '', 1, '{}' from (
            select distinct document, 's' || area as key, area as at, 'section' as kind from n
            union all select distinct document, 'g' || goal, goal, 'specific-goal' from n
            union all select document, 'i' || n, n, 'initiative' from n) k;
        insert into section (document_id, entry_key, code, edition_id, level, text, position)
        select distinct document, 's' || area, 's' || left(md5('s' || area), 10), edition, 'part', '第' || area + 1 || '部 分野の名前', area
        from n;
        insert into goal (document_id, entry_key, code, edition_id, section_id, level, text, match_keys, position)
        select distinct n.document, 'g' || goal, 'g' || left(md5('g' || goal), 10), edition, s.id, 'specific',
            '目標' || goal + 1 || '：基盤を整え、人材を育て、成果を広く使えるようにする。', '{}'::text[], goal
        from n join section s on s.document_id = n.document and s.position = n.area;
        insert into initiative (document_id, entry_key, code, edition_id, goal_id, text, norm, position)
        select n.document, 'i' || n, 'i' || left(md5('i' || n), 10), n.edition, g.id, t.text, t.text, n
        from n join goal g on g.document_id = n.document and g.position = n.goal,
        lateral (select '取組' || n || '：関係する機関が持つデータを安全に結び、研究と実務の両方で使える仕組みを整備する。' as text) t;
        with o as (select id, name, row_number() over (order by rank, id) - 1 as o from organisation order by rank, id limit 20)
        insert into responsibility (initiative_id, position, organisation_id, printed, role)
        select i.id, 1, o.id, o.name, case when i.position % 5 = 0 then 'lead' else 'sole' end
        from n join initiative i on i.document_id = n.document and i.position = n.n
        join o on o.o = (i.position * 7 + case when @edition = 2 and i.position % 50 = 0 then 1 else 0 end) % 20
        union all
        select i.id, 2, o.id, o.name, 'joint'
        from n join initiative i on i.document_id = n.document and i.position = n.n and n.n % 5 = 0
        join o on o.o = (i.position * 7 + 3) % 20;
        drop table n;
        analyze
        """;

    private const string Round = """
        insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
        select e.id, e.current_document_id, (2014 + @number) || '年度フォローアップ',
            case when @stays then (clock_timestamp() at time zone 'Asia/Tokyo')::date - 1 else make_date(2014 + @number, 12, 18) end,
            '数字は半角で書いてください。',
            '{"version":1,"longestProgress":400,"needsNext":true,"needsEvidence":false,"free":[]}', 'open'
        from edition e where e.year = 2020 + @edition
        returning id
        """;

    // Of a round that stays open half is answered; otherwise one duty of twenty is not, and another is a draft.
    private const string Duties = """
        insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id, organisation_name,
            role, state, version, changed_at)
        select @id, i.position, i.code, i.text, g.text, r.organisation_id, o.name, r.role, s.state,
            case when s.state = 'none' then 0 else 1 end, case when s.state <> 'none' then now() end
        from round n
        join initiative i on i.document_id = n.document_id
        join goal g on g.id = i.goal_id
        join responsibility r on r.initiative_id = i.id
        join organisation o on o.id = r.organisation_id,
        lateral (select (hashtext(i.code || @number || r.role) & 1023) % 20 as luck) l,
        lateral (select case
            when @stays and luck < 8 or luck = 0 then 'none' when @stays and luck < 10 or luck = 1 then 'draft'
            when luck < 4 then 'submitted' else 'approved' end as state) s
        where n.id = @id
        order by i.position, r.position
        """;

    private const string Answers = """
        insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
        select d.id, 1, 0, false,
            jsonb_build_object(
                'status', (array['on-plan', 'on-plan', 'on-plan', 'on-plan', 'on-plan', 'partly-incomplete', 'partly-incomplete',
                    'incomplete', 'done', 'discontinued'])[1 + (hashtext(d.initiative_code || @number / 2) & 1023) % 10],
                'progress', @number || '回目：関係機関との協議を三回行い、仕様をまとめ、試行を' || 3 + d.id % 9
                    || 'か所で始めた。使った人の意見を集め、手引を改めた。次の段階に進む条件をそろえた。',
                'next', '試行の結果をまとめ、対象を' || 10 + d.id % 30 || 'か所に広げる。',
                'evidence', case when d.id % 5 < 2 then jsonb_build_array(jsonb_build_object(
                    'url', 'https://example.go.jp/evidence/' || d.id, 'title', '報告書')) else '[]'::jsonb end,
                'free', '{}'::jsonb, 'isUnchanged', false),
            'web', gen_random_uuid(), (select min(id) from person), '担当者', false
        from duty d where d.round_id = @id and d.version = 1
        """;

    private const string Verifications = """
        insert into verification (duty_id, version, how, person_id, person_name)
        select d.id, 1, '報告書を見た。', (select min(id) from person), '事務局'
        from duty d where d.round_id = @id and d.state = 'approved' and d.id % 5 = 0
        """;
}
