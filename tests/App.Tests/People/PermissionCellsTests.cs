using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Every cell of the table of permissions, over HTTP: what is refused changes nothing.</summary>
public sealed class PermissionCellsTests(PostgresFixture postgres)
{
    public static TheoryData<PersonRole> Roles => [.. Enum.GetValues<PersonRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Everybody_may_do_what_the_table_says_and_nothing_else(PersonRole role)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var administrator = await Visitor.WithAsync(site, PersonRole.Administrator);
        using var target = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "target@example.go.jp"
        );
        using var visitor =
            role == PersonRole.Public
                ? new Visitor(site)
                : await Visitor.WithAsync(site, role, role.IsOfAnOrganisation() ? "mext" : null);
        using var reporter = await Visitor.WithAsync(site, PersonRole.Reporter, "mext");
        await site.Execute(TwoRounds.Sql);
        using var office = await Visitor.WithAsync(site, PersonRole.Secretariat);
        using var workbook = await office.Get("/rounds/2/workbooks/mext.xlsx");
        var survey = await workbook.Content.ReadAsByteArrayAsync();
        var id = await ScalarAsync(
            site,
            "select id from person where email = 'target@example.go.jp'"
        );
        var cases = new Dictionary<UseCase, Func<Task<HttpResponseMessage>>>
        {
            [UseCase.WorkAtTheDesk] = () => FromElsewhere(visitor, "/import"),
            [UseCase.SeePeople] = () => visitor.Get("/people"),
            [UseCase.InvitePerson] = () =>
                visitor.Post(
                    "/people/invite",
                    ("email", "new@example.go.jp"),
                    ("name", "新"),
                    ("role", "reader")
                ),
            [UseCase.ChangeMembership] = () =>
                visitor.Post($"/people/{id}/roles", ("role", "reviewer")),
            [UseCase.EndAccess] = () => visitor.Post($"/people/{id}/end"),
            [UseCase.SeeRounds] = () => visitor.Get("/rounds"),
            [UseCase.RunRound] = () => visitor.Post("/rounds/1/open"),
            [UseCase.AnswerDuty] = () =>
                visitor.Post("/rounds/2/duties/1/save", ("seen", "0"), ("progress", "試験")),
            [UseCase.MakeWorkbook] = () => visitor.Get("/rounds/2/workbooks/mext.xlsx"),
            [UseCase.ReturnWorkbook] = () =>
                visitor.Upload("/rounds/2/workbooks", survey, "a.xlsx"),
            [UseCase.ReviewReport] = () =>
                visitor.Post("/rounds/2/duties/2/approve", ("seen", "1")),
            [UseCase.VerifyReport] = () =>
                visitor.Post("/rounds/2/duties/2/verify", ("seen", "1"), ("how", "試験")),
            [UseCase.Comment] = () =>
                visitor.Post("/rounds/2/duties/1/comments", ("words", "試験")),
            [UseCase.RemindLate] = () => visitor.Post("/rounds/2/reminders", ("again", "yes")),
            [UseCase.KeepOutbox] = () => visitor.Post("/rounds/outbox", ("mail", "1")),
            [UseCase.SeeCuts] = () => visitor.Get("/rounds/3/cuts/1"),
            [UseCase.TakeCut] = () => visitor.Post("/rounds/3/cuts"),
            [UseCase.SeeReleases] = () => visitor.Get("/rounds/3/releases/rwaits"),
            [UseCase.PublishRelease] = () =>
                visitor.Post(
                    "/rounds/3/releases",
                    ("cut", "1"),
                    ("title", "試験"),
                    ("titleEn", "Trial"),
                    ("when", "now")
                ),
            [UseCase.CorrectRelease] = () =>
                visitor.Post(
                    "/rounds/3/releases/rout/answers/aout",
                    ("field", "progress"),
                    ("after", "正しい文"),
                    ("reason", "試験"),
                    ("seen", "0")
                ),
            [UseCase.SeeIndicators] = () => visitor.Get("/indicators/edit"),
            [UseCase.KeepIndicators] = () =>
                visitor.Post(
                    "/indicators/edit/ktest",
                    ("title", "試験"),
                    ("unit", "件"),
                    ("measure", "number"),
                    ("reason", "試験")
                ),
            [UseCase.ChangeOwnAccount] = () => visitor.Get("/account"),
        };
        Assert.Equal(Enum.GetValues<UseCase>().Order(), cases.Keys.Order());
        foreach (var (useCase, act) in cases)
        {
            var before = await TracesAsync(site);
            using var answer = await act();
            var may = Permissions.Allows(role, useCase);
            if (may)
                Assert.True((int)answer.StatusCode < 400, $"{useCase}: {answer.StatusCode}");
            else
                Assert.True(
                    answer.StatusCode
                        is HttpStatusCode.Unauthorized
                            or HttpStatusCode.Forbidden
                            or HttpStatusCode.NotFound,
                    $"{useCase}: {answer.StatusCode}"
                );
            var isChange =
                useCase
                is UseCase.InvitePerson
                    or UseCase.ChangeMembership
                    or UseCase.EndAccess
                    or UseCase.RunRound
                    or UseCase.AnswerDuty
                    or UseCase.ReturnWorkbook
                    or UseCase.ReviewReport
                    or UseCase.VerifyReport
                    or UseCase.Comment
                    or UseCase.RemindLate
                    or UseCase.KeepOutbox
                    or UseCase.TakeCut
                    or UseCase.KeepIndicators
                    or UseCase.PublishRelease
                    or UseCase.CorrectRelease;
            Assert.Equal(before + (may && isChange ? 1 : 0), await TracesAsync(site));
        }
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_removed_in_any_way()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var only = await Visitor.WithAsync(site, PersonRole.Administrator);
        var person = await ScalarAsync(site, "select person_id from membership");
        var membership = await ScalarAsync(site, "select id from membership");
        using var end = await only.Post($"/people/{person}/end");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, end.StatusCode);
        using var role = await only.Post($"/people/roles/{membership}/end");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, role.StatusCode);
        using var still = await only.Get("/people");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Who_forgot_the_password_and_lost_the_app_comes_back_by_a_link_that_works_once()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var administrator = await Visitor.WithAsync(site, PersonRole.Administrator);
        using var lost = await Visitor.WithAsync(
            site,
            PersonRole.Reviewer,
            email: "oda@example.go.jp"
        );
        var id = await ScalarAsync(site, "select id from person where email = 'oda@example.go.jp'");
        await site.Execute($"update person set two_factor_enabled = true where id = {id}");
        using var made = await administrator.Post($"/people/{id}/password", ("app", "lost"));
        var path = Regex
            .Match(await made.Content.ReadAsStringAsync(), "/invitations/[A-Za-z0-9_-]+")
            .Value;
        const string anew = "nineteen paper boats on a slow river";
        using var visitor = new Visitor(site);
        using var set = await visitor.Post(path, ("name", "織田"), ("password", anew));
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Contains(
            "oda@example.go.jp",
            await visitor.Text("/account"),
            StringComparison.Ordinal
        );
        using var old = await lost.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        using var again = new Visitor(site);
        using var signIn = await again.SignIn("oda@example.go.jp", anew);
        Assert.Equal("/account/start", signIn.Headers.Location!.OriginalString);
        using var twice = await again.Post(path, ("name", "織田"), ("password", anew));
        Assert.Equal(HttpStatusCode.Gone, twice.StatusCode);
        Assert.Equal(
            1,
            await ScalarAsync(site, $"select count(*) from membership where person_id = {id}")
        );
    }

    [Fact]
    public async Task Access_that_ended_ends_at_once_and_the_address_may_be_invited_again()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var administrator = await Visitor.WithAsync(site, PersonRole.Administrator);
        using var leaving = await Visitor.WithAsync(
            site,
            PersonRole.Secretariat,
            email: "kato@example.go.jp"
        );
        var id = await ScalarAsync(
            site,
            "select id from person where email = 'kato@example.go.jp'"
        );
        using var ended = await administrator.Post($"/people/{id}/end");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var closed = await leaving.Get("/people");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        using var signIn = await leaving.SignIn("kato@example.go.jp");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
        using var back = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "kato@example.go.jp"
        );
        using var account = await back.Get("/account");
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
    }

    // The desk is open to whoever sits at the machine: asked as from elsewhere, only the role counts.
    private static async Task<HttpResponseMessage> FromElsewhere(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        return await visitor.Client.SendAsync(request);
    }

    private static Task<long> TracesAsync(RunningSite site) =>
        ScalarAsync(site, "select count(*) from ledger");

    private static async Task<long> ScalarAsync(RunningSite site, string sql)
    {
        await using var connection = await site.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}
