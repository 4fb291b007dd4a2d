using Dapper;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Domain.Scoreboards;
using Shirube.Features.Scoreboards;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What the pages count in SQL is what the rules count from the rows: over two cuts of many sorts of rows, with
/// initiatives that come, go, change hands, status and evidence, two leads, and none.</summary>
public sealed class CutFiguresTests(PostgresFixture postgres)
{
    private const string TwoCuts = """
        insert into person (email, normalised_email, name) values ('a@example.go.jp', 'A@EXAMPLE.GO.JP', '試験');
        insert into strategy (slug, name) values ('s', '試験');
        insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines,
            read_lines, furniture_lines, unread_lines, imported_at)
        values (repeat('0', 64), 't', '', 'utf-8', 'register', '試験', 'ja', 0, 0, 0, 0, 0, now());
        insert into edition (strategy_id, slug, name) values (1, 'e', '試験');
        insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
        select 1, 1, '試験' || n, '2026-12-18', '', '{"version":1}', 'closed' from generate_series(1, 2) n;
        insert into data_cut (round_id, number, unasked, hash, person_id, person_name)
        select n, 1, 0, repeat('0', 64), 1, '試験' from generate_series(1, 2) n;
        with o as (select id, name, row_number() over (order by rank, id) as o from organisation)
        insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
            organisation_name, role)
        select r, i, 'i' || i, '取組' || i, '目標', o.id, o.name,
            case when i % 11 = 0 then 'unmarked' when p = 0 and i % 3 = 0 then 'lead' when p = 0 then 'sole'
                when p = 1 and i % 6 = 0 then 'lead' else 'joint' end
        from generate_series(1, 2) r, generate_series(1, 120) i, generate_series(0, 2) p
        join o on true
        where (r = 1 and i > 10 or r = 2 and i <= 110) and p <= i % 3 and o.o = 1 + (i + p * 2 + case when i % 7 = 0 then r else 0 end) % 6;
        insert into cut_report (cut_id, duty_id, position, initiative_code, area_code, area, goal_code, goal,
            organisation_id, organisation_name, role, version, status, proof)
        select round_id, id, position, initiative_code, case when position % 4 = 0 then '' else 's' || position % 4 end,
            case when position % 4 = 0 then '' else '分野' || position % 4 end,
            'g' || (position + case when position % 13 = 0 then round_id else 0 end) % 9,
            '目標' || (position + case when position % 13 = 0 then round_id else 0 end) % 9, organisation_id,
            organisation_name || case when organisation_id % 5 = 0 and round_id = 2 then '（新）' else '' end, role,
            case when luck < 6 then 1 end,
            case when luck < 6 then (array['on-plan', 'on-plan', 'partly-incomplete', 'incomplete', 'done', 'discontinued'])[luck + 1] end,
            case when luck < 6 then (array['claimed', 'evidenced', 'verified'])[1 + (position + round_id) % 3] end
        from duty, lateral (
            select (hashtext(initiative_code || organisation_id || case when position % 2 = 0 then round_id else 0 end) & 1023) % 7
                as luck) l;
        select count_cut(id) from data_cut;
        insert into cut_count (cut_id, status, proof, initiatives)
        select cut_id, status, proof, count(*) from cut_initiative group by cut_id, status, proof
        """;

