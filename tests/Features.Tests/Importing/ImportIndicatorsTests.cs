using System.Text;
using Dapper;
using Npgsql;
using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

/// <summary>What documents print becomes indicators: only what stands there, with its place, and never changed in silence.</summary>
public sealed class ImportIndicatorsTests(PostgresFixture postgres)
{
    private const string All = """
        select concat_ws(' ', f.first_line || ':', f.kind, nullif(f.qualifier, 'exact'), f.value, p.unit,
            coalesce(f.period, '–'), case when f.number > 1 then '#' || f.number || ' ' || f.reason end)
        from public_fact f join public_indicator p on p.id = f.indicator_id
        join source_document d on d.id = f.document_id
        order by d.name, f.first_line, f.id
        """;

    [Fact]
    public async Task The_figures_of_the_official_documents_are_there_with_their_lines_and_nothing_else()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(database, Documents.Seeds(), "operator");
        // Read from the four documents by a person, line by line.
        string[] expected =
        [
            "269: target about 1000000 人卒/年 –",
            "288: target at-least 1 人/1校 FY2024",
            "298: target about 500000 人卒/年 –",
            "312: target about 1000000 人/年 –",
            "352: target at-least 1 人/4校 FY2022",
            "362: target about 250000 人卒/年 –",
            "369: target about 250000 人卒/年 –",
            "376: target about 1000000 人/年 –",
            "389: target about 2000 人/年 –",
            "389: target about 100 人/年 –",
            "246: baseline 78 件 FY2021",
            "246: actual 217 件 FY2022",
            "246: actual 68 件 FY2022",
            "246: baseline 66 社 FY2021",
            "246: actual 165 社 FY2022",
            "28: actual 104 機関 –",
            "123: actual 104 機関 –",
            "189: target 0.1  –",
            "199: target 10 倍 2029-06-29",
        ];
        Assert.Equal(expected, await database.TextsAsync(All));
        Assert.Equal(
            0,
            await database.CountAsync(
                "select count(*) from public_indicator where confidence > 0.9"
            )
        );
    }

    [Fact]
    public async Task A_newer_reading_adds_lines_with_their_reason_and_the_earlier_figures_stay_readable()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var text = await File.ReadAllTextAsync(Documents.Sample("ai-strategy-2026-progress.txt"));
        await ImportAsync(database, text);
        string[] first =
        [
            "47: actual 300 人 –",
            "171: baseline 210  FY2025",
            "171: actual 480  FY2026",
            "171: actual 12 会場 FY2026",
        ];
        Assert.Equal(first, await database.TextsAsync(All));
        await ImportAsync(
            database,
            text.Replace("480", "475", StringComparison.Ordinal)
                .Replace(
                    "先生の研修を12の会場で開催",
                    "先生の研修を各地で開催",
                    StringComparison.Ordinal
                )
        );
        string[] both =
        [
            .. first,
            "171: actual 475  FY2026 #2 reading-changed",
            "actual 会場 FY2026 #2 not-in-reading",
        ];
        var lines = await database.TextsAsync(
            All.Replace("d.name, f.first_line, ", "", StringComparison.Ordinal)
        );
        Assert.Equal(both, lines);
    }

    [Theory]
    [InlineData("update indicator_fact set value = 1")]
    [InlineData("delete from indicator_fact")]
    [InlineData("truncate indicator_definition")]
    [InlineData("update indicator_definition set title = 'x'")]
    [InlineData("delete from indicator")]
    [InlineData(
        "insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, reason, document_id) select indicator_id, kind, state, starts_on, ends_on, period, 2, 1, 'exact', '1', '', document_id from indicator_fact limit 1"
    )]
    [InlineData(
        "insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, reason, document_id) select indicator_id, kind, state, starts_on, ends_on, period, 1, 1, 'exact', '1', 'x', document_id from indicator_fact limit 1"
    )]
    [InlineData(
        "insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, reason, document_id) select indicator_id, 'target', 'not-set', starts_on, ends_on, period, 1, '', document_id from indicator_fact limit 1"
    )]
    public async Task The_database_itself_refuses_to_change_the_past_or_to_leave_the_reason_out(
        string sql
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await ImportAsync(
            database,
            await File.ReadAllTextAsync(Documents.Sample("ai-strategy-2026-progress.txt"))
        );
        await using var connection = await database.Source.OpenConnectionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
    }

    private static Task<ImportResult> ImportAsync(Database database, string text) =>
        ImportDocument.RunAsync(
            database,
            Encoding.UTF8.GetBytes(text),
            "progress.txt",
            "operator",
            DateTime.UtcNow
        );
}
