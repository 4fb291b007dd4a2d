using System.Net;
using Dapper;
using Npgsql;
using Shirube.App.Tests.People;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.EvidenceUpload;

namespace Shirube.App.Tests.Rounds;

/// <summary>Who sees files that were handed in, and who hands them in: over HTTP and again in SQL.</summary>
public sealed class EvidenceRightsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_does_not_see_the_duty_does_not_see_its_files_and_a_hash_alone_opens_nothing()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var alone = await site.DutyAsync("灯台", "総務省");
        var shared = await site.DutyAsync("霧笛", "総務省");
        (await UploadAsync(site.Mic, alone, 0, [], ("報告.pdf", Pdf))).Dispose();
        (await UploadAsync(site.Mic, shared, 0, [], ("図.png", Png))).Dispose();
        foreach (
            var (who, path, status) in new[]
            {
                (site.Mext, Path(alone, Pdf), HttpStatusCode.NotFound),
                (site.Mext, Path(shared, Png), HttpStatusCode.OK),
                (site.Mic, Path(shared, Pdf), HttpStatusCode.NotFound),
                (site.Office, Path(alone, Pdf), HttpStatusCode.OK),
            }
        )
        {
            using var answer = await who.Get(path);
            Assert.Equal(status, answer.StatusCode);
        }
        using var stranger = new Visitor(site.Running);
        using var nothing = await stranger.Get(Path(alone, Pdf));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        using var foreign = await UploadAsync(site.Mext, alone, 1, [], ("図.png", Png));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var reader = await Visitor.WithAsync(site.Running, PersonRole.Reader);
        using var mayNot = await UploadAsync(reader, alone, 1, [], ("図.png", Png));
        Assert.Equal(HttpStatusCode.Forbidden, mayNot.StatusCode);
        Assert.Equal(2, await site.NumberAsync("select count(*) from duty_file"));
    }

    /// <summary>Again without the program.</summary>
    [Theory]
    [InlineData("mic", "select size from duty_file", 1)]
    [InlineData("mext", "select size from duty_file", 0)]
    [InlineData("mext", "select octet_length(content) from evidence_file", 0)]
    [InlineData("mic", "select octet_length(content) from evidence_file", 1)]
    [InlineData("mic", "select 1 where attach_evidence(1, 'x', 'y', '\\x01') <> ''", 1)]
    [InlineData("mext", "select 1 where attach_evidence(1, 'x', 'y', '\\x01') <> ''", 0)]
    [InlineData("mext", "insert into evidence_file values ('x', '\\x01')", 0)]
    [InlineData(
        "mext",
        "insert into duty_file select 2, sha256, 'x', 'y', 1, 1, 'x', now() from evidence_file",
        0
    )]
    [InlineData("mic", "delete from duty_file", 0)]
    [InlineData("mic", "update evidence_file set content = '\\x00'", 0)]
    public async Task The_database_itself_gives_and_takes_files_only_as_the_duty_allows(
        string organisation,
        string sql,
        int rows
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        Assert.Equal(1, duty);
        (await UploadAsync(site.Mic, duty, 0, [], ("報告.pdf", Pdf))).Dispose();
        var person = await site.NumberAsync(
            $"select min(m.person_id) from membership m join organisation o on o.id = m.organisation_id where o.slug = '{organisation}'"
        );
        var key = await new SessionShelf(site.Running.Source).BeginAsync(person, []);
        await using var work = await site.Running.Work.BeginAsync(new(person, "試験", [], key));
        try
        {
            Assert.Equal(
                rows,
                sql.StartsWith("select", StringComparison.Ordinal)
                    ? (await work.Connection.QueryAsync<int>(sql)).Count()
                    : await work.Connection.ExecuteAsync(sql)
            );
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Assert.Equal(0, rows);
        }
    }

    [Fact]
    public async Task An_answer_names_no_file_that_was_not_handed_in_for_it()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await UploadAsync(site.Mic, duty, 0, [], ("報告.pdf", Pdf))).Dispose();
        var other = await site.DutyAsync("霧笛", "文部科学省");
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            site.Running.Execute(
                $$"""
                insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
                select {{other}}, 1, 0, false, content, 'web', gen_random_uuid(), person_id, '試験', false from answer
                """
            )
        );
        Assert.Equal(PostgresErrorCodes.RaiseException, refused.SqlState);
    }
}