    [Fact]
    public async Task The_figures_of_a_cut_are_those_that_a_rule_computes_from_its_rows()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var rows = await MadeAsync(database);
        foreach (var grouping in Enum.GetValues<Grouping>())
        {
            var expected = ScoreboardRule.All[0].Compute(rows[0].Rows, grouping);
            var (board, _) = await GetCutBoard.RunAsync(
                database.Work,
                Caller.Operator,
                1,
                1,
                new(grouping, 1, "", true, Figure.Initiatives, 1, false)
            );
            Assert.Equal(
                expected.Lines.OrderBy(l => l.Key).Select(l => (l.Key, l.Label, l.Tally)),
                board!.Lines.OrderBy(l => l.Key).Select(l => (l.Key, l.Label, l.Tally))
            );
            if (Groupings.Printed.Contains(grouping))
                Assert.Equal(expected.Lines.Select(l => l.Key), board.Lines.Select(l => l.Key));
            Assert.Equal(expected.Total.Tally, board.Total);
            Assert.Equal(expected.Total.Initiatives.Length, board.AllRows);
            foreach (var line in expected.Lines)
            foreach (var figure in Figure.All)
            {
                var (opened, _) = await GetCutBoard.RunAsync(
                    database.Work,
                    Caller.Operator,
                    1,
                    1,
                    new(grouping, 1, line.Key, false, figure, 1, false)
                );
                Assert.Equal(
                    line.Initiatives.Where(i => figure.Counts(i.Standing))
                        .Select(i => (i.Code, i.Standing))
                        .Take(GetCutBoard.RowsOfPage),
                    opened!.Rows.Select(r => (r.Code, r.Standing))
                );
            }
        }
    }

    [Fact]
    public async Task Two_cuts_side_by_side_say_what_a_comparison_of_their_rows_says()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var cuts = await MadeAsync(database);
        var (before, after) = (
            CountedInitiative.In(cuts[0].Rows),
            CountedInitiative.In(cuts[1].Rows)
        );
        var reasons = new HashSet<MoveReason>();
        foreach (var grouping in Groupings.Printed)
        {
            var expected = LineComparison.Of(before, after, grouping);
            foreach (var figure in Figure.All)
            {
                var all = await AskAsync(null, null);
                Same(LineComparison.OfAll(before, after), all.Total);
                Assert.Equal(expected.Keys.Order(), all.Lines.Select(l => l.Key).Order());
                foreach (var line in all.Lines)
                    Same(expected[line.Key], line.Comparison);
                Adds(await RowsAsync(null), all.Total);
                var asked = all.Lines[figure.Name.Length % all.Lines.Length];
                Adds(await RowsAsync(asked.Key), asked.Comparison);
                foreach (var reason in asked.Comparison.Reasons(figure))
                {
                    reasons.Add(reason.Why);
                    var moved = await AskAsync(asked.Key, reason.Why);
                    Assert.Equal(reason.Gained + reason.Lost, moved.AllRows);
                    Assert.All(
                        moved.Rows,
                        r => Assert.Equal(reason.Why, r.Transition.WhyOf(figure))
                    );
                }

                async Task<CutComparison> AskAsync(string? line, MoveReason? why, int page = 1) =>
                    (
                        await CompareCuts.RunAsync(
                            database.Work,
                            Caller.Operator,
                            1,
                            2,
                            new(grouping, 1, line, figure, why, page)
                        )
                    ).Comparison!;

                async Task<List<MovedRow>> RowsAsync(string? line)
                {
                    var rows = new List<MovedRow>();
                    for (var page = 1; ; page++)
                    {
                        var some = await AskAsync(line, null, page);
                        rows.AddRange(some.Rows);
                        if (some.Rows.IsEmpty || rows.Count == some.AllRows)
                            return rows;
                    }
                }

                void Adds(List<MovedRow> rows, LineComparison line)
                {
                    Assert.Equal(
                        line.Difference(figure),
                        rows.Sum(r => r.Transition.Delta(figure))
                    );
                    Assert.All(rows, r => Assert.NotEqual(0, r.Transition.Delta(figure)));
                }
            }
        }
        Assert.Equal(Enum.GetValues<MoveReason>(), reasons.Order());
    }

    private static void Same(LineComparison expected, LineComparison counted)
    {
        Assert.Equal((expected.Before, expected.After), (counted.Before, counted.After));
        foreach (var figure in Figure.All)
            Assert.Equal(expected.Reasons(figure), counted.Reasons(figure));
        foreach (var rule in ScoreboardRule.All)
            Assert.Equal(expected.Rate(rule, rule).Steps, counted.Rate(rule, rule).Steps);
    }

    private static async Task<CutView[]> MadeAsync(Data.Database database)
    {
        await using (var connection = await database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(TwoCuts);
        var cuts = new List<CutView>();
        foreach (var id in new[] { 1, 2 })
        {
            var (cut, _) = await GetCut.RunAsync(database.Work, Caller.Operator, id);
            Assert.True(cut!.AreCounted);
            cuts.Add(cut);
        }
        return [.. cuts];
    }
}
